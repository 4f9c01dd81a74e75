/** The door of imports. */
export { forgetOldSheets } from './jobs.ts'
export { readContent } from './readings.ts'
export { importsRoutes } from './routes.ts'
export { readSpreadsheet } from './spreadsheet/read-spreadsheet.ts'
