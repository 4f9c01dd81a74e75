/** The door of rewards. */
export { addShop, putOnShelf } from './add-reward.ts'
export { expireRedemptions } from './jobs.ts'
export { rewardsRoutes } from './routes.ts'
