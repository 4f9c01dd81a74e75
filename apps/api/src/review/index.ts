/** The door of review: the panel that decides on what was screened. */
export { seatPanels } from './jobs.ts'
export { reviewRoutes } from './routes.ts'
