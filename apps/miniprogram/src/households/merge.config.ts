export default definePageConfig({ navigationBarTitleText: '两户并一户' })
