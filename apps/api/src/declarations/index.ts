/**
 * The door of declarations: how deeds become awards. Review, publicity and objections move them along their machine;
 * importing the paper book counts toward the same caps.
 */
export { auditDeclarations } from './auditing.ts'
export { capUsesOf } from './cap.ts'
export { countTowardCaps, giveCapsBack } from './cap-repository.ts'
export { collectPhotos } from './jobs.ts'
export { declarationsRoutes } from './routes.ts'
