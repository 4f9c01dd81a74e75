/** The door of objections: what villagers hold against a declaration in publicity or an entry. */
export { awardDueSince } from './awards-due.ts'
export { objectionsRoutes } from './routes.ts'
export { trailOfObjections } from './trail-of-objections.ts'
