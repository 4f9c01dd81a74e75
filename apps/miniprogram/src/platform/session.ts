import type { Role } from '@village-points/shared/identity/permissions.ts'
import { create } from 'zustand'
import { keep, readKept } from './storage'

/** One role a person holds, as the switch shows it. */
export interface HeldRole {
  readonly id: string
  readonly role: Role
  readonly villageName: string
  /** What tells two roles of a kind apart: a group, a household. */
  readonly detail?: string | undefined
  /** The village's telephone, shown on every page. */
  readonly telephone?: string | undefined
}

/** Who uses this phone now. Everything here outlives a reload. */
export interface Session {
  readonly token?: string | undefined
  readonly personName?: string | undefined
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
    set({ token: undefined, personName: undefined, actingRoleId: undefined, ...session })
  },
  setElderMode: (elderMode) => {
    keep(MODE_KEY, elderMode)
    set({ elderMode })
  },
}))

const actingIn = (session: Session): HeldRole | undefined =>
  session.roles.find((role) => role.id === session.actingRoleId) ?? session.roles[0]

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
