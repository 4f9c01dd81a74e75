export default definePageConfig({ navigationBarTitleText: '印积分明细' })
