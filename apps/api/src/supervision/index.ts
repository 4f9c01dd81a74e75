/** The door of supervision: it looks at everything and alters nothing. */
export { photosOfFindingsOver } from './repository.ts'
export { supervisionRoutes } from './routes.ts'
