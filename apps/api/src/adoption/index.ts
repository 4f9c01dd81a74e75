/** The door of adoption: how a rulebook comes into force. A spreadsheet becomes a draft through `beginDraft`. */
export { beginDraft, takeBackUnseen } from './drafting.ts'
export { adoptDrafts } from './jobs.ts'
export { adoptionRoutes } from './routes.ts'
