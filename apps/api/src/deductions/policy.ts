import { type DeductionAction, type DeductionState, nextState } from '@village-points/shared/deductions/contract.ts'
import type { HouseholdBrief } from '@village-points/shared/households/contract.ts'
import { refuse } from '../platform/refusal.ts'
import type { Actor } from '../platform/work.ts'
import { hasTime } from './deduction.ts'

/** A case as far as it matters who may do what to it. */
export interface Case {
  readonly state: string
  readonly household: HouseholdBrief
  /** The household that answers for it now. */
  readonly heirId: string
}

const isOwn = (actor: Actor, { heirId, household }: Omit<Case, 'state'>): boolean =>
  actor.role === 'villager'
    ? actor.householdId === heirId
    : actor.ownHouseholdIds.includes(heirId) || actor.ownHouseholdIds.includes(household.householdId)

/** Whether somebody sees a case: the household, its leader, the committee, the supervisors. */
export const maySee = (actor: Actor, one: Omit<Case, 'state'>): boolean => {
  if (actor.role === 'villager') return isOwn(actor, one)
  return actor.role !== 'group_leader' || actor.villagersGroupId === one.household.villagersGroupId
}

/** Nobody acts on the own household or on kin; a leader only in the own group (DOMAIN 6). */
export const requireMayAct = (actor: Actor, one: Omit<Case, 'state'>, isKin: boolean): void => {
  if (isOwn(actor, one) || isKin) refuse('deduction.own_household')
  const { household } = one
  if (actor.role === 'group_leader' && actor.villagersGroupId !== household.villagersGroupId) {
    refuse('deduction.outside_group', { name: household.name, group: household.groupName })
  }
}

/** The household itself answers; on paper a cadre writes it down for them. */
export const requireMayAnswer = (actor: Actor, one: Omit<Case, 'state'>): void => {
  if (actor.role === 'villager') return
  requireMayAct(actor, one, false)
}

/** What a page may offer. The use case decides again. */
export const whatMayBeDone = (
  actor: Actor,
  one: Case & { readonly row: { readonly fixBy: string } },
  today: string,
) => {
  const may = (...actions: readonly DeductionAction[]) =>
    actions.some((action) => nextState(one.state as DeductionState, action) !== undefined)
  const isCadre = (actor.role === 'committee' || actor.role === 'group_leader') && !isOwn(actor, one)
  const answers = isCadre || (actor.role === 'villager' && isOwn(actor, one))
  return {
    rectify: answers && may('rectify', 'amend'),
    object: answers && may('freeze', 'dispute'),
    recheck: isCadre && may('close', 'repair'),
    propose: isCadre && may('propose') && !hasTime(one.state, one.row.fixBy, today),
    hear: isCadre && actor.role === 'committee' && may('hear'),
    drop: isCadre && actor.role === 'committee' && may('drop') && one.state !== 'frozen',
    decide: actor.role === 'supervisor' && !isOwn(actor, one) && may('release', 'keep'),
  }
}

/** Who sits by which draw is told to those who answer for the panel. */
export const seesSeats = (actor: Actor): boolean => actor.role === 'committee' || actor.role === 'supervisor'
