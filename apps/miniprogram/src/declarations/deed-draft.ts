import type { TypedAmount } from './award-amount'

/** Where the draft of a deed to declare is kept. */
export const DEED_DRAFT = 'deed'

/** What was chosen and typed so far. Photos, words and day stay when another clause is chosen. */
export interface DeedDraft extends TypedAmount {
  /** Absent for the own household. */
  readonly householdId?: string | undefined
  /** The rule through all versions. */
  readonly originId?: string | undefined
  readonly ruleTitle: string
  /** Absent means whoever holds the phone; empty means nobody in particular. */
  readonly memberId?: string | undefined
  /** Absent means today, also after midnight. */
  readonly deedOn?: string | undefined
  readonly note: string
  readonly photoIds: readonly string[]
  /** Names of photographs that have not arrived yet; the phone keeps them until they have. */
  readonly unsent: readonly string[]
  readonly isDetailed: boolean
}

export const emptyDeed: DeedDraft = {
  ruleTitle: '',
  quantity: '1',
  points: '',
  note: '',
  photoIds: [],
  unsent: [],
  isDetailed: false,
}
