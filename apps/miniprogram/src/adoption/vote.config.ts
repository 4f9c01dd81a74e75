export default definePageConfig({ navigationBarTitleText: '记下表决' })
