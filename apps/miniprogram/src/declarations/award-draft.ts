import type { HouseholdBrief } from '@village-points/shared/households/contract.ts'
import type { TypedAmount } from './award-amount'

/** Where the draft of a single award is kept. */
export const AWARD_DRAFT = 'award'

/** What was chosen and typed for one award so far. */
export interface AwardDraft extends TypedAmount {
  readonly household?: HouseholdBrief | undefined
  /** The rule through all versions: another day may stand under an older rulebook. */
  readonly originId?: string | undefined
  readonly memberId?: string | undefined
  /** Absent means today, also after midnight. */
  readonly deedOn?: string | undefined
  readonly note: string
  /** The optional part was opened. */
  readonly isDetailed: boolean
}

export const emptyAward: AwardDraft = { quantity: '1', points: '', note: '', isDetailed: false }
