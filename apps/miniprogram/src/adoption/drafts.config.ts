export default definePageConfig({ navigationBarTitleText: '起草新细则' })
