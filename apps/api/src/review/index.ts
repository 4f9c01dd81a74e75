/** The door of review: the panel that decides on what was screened. */
export { seatPanels } from './jobs.ts'
export { sitsOn } from './repository.ts'
export { reviewRoutes } from './routes.ts'
