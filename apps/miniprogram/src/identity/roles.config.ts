export default definePageConfig({ navigationBarTitleText: '换身份' })
