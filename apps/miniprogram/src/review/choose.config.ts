export default definePageConfig({ navigationBarTitleText: '记评议小组' })
