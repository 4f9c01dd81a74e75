/** The door of imports. */
export { bringInSheet, type SheetToBring } from './bring-in-sheet.ts'
export { forgetOldSheets } from './jobs.ts'
export { importsRoutes } from './routes.ts'
export { undoImport } from './undo-import.ts'
