import {
  type Difference,
  type ImportCounts,
  type ImportKind,
  type ImportStatus,
  UNDO_HOURS,
  type WrittenAdoption,
} from '@village-points/shared/imports/contract.ts'
import type { z } from 'zod'

/** What a dry run or a commit came to. */
export interface Outcome {
  readonly counts: ImportCounts
  readonly difference: Difference
  readonly adoption?: z.infer<typeof WrittenAdoption>
}

/** What decides about an import. */
export interface ImportState {
  readonly kind: ImportKind
  readonly status: ImportStatus
  readonly outcome: Outcome
  readonly committedAt: Date | null
}

const HOUR_MS = 3_600_000

/** Before anything was counted. */
export const emptyOutcome = (dropped: { identity: number; other: number }): Outcome => ({
  counts: {
    rows: 0,
    ready: 0,
    waiting: 0,
    open: 0,
    people: 0,
    groups: 0,
    points: 0,
    droppedIdentityNumbers: dropped.identity,
    droppedOtherNumbers: dropped.other,
  },
  difference: { added: 0, changed: 0, unchanged: 0, missing: 0, rows: [] },
})

const unitNames: Readonly<Record<ImportKind, string>> = { roster: '户', rulebook: '条', goods: '样', paper_book: '笔' }

const plannedSentence = ({ kind, outcome: { counts, difference } }: ImportState): string => {
  const unit = unitNames[kind]
  if (counts.rows === 0) return '这张表里没有看到能导入的内容。'
  const changing = difference.added + difference.changed
  const waiting = counts.open > 0 ? `还有 ${counts.open} 处要您看一下。` : ''
  if (changing === 0) return counts.open > 0 ? waiting : '和村里现有的一样,没有要导入的。'
  const parts = [
    difference.added > 0 ? `新增 ${difference.added} ${unit}` : '',
    difference.changed > 0 ? `改动 ${difference.changed} ${unit}` : '',
    difference.unchanged > 0 ? `${difference.unchanged} ${unit}没有变` : '',
  ]
  return `可以导入:${parts.filter((part) => part !== '').join(',')}。${waiting}`
}

/** One sentence about where an import stands. */
export const sentenceOf = (state: ImportState): string => {
  const { kind, status, outcome } = state
  if (status === 'reading') return '正在看表,请稍等。'
  if (status === 'failed') return '这张表看不明白,请换一份再试。'
  if (status === 'undone') return '已经整批撤回。'
  if (status === 'ready') return plannedSentence(state)
  const { added, changed } = outcome.difference
  const unit = unitNames[kind]
  return `已经导入:新增 ${added} ${unit}${changed > 0 ? `,改动 ${changed} ${unit}` : ''}。`
}

/** Until when a commit can be taken back. */
export const undoUntil = (committedAt: Date): Date => new Date(committedAt.getTime() + UNDO_HOURS * HOUR_MS)

/** Whether a commit can still be taken back. */
export const isUndoable = ({ status, committedAt }: Pick<ImportState, 'status' | 'committedAt'>, now: Date): boolean =>
  status === 'committed' && committedAt !== null && now <= undoUntil(committedAt)

/** Whether a commit would change anything. */
export const hasWork = ({ status, outcome }: ImportState): boolean =>
  status === 'ready' && outcome.difference.added + outcome.difference.changed > 0
