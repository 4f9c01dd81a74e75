import { isPermitted } from '@village-points/shared/identity/permissions.ts'
import type { VillagePerson } from '../identity/index.ts'
import type { Actor } from '../platform/work.ts'

/** The committee records what the villagers chose. */
export const mayRecordPanel = (actor: Actor): boolean => actor.role === 'committee'

/** Relations of everybody are seen by those who keep the lists, the own ones by each. */
export const seesAllKin = (actor: Actor): boolean => actor.role === 'committee' || actor.role === 'supervisor'

/** Everybody ends what was declared of himself; the committee ends any. */
export const mayEndKin = (actor: Actor, userId: string): boolean =>
  actor.role === 'committee' || actor.userId === userId

/** Who voted how is told to those who answer for the panel; the household hears only what it came to. */
export const seesSeats = (actor: Actor, isSeated: boolean): boolean =>
  isSeated || actor.role === 'committee' || actor.role === 'supervisor'

/** Who may sit: somebody who may vote at all, and does not audit what the panel decided (DOMAIN 6). */
export const maySit = ({ roles }: VillagePerson): boolean =>
  roles.some((role) => isPermitted(role, 'review.vote')) && !roles.includes('supervisor')
