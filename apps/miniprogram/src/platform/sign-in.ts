import { forgetAnswers } from './kept-answers'
import { queryClient } from './query-client'
import { type Session, useSession } from './session'

/** Forgets what the former person or role was shown. */
const forgetShown = () => {
  queryClient.clear()
  forgetAnswers()
}

/** Takes a new session: nothing of the former one stays on the phone. */
export const enter = (session: Session): void => {
  forgetShown()
  useSession.getState().set(session)
}

/** Acts in another of the person's roles. */
export const actAs = (roleId: string): void => {
  const { token, personName, roles } = useSession.getState()
  forgetShown()
  useSession.getState().set({ token, personName, roles, actingRoleId: roleId })
}

/** Leaves: the phone forgets the person. The caller ends the session on the server. */
export const leave = (): void => enter({ roles: [] })
