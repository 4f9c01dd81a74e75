export default definePageConfig({ navigationBarTitleText: '扫码记分' })
