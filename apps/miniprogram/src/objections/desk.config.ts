export default definePageConfig({ navigationBarTitleText: '意见和答复' })
