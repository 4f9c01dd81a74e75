export default definePageConfig({ navigationBarTitleText: '提醒和扣分' })
