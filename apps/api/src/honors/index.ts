/** The door of honours: by conduct points alone, and nobody is named who did not agree. */
export { askForHonorConsent } from './jobs.ts'
export { honorsRoutes } from './routes.ts'
