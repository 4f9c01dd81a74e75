/** The door of imports. */
export { forgetOldSheets } from './jobs.ts'
export { importsRoutes } from './routes.ts'
