import { and, desc, eq, gte, inArray, lt, sql } from 'drizzle-orm'
import { type At, prepared } from '../platform/database/prepared.ts'
import type { Work } from '../platform/work.ts'
import type { Account, AccountKind } from './account.ts'
import { accounts, entries, householdMonths, memos, transfers, villageMonths, villageTotals } from './tables.ts'
import type { Line } from './transfer.ts'

/** A household's balances, in hundredths. `owed` is its shortfall as a positive figure. */
export interface Figures {
  readonly available: number
  readonly held: number
  readonly owed: number
  readonly conductByYear: ReadonlyMap<number, number>
  /** Points that lapsed, by the year at whose end they did. */
  readonly expiredByYear: ReadonlyMap<number, number>
}

const accountsOfHousehold = prepared((tx, at: At<{ villageId: string; householdId: string }>) =>
  tx
    .select({ kind: accounts.kind, year: accounts.year, balance: accounts.balance })
    .from(accounts)
    .where(and(eq(accounts.villageId, at.villageId), eq(accounts.householdId, at.householdId))),
)

export const figuresOf = async ({ tx, villageId }: Work, householdId: string): Promise<Figures> => {
  const rows = await accountsOfHousehold(tx, { villageId, householdId })
  const balance = (kind: AccountKind) => rows.find((row) => row.kind === kind)?.balance ?? 0
  const byYear = (kind: AccountKind) =>
    new Map(rows.filter((row) => row.kind === kind).map((row) => [row.year ?? 0, row.balance]))
  return {
    available: balance('household_available'),
    held: balance('household_held'),
    owed: balance('household_shortfall') === 0 ? 0 : -balance('household_shortfall'),
    conductByYear: byYear('household_conduct'),
    expiredByYear: byYear('household_expired'),
  }
}

/** Units on the shelf and held for orders. */
export interface Stock {
  readonly onHand: number
  readonly held: number
}

export const stockOf = async (work: Work, rewardIds: readonly string[]): Promise<ReadonlyMap<string, Stock>> => {
  const found = new Map(rewardIds.map((rewardId) => [rewardId, { onHand: 0, held: 0 }]))
  if (rewardIds.length === 0) return found
  const rows = await work.tx
    .select({ kind: accounts.kind, rewardId: accounts.rewardId, balance: accounts.balance })
    .from(accounts)
    .where(and(eq(accounts.villageId, work.villageId), inArray(accounts.rewardId, [...rewardIds])))
  for (const row of rows) {
    const stock = found.get(row.rewardId ?? '')
    if (stock && row.kind === 'stock_on_hand') stock.onHand = row.balance
    if (stock && row.kind === 'stock_held') stock.held = row.balance
  }
  return found
}

/** Entries of a written transfer as they stand, in the order of their lines. */
export const entriesOf = (work: Work, sequence: number) =>
  work.tx
    .select()
    .from(entries)
    .where(and(eq(entries.villageId, work.villageId), eq(entries.sequence, sequence)))
    .orderBy(entries.line)

/** Lines of a written transfer, with their accounts. */
export const linesOf = async (work: Work, sequence: number): Promise<readonly Line[]> => {
  const rows = await work.tx
    .select({ entry: entries, account: accounts })
    .from(entries)
    .innerJoin(accounts, and(eq(accounts.villageId, entries.villageId), eq(accounts.accountId, entries.accountId)))
    .where(and(eq(entries.villageId, work.villageId), eq(entries.sequence, sequence)))
    .orderBy(entries.line)
  return rows.map(({ entry, account }) => ({ account: accountOf(account), amount: entry.amount }))
}

const accountOf = (row: typeof accounts.$inferSelect): Account => ({
  accountId: row.accountId,
  kind: row.kind as AccountKind,
  asset: row.asset,
  isLimited: row.isLimited,
  ...(row.householdId ? { householdId: row.householdId } : {}),
  ...(row.rewardId ? { rewardId: row.rewardId } : {}),
  ...(row.year ? { year: row.year } : {}),
})

export type TransferRow = typeof transfers.$inferSelect

export const findTransfer = async (work: Work, transferId: string): Promise<TransferRow | undefined> => {
  const [row] = await work.tx
    .select()
    .from(transfers)
    .where(and(eq(transfers.villageId, work.villageId), eq(transfers.transferId, transferId)))
  return row
}

export const memoOf = async (work: Work, transferId: string) => {
  const [row] = await work.tx
    .select()
    .from(memos)
    .where(and(eq(memos.villageId, work.villageId), eq(memos.transferId, transferId)))
  return row ?? { actorName: '', memberName: null, note: '' }
}

/** The transfer that took this one back, or settled this hold. */
export const findAnswerTo = async (work: Work, transferId: string): Promise<TransferRow | undefined> => {
  const [row] = await work.tx
    .select()
    .from(transfers)
    .where(
      and(
        eq(transfers.villageId, work.villageId),
        sql`(${transfers.reversesTransferId} = ${transferId} or ${transfers.resolvesTransferId} = ${transferId})`,
      ),
    )
  return row
}

/** 可用 as it stood at an instant, in hundredths. */
export const availableAt = async (work: Work, householdId: string, instant: Date): Promise<number> => {
  const [row] = await work.tx
    .select({ balance: entries.balanceAfter })
    .from(entries)
    .innerJoin(transfers, and(eq(transfers.villageId, entries.villageId), eq(transfers.sequence, entries.sequence)))
    .where(
      and(
        eq(entries.villageId, work.villageId),
        eq(entries.householdId, householdId),
        eq(entries.accountKind, 'household_available'),
        lt(transfers.recordedAt, instant),
      ),
    )
    .orderBy(desc(entries.sequence), desc(entries.line))
    .limit(1)
  return row?.balance ?? 0
}

const monthsOfHousehold = prepared((tx, at: At<{ villageId: string; householdId: string; fromMonth: string }>) =>
  tx
    .select({ month: householdMonths.month, earned: householdMonths.earned })
    .from(householdMonths)
    .where(
      and(
        eq(householdMonths.villageId, at.villageId),
        eq(householdMonths.householdId, at.householdId),
        gte(householdMonths.month, at.fromMonth),
      ),
    ),
)

/** Honour earned per month of deed since `fromMonth`, as hundredths by `YYYY-MM`. Merging and splitting earn nothing. */
export const earnedByMonth = async ({ tx, villageId }: Work, householdId: string, fromMonth: string) => {
  const rows = await monthsOfHousehold(tx, { villageId, householdId, fromMonth })
  return new Map(rows.map((row) => [row.month, row.earned]))
}

/** Issued and redeemed in a month, and all that households may still spend, in hundredths. */
export const villageFiguresOf = async (work: Work, month: string) => {
  const [totals] = await work.tx
    .select()
    .from(villageMonths)
    .where(and(eq(villageMonths.villageId, work.villageId), eq(villageMonths.month, month)))
  const [owing] = await work.tx.select().from(villageTotals).where(eq(villageTotals.villageId, work.villageId))
  return { issued: totals?.issued ?? 0, redeemed: totals?.redeemed ?? 0, outstanding: owing?.outstanding ?? 0 }
}

/** Whether the ledger names a household or a version of the rulebook anywhere; then neither may vanish. */
export const hasTransfers = async (
  work: Work,
  { householdId, rulebookId }: { householdId?: string; rulebookId?: string },
): Promise<boolean> => {
  const rows = await work.tx
    .select({ sequence: transfers.sequence })
    .from(transfers)
    .where(
      and(
        eq(transfers.villageId, work.villageId),
        householdId === undefined ? undefined : eq(transfers.householdId, householdId),
        rulebookId === undefined ? undefined : eq(transfers.rulebookId, rulebookId),
      ),
    )
    .limit(1)
  return rows.length > 0
}
