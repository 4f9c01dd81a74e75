import type { TypedAmount } from './award-amount'

/** Where the draft of a batch is kept. */
export const BATCH_DRAFT = 'award-batch'

/** What was chosen and typed for a batch so far. */
export interface BatchDraft extends TypedAmount {
  readonly step: 'rule' | 'households' | 'summary'
  readonly originId?: string | undefined
  /** Absent means today. */
  readonly deedOn?: string | undefined
  readonly note: string
  readonly isDetailed: boolean
  /** Households picked, by id. */
  readonly chosen: readonly string[]
  /** Those that differ: what was typed for them, by household id. */
  readonly exceptions: Readonly<Record<string, string>>
}

export const emptyBatch: BatchDraft = {
  step: 'rule',
  quantity: '1',
  points: '',
  note: '',
  isDetailed: false,
  chosen: [],
  exceptions: {},
}
