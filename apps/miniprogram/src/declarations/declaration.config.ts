export default definePageConfig({ navigationBarTitleText: '报的好事' })
