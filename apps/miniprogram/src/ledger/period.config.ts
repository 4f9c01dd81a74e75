export default definePageConfig({ navigationBarTitleText: '年底结账' })
