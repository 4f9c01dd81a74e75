/** The door of rewards. */
export { addShop, putOnShelf } from './add-reward.ts'
export { auditRewards } from './auditing.ts'
export { expireRedemptions, remindOfOrders } from './jobs.ts'
export { changeGoods, type ListedGoods, listGoods, removeGoods } from './list-goods.ts'
export { rewardsRoutes } from './routes.ts'
