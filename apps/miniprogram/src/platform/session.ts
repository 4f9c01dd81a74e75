import type { HeldRole, Me } from '@village-points/shared/identity/contract.ts'
import { create } from 'zustand'
import { keep, readKept } from './storage'

/** Who uses this phone now. Everything here outlives a reload. */
export interface Session {
  readonly token?: string | undefined
  readonly displayName?: string | undefined
  readonly roles: readonly HeldRole[]
  readonly actingRoleId?: string | undefined
}

interface SessionStore extends Session {
  readonly elderMode: boolean
  /** Replaces who is signed in. */
  readonly set: (session: Session) => void
  readonly setElderMode: (isOn: boolean) => void
}

const SESSION_KEY = 'session'
const MODE_KEY = 'elder-mode'

/** The session store; components read it through the hooks below. */
export const useSession = create<SessionStore>()((set) => ({
  roles: [],
  ...readKept<Session>(SESSION_KEY),
  elderMode: readKept<boolean>(MODE_KEY) ?? false,
  set: (session) => {
    keep(SESSION_KEY, session)
    set({ token: undefined, displayName: undefined, actingRoleId: undefined, ...session })
  },
  setElderMode: (elderMode) => {
    keep(MODE_KEY, elderMode)
    set({ elderMode })
  },
}))

const actingIn = (session: Session): HeldRole | undefined =>
  session.roles.find((role) => role.roleId === session.actingRoleId) ?? session.roles[0]

/** The role acted in, outside a component. */
export const actingRole = (): HeldRole | undefined => actingIn(useSession.getState())

/** The role acted in; undefined before anybody signed in. */
export const useActingRole = (): HeldRole | undefined => useSession(actingIn)

/** Whether the larger, one-column layout is on. */
export const useElderMode = (): boolean => useSession((session) => session.elderMode)

/** Whether the acting role works for the village rather than only lives in it. */
export const useIsStaff = (): boolean => {
  const role = useActingRole()?.role
  return role !== undefined && role !== 'villager'
}

/** A session of the person the server answered about, in the given role or the first one. */
export const sessionOf = (token: string, me: Me, actingRoleId?: string): Session => ({
  token,
  displayName: me.displayName,
  roles: me.roles,
  actingRoleId: me.roles.some(({ roleId }) => roleId === actingRoleId) ? actingRoleId : me.roles[0]?.roleId,
})
