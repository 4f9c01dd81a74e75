/**
 * The door of declarations: how deeds become awards. Review, publicity and objections move them along their machine;
 * importing the paper book counts toward the same caps.
 */
export { auditDeclarations } from './auditing.ts'
export { capUsesOf } from './cap.ts'
export { countTowardCaps, giveCapsBack } from './cap-repository.ts'
export { leftLyingBefore } from './declaration.ts'
export { collectPhotos, tellOfAwards } from './jobs.ts'
export { countToScreen } from './list-screenings.ts'
export { moveDeclarations, postDeclarations } from './moving.ts'
export { presentStep, toWaiting } from './presenting.ts'
export { countWaiting, type DeclarationRow, findDeclarations, pageOfWaiting } from './repository.ts'
export { declarationsRoutes } from './routes.ts'
export { stepsOf } from './step-repository.ts'
export { requireToSee } from './submitting.ts'
