export default definePageConfig({ navigationBarTitleText: '两版比一比' })
