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
