import { type DecisionReason, reasonNames } from '@village-points/shared/declarations/contract.ts'
import { useDraft } from '../platform/draft'

/** What is decided otherwise than the rest of its block. */
export interface Exception {
  readonly decision: 'return' | 'reject'
  readonly reason: DecisionReason
  readonly words: string
}

export type Exceptions = Readonly<Record<string, Exception>>

/** Exceptions by declaration, until they are sent: a reload or a lost connection loses none of them. */
export const useExceptions = (name: string) => {
  const draft = useDraft<{ readonly all: Exceptions }>(name, NONE)
  const { all } = draft.value
  return {
    all,
    set: (declarationId: string, exception: Exception) => draft.change({ all: { ...all, [declarationId]: exception } }),
    drop: (declarationIds: readonly string[]) =>
      draft.change({ all: Object.fromEntries(Object.entries(all).filter(([id]) => !declarationIds.includes(id))) }),
  }
}

const NONE = { all: {} }

export type ExceptionBook = ReturnType<typeof useExceptions>

/** `照片看不清,请补一张`. */
export const exceptionWords = ({ reason, words }: Exception): string =>
  [reason === 'other' ? '' : reasonNames[reason], words].filter(Boolean).join(',')

export const decisionNames = { return: '退回补充', reject: '不同意' } as const
