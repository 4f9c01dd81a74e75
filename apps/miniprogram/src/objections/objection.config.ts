export default definePageConfig({ navigationBarTitleText: '一条意见' })
