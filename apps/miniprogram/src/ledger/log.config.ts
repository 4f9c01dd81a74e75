export default definePageConfig({ navigationBarTitleText: '阳光账本' })
