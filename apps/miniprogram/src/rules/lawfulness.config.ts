export default definePageConfig({ navigationBarTitleText: '合不合法' })
