import { and, desc, eq, inArray, lt, sql } from 'drizzle-orm'
import type { Work } from '../platform/work.ts'
import { accounts, entries, memos, transfers } from './tables.ts'

/** Money on hand, and what came from each source and went into each use, in fen; undefined before any money moved. */
export const fundBalances = async (work: Work) => {
  const rows = await work.tx
    .select({ accountId: accounts.accountId, kind: accounts.kind, balance: accounts.balance })
    .from(accounts)
    .where(
      and(
        eq(accounts.villageId, work.villageId),
        inArray(accounts.kind, ['fund_on_hand', 'fund_source', 'fund_spent']),
      ),
    )
  const onHand = rows.find(({ kind }) => kind === 'fund_on_hand')
  if (!onHand) return undefined
  const parts = rows.filter((row) => row !== onHand)
  return { onHand: onHand.balance, byPurpose: new Map(parts.map((row) => [purposeOf(row.accountId), row.balance])) }
}

/** `fund_source:town_money` is for `town_money`. */
const purposeOf = (accountId: string): string => accountId.slice(accountId.indexOf(':') + 1)

/** Money that came in or went out. */
export interface FundMovementRow {
  readonly transferId: string
  readonly sequence: number
  /** Source or use. */
  readonly purpose: string
  /** Signed: what came in is positive. */
  readonly fen: number
  readonly movedOn: string
  readonly note: string
  readonly recordedAt: Date
  readonly recordedBy: string
  readonly undone: { readonly recordedAt: Date; readonly recordedBy: string; readonly reason: string } | undefined
}

/** Newest first, below `beforeSequence`, or one alone. The opposite movements are told on the lines they take back. */
export const fundMovements = async (
  work: Work,
  { beforeSequence, transferId, limit }: { beforeSequence?: number; transferId?: string; limit: number },
): Promise<FundMovementRow[]> => {
  const isOnHand = sql`${entries.accountKind} = 'fund_on_hand'`
  const rows = await work.tx
    .select({
      transferId: transfers.transferId,
      sequence: transfers.sequence,
      movedOn: transfers.deedOn,
      recordedAt: transfers.recordedAt,
      recordedBy: memos.actorName,
      note: memos.note,
      fen: sql<number>`sum(case when ${isOnHand} then ${entries.amount} else 0 end)`.mapWith(Number),
      accountId: sql<string>`max(case when ${isOnHand} then null else ${entries.accountId} end)`,
    })
    .from(transfers)
    .innerJoin(memos, and(eq(memos.villageId, transfers.villageId), eq(memos.transferId, transfers.transferId)))
    .innerJoin(entries, and(eq(entries.villageId, transfers.villageId), eq(entries.sequence, transfers.sequence)))
    .where(
      and(
        eq(transfers.villageId, work.villageId),
        inArray(transfers.kind, ['fund_in', 'fund_out']),
        transferId ? eq(transfers.transferId, transferId) : undefined,
        beforeSequence ? lt(transfers.sequence, beforeSequence) : undefined,
      ),
    )
    .groupBy(
      transfers.transferId,
      transfers.sequence,
      transfers.deedOn,
      transfers.recordedAt,
      memos.actorName,
      memos.note,
    )
    .orderBy(desc(transfers.sequence))
    .limit(limit)
  const undone = await oppositesOf(
    work,
    rows.map((row) => row.transferId),
  )
  return rows.map(({ accountId, ...row }) => ({
    ...row,
    purpose: purposeOf(accountId),
    undone: undone.get(row.transferId),
  }))
}

const oppositesOf = async (work: Work, transferIds: readonly string[]) => {
  if (transferIds.length === 0) return new Map()
  const rows = await work.tx
    .select({
      reverses: transfers.reversesTransferId,
      recordedAt: transfers.recordedAt,
      recordedBy: memos.actorName,
      reason: memos.note,
    })
    .from(transfers)
    .innerJoin(memos, and(eq(memos.villageId, transfers.villageId), eq(memos.transferId, transfers.transferId)))
    .where(and(eq(transfers.villageId, work.villageId), inArray(transfers.reversesTransferId, [...transferIds])))
  return new Map(rows.map(({ reverses, ...row }) => [reverses!, row]))
}
