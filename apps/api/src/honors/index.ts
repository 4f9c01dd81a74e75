/** The door of honours: by conduct points alone, and nobody is named who did not agree. */
export { honorsRoutes } from './routes.ts'
