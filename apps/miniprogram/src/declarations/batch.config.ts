export default definePageConfig({ navigationBarTitleText: '批量记分' })
