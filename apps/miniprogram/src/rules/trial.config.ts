export default definePageConfig({ navigationBarTitleText: '试算细则' })
