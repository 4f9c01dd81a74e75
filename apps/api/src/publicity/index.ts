/**
 * The door of publicity: what was accepted hangs out for some days before it is posted, and what was awarded on the spot
 * hangs out after it. Objections ask where a declaration hangs, and whether its days are over.
 */
export { hasEnded, publicityOf } from './finding.ts'
export { closePublicities, publicizeDaily } from './jobs.ts'
export { publicityRoutes } from './routes.ts'
export { trailOfPublicity } from './trail-of-publicity.ts'
