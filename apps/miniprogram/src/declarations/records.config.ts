export default definePageConfig({ navigationBarTitleText: '记分记录' })
