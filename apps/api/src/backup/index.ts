/** The door of backups: one archive for both engines. Why: docs/decisions/0015-auditor-and-archive.md */
export { DamagedArchive } from './archiving.ts'
export { backUp, liesWithin } from './backing-up.ts'
export { NotRestored, restore } from './restoring.ts'
