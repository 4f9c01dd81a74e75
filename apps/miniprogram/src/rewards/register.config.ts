export default definePageConfig({ navigationBarTitleText: '今日登记' })
