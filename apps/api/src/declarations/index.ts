/**
 * The door of declarations: how deeds become awards. Review, publicity and objections move them along their machine;
 * importing the paper book counts toward the same caps.
 */
export { auditDeclarations } from './auditing.ts'
export { type CapUse, capUsesOf } from './cap.ts'
export { countTowardCaps, giveCapsBack } from './cap-repository.ts'
export { decideAmount, leftLyingBefore } from './declaration.ts'
export { collectPhotos, tellOfAwards } from './jobs.ts'
export { countToScreen } from './list-screenings.ts'
export { moveDeclarations, postDeclarations, postThoseDue } from './moving.ts'
export type { PhotosOver } from './photo-repository.ts'
export { presentStep, toWaiting } from './presenting.ts'
export { deliverPhoto, photoShowing } from './read-photo.ts'
export { countWaiting, type DeclarationRow, findDeclarations, pageOfWaiting } from './repository.ts'
export { declarationsRoutes } from './routes.ts'
export { stepsOf } from './step-repository.ts'
export { keepPhotosFor, requireToSee } from './submitting.ts'
export { takeBack } from './taking-back.ts'
export { trailOfDeclaration } from './trail-of-declaration.ts'
