export default definePageConfig({ navigationBarTitleText: '村设置' })
