export default definePageConfig({ navigationBarTitleText: '替人写一条意见' })
