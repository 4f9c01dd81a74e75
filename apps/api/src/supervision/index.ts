/** The door of supervision: it looks at everything and alters nothing. */
export { supervisionRoutes } from './routes.ts'
