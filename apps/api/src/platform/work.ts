import type { Role } from '@village-points/shared/identity/permissions.ts'
import { v7 } from 'uuid'
import type { Tx } from './database/store.ts'

/** Who acts: a person in one role, or the system itself in a job. */
export interface Actor {
  readonly userId: string
  readonly name: string
  readonly role: Role | 'system'
  /** The household that a villager acts for. */
  readonly householdId?: string
  /** Every household in this village that the person belongs to, whatever role is acted in now. */
  readonly ownHouseholdIds: readonly string[]
  /** The group that a group leader leads. */
  readonly villagersGroupId?: string
  /** The shop where a clerk works. */
  readonly rewardShopId?: string
}

/** One transaction, one village, one person, one moment: the only context a use case has. */
export interface Work {
  readonly tx: Tx
  readonly villageId: string
  readonly actor: Actor
  readonly now: Date
}

/** The actor of jobs. */
export const systemActor: Actor = { userId: 'system', name: '系统', role: 'system', ownHouseholdIds: [] }

let sequence = 0

/**
 * A fresh identifier that sorts by time: random ones scatter the index and halve the speed of writing. Those of one
 * moment sort in the order in which they were made, so that newest first holds within a batch too.
 */
export const newId = (work: Pick<Work, 'now'>): string => {
  sequence = (sequence + 1) % 0x7fff_ffff
  return v7({ msecs: work.now.getTime(), seq: sequence })
}

/** Below every identifier of this moment and above those before it: spans of time become spans of keys. */
export const leastId = (at: Date): string => {
  const milliseconds = at.getTime().toString(16).padStart(12, '0')
  return `${milliseconds.slice(0, 8)}-${milliseconds.slice(8)}-7`
}
