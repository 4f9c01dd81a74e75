import { type DraftCan, type DraftState, nextState } from '@village-points/shared/adoption/contract.ts'
import { isPermitted, type Permission } from '@village-points/shared/identity/permissions.ts'
import type { VillageDay } from '@village-points/shared/platform/village-day.ts'
import type { Actor } from '../platform/work.ts'
import { roundKept, takesComments } from './draft.ts'

const may = ({ role }: Actor, permission: Permission): boolean => role !== 'system' && isPermitted(role, permission)

/** The committee writes drafts. */
export const mayDraft = (actor: Actor): boolean => may(actor, 'adoption.draft')

/** A text that is being written is seen by who writes it and by who watches over them; a given-up one by nobody else. */
export const maySeeDraft = (actor: Actor, state: DraftState): boolean =>
  mayDraft(actor) || actor.role === 'supervisor' || !['drafted', 'withdrawn'].includes(state)

/** Whoever speaks up is known to the committee, which answers; to nobody else. */
export const seesWhoSaid = (actor: Actor): boolean => actor.role === 'committee'

/** Only a cadre writes down what somebody else said. */
export const maySpeakForOthers = ({ role }: Actor): boolean => role === 'committee' || role === 'group_leader'

export const canOf = (actor: Actor, draft: Parameters<typeof takesComments>[0], today: VillageDay): DraftCan => {
  const drafts = (action: Parameters<typeof nextState>[1]) =>
    mayDraft(actor) && nextState(draft.state as DraftState, action) !== undefined
  return {
    edit: mayDraft(actor) && draft.state === 'drafted',
    open: drafts('open'),
    comment: may(actor, 'adoption.comment') && takesComments(draft, today),
    takeBack: drafts('take_back'),
    recordVote: drafts('pass') && roundKept(draft, today) !== null,
    file: may(actor, 'adoption.file') && nextState(draft.state as DraftState, 'file') !== undefined,
    publicize: drafts('publicize'),
    withdraw: drafts('withdraw'),
  }
}
