export default definePageConfig({ navigationBarTitleText: '看一条' })
