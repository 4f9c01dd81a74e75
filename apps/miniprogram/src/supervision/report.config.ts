export default definePageConfig({ navigationBarTitleText: '监督报告' })
