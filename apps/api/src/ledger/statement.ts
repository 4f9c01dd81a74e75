import type { StatementEntry } from '@village-points/shared/ledger/contract.ts'
import { toPoints } from '@village-points/shared/platform/points.ts'
import type { StatementRow } from './statement-repository.ts'

const resolutions = { post: 'posted', void: 'voided', expire: 'expired' } as const

/** A row of the ledger as a line of the household's statement. */
export const toStatementEntry = (row: StatementRow): StatementEntry => {
  const { transfer, answer } = row
  const resolution = resolutions[answer?.kind as keyof typeof resolutions] ?? 'waiting'
  return {
    transferId: transfer.transferId,
    kind: transfer.kind as StatementEntry['kind'],
    title: transfer.title,
    availablePoints: toPoints(row.available),
    heldPoints: toPoints(row.held),
    conductPoints: toPoints(row.conduct),
    shortfallPoints: toPoints(row.shortfall),
    ...(row.availableAfter === null ? {} : { availableAfter: toPoints(row.availableAfter) }),
    ...(transfer.kind === 'hold' ? { resolution } : {}),
    deedOn: transfer.deedOn,
    recordedAt: transfer.recordedAt.toISOString(),
    recordedBy: row.actorName,
    ...(row.memberName ? { memberName: row.memberName } : {}),
    isReversed: answer?.kind === 'reversal',
  }
}

/** The `count` months that end with `month`, oldest first. */
export const monthsUntil = (month: string, count: number): readonly string[] => {
  const [year = 0, last = 0] = month.split('-').map(Number)
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.UTC(year, last - count + index, 1)).toISOString().slice(0, 7),
  )
}
