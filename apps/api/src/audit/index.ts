/** The door of the audit: the books counted anew, every night and whenever somebody asks. */
export { type Audit, auditVillage, auditWithin } from './auditing.ts'
export { auditEveryNight } from './jobs.ts'
export { latestResult } from './repository.ts'
export { auditRoutes } from './routes.ts'
