export default definePageConfig({ navigationBarTitleText: '改花名册' })
