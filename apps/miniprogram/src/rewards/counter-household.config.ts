export default definePageConfig({ navigationBarTitleText: '用户卡直接换' })
