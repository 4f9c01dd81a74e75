/** The door of review: the panel that decides on what was screened. */
export { seatPanels } from './jobs.ts'
export { toSeat } from './presenting.ts'
export { kinOf, sitsOn } from './repository.ts'
export { reviewRoutes } from './routes.ts'
export { type People, recusalOf } from './seat.ts'
export { matterOf, seatsFor, seedOf } from './seating.ts'
export { trailOfReview } from './trail-of-review.ts'
