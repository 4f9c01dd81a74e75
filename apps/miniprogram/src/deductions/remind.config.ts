export default definePageConfig({ navigationBarTitleText: '提醒一户' })
