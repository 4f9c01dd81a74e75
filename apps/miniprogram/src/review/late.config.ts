export default definePageConfig({ navigationBarTitleText: '拖久了的' })
