/** The door of deductions: reminders first, points last, and back when put right. */
export { auditDeductions } from './auditing.ts'
export { makeDeductions } from './jobs.ts'
export { remindersOf } from './reminding.ts'
export { countPublicized } from './repository.ts'
export { deductionsRoutes } from './routes.ts'
export { photosOfCasesOver } from './step-repository.ts'
export { trailOfDeduction } from './trail-of-deduction.ts'
