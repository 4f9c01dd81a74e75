export default definePageConfig({ navigationBarTitleText: '东西和价钱' })
