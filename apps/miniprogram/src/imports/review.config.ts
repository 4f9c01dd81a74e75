export default definePageConfig({ navigationBarTitleText: '核对表格' })
