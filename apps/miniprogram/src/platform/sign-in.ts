import type { Me } from '@village-points/shared/identity/contract.ts'
import { forgetDrafts } from './draft'
import { forgetAnswers } from './kept-answers'
import { queryClient } from './query-client'
import { type Session, sessionOf, useSession } from './session'
import { forgetEveryUnsent } from './unsent-photos'

/** Forgets what the former person or role was shown. */
const forgetShown = () => {
  queryClient.clear()
  forgetAnswers()
  forgetDrafts()
  void forgetEveryUnsent()
}

/** Takes a new session: nothing of the former one stays on the phone. */
export const enter = (session: Session): void => {
  forgetShown()
  useSession.getState().set(session)
}

/** Acts in another of the person's roles, as the server lists them now. */
export const actAs = (roleId: string, me: Me): void => {
  const { token } = useSession.getState()
  if (token) enter(sessionOf(token, me, roleId))
}

/** Acts in another of the roles this phone already knows of. */
export const switchTo = (roleId: string): void => {
  const { token, displayName, roles } = useSession.getState()
  enter({ token, displayName, roles, actingRoleId: roleId })
}

/** Leaves: the phone forgets the person. The caller ends the session on the server. */
export const leave = (): void => enter({ roles: [] })
