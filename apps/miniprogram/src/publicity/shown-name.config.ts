export default definePageConfig({ navigationBarTitleText: '榜上怎么写' })
