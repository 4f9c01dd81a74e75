import type { PeriodRule } from '@village-points/shared/villages/contract.ts'
import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import { engine } from '../platform/database/columns.ts'
import { type At, prepared } from '../platform/database/prepared.ts'
import { countRows, type Tx, total } from '../platform/database/store.ts'
import type { Work } from '../platform/work.ts'
import { accounts, entries, periods, transfers } from './tables.ts'

export type PeriodRow = Omit<typeof periods.$inferSelect, 'rule'> & { readonly rule: PeriodRule }

const isOf = (work: Work, year: number) => and(eq(periods.villageId, work.villageId), eq(periods.year, year))

const toPeriod = (row: typeof periods.$inferSelect): PeriodRow => ({ ...row, rule: row.rule as PeriodRule })

const periodOf = prepared((tx, at: At<{ villageId: string; year: number }>) =>
  tx
    .select()
    .from(periods)
    .where(and(eq(periods.villageId, at.villageId), eq(periods.year, at.year))),
)

export const findPeriod = async ({ tx, villageId }: Work, year: number): Promise<PeriodRow | undefined> => {
  const [row] = await periodOf(tx, { villageId, year })
  return row && toPeriod(row)
}

/** The first year that was announced and is over, but not closed; after a long downtime there may be several. */
export const firstOpenPeriodBefore = async (work: Work, year: number): Promise<PeriodRow | undefined> => {
  const [row] = await work.tx
    .select()
    .from(periods)
    .where(and(eq(periods.villageId, work.villageId), lt(periods.year, year), isNull(periods.closedAt)))
    .orderBy(asc(periods.year))
    .limit(1)
  return row && toPeriod(row)
}

/** Every year that was announced or closed. */
export const everyPeriod = async ({ tx, villageId }: Work): Promise<PeriodRow[]> =>
  (await tx.select().from(periods).where(eq(periods.villageId, villageId)).orderBy(asc(periods.year))).map(toPeriod)

export const closedPeriods = async (work: Work): Promise<PeriodRow[]> => {
  const rows = await work.tx
    .select()
    .from(periods)
    .where(and(eq(periods.villageId, work.villageId), isNotNull(periods.closedAt)))
    .orderBy(desc(periods.year))
  return rows.map(toPeriod)
}

/** Villages that have closed a year. */
export const villagesThatClosed = async (tx: Tx, year: number): Promise<ReadonlySet<string>> => {
  const rows = await tx
    .select({ villageId: periods.villageId })
    .from(periods)
    .where(and(eq(periods.year, year), isNotNull(periods.closedAt)))
  return new Set(rows.map(({ villageId }) => villageId))
}

/** Opens a year's row; where another instance was first, its row stays. */
export const insertPeriod = async (
  work: Work,
  { year, rule, announcedAt }: { year: number; rule: PeriodRule; announcedAt: Date | null },
): Promise<void> => {
  const { villageId } = work
  await work.tx
    .insert(periods)
    .values({ villageId, year, rule, announcedAt, households: 0, hundredths: 0 })
    .onConflictDoNothing()
}

export const changePeriod = async (
  work: Work,
  year: number,
  change: Partial<Omit<PeriodRow, 'villageId' | 'year' | 'rule'>>,
): Promise<void> => {
  await work.tx.update(periods).set(change).where(isOf(work, year))
}

/**
 * From now on nothing lapses at this year's end (law 11). SQLite's trigger watches the update; on PostgreSQL the app may
 * not change a rule, and a function with the owner's rights knows only this change.
 */
export const callOffLapse = async (work: Work, year: number): Promise<void> => {
  if (engine === 'sqlite') await work.tx.update(periods).set({ rule: 'carry_over' }).where(isOf(work, year))
  else
    await work.tx
      .select({ year: sql`called_off` })
      .from(sql`ledger_call_off_lapse(${work.villageId}, ${year}) as called_off`)
}

/** The last transfer recorded before an instant; 0 when there is none. Reads only what is younger. */
export const lastSequenceBefore = async (work: Work, instant: Date): Promise<number> => {
  const [row] = await work.tx
    .select({ sequence: transfers.sequence })
    .from(transfers)
    .where(and(eq(transfers.villageId, work.villageId), lt(transfers.recordedAt, instant)))
    .orderBy(desc(transfers.sequence))
    .limit(1)
  return row?.sequence ?? 0
}

/** When the village began to keep books; undefined before its first transfer. */
export const booksSince = async (work: Work): Promise<Date | undefined> => {
  const [row] = await work.tx
    .select({ recordedAt: transfers.recordedAt })
    .from(transfers)
    .where(and(eq(transfers.villageId, work.villageId), eq(transfers.sequence, 1)))
  return row?.recordedAt
}

/** The next wallets in order of their households. */
export const walletsAfter = async (work: Work, householdId: string, limit: number) => {
  const rows = await work.tx
    .select({ householdId: accounts.householdId, balance: accounts.balance })
    .from(accounts)
    .where(
      and(
        eq(accounts.villageId, work.villageId),
        eq(accounts.kind, 'household_available'),
        gt(accounts.householdId, householdId),
      ),
    )
    .orderBy(asc(accounts.householdId))
    .limit(limit)
  return rows.map(({ householdId: id, balance }) => ({ householdId: id!, balance }))
}

/** What came into wallets after a transfer, in hundredths by household. Taking out is not counted: it takes the oldest. */
export const cameInAfter = async (work: Work, sequence: number, householdIds: readonly string[]) => {
  const rows = await work.tx
    .select({ householdId: entries.householdId, cameIn: total(entries.amount) })
    .from(entries)
    .where(
      and(
        eq(entries.villageId, work.villageId),
        gt(entries.sequence, sequence),
        inArray(entries.householdId, [...householdIds]),
        eq(entries.accountKind, 'household_available'),
        gt(entries.amount, 0),
      ),
    )
    .groupBy(entries.householdId)
  return new Map(rows.map((row) => [row.householdId!, row.cameIn]))
}

/** How many households have points in an account of a kind, and how many hundredths in all. */
export const sumOfKind = async (work: Work, kind: 'household_available' | 'household_held' | 'household_shortfall') => {
  const [row] = await work.tx
    .select({ households: countRows(), hundredths: total(accounts.balance) })
    .from(accounts)
    .where(and(eq(accounts.villageId, work.villageId), eq(accounts.kind, kind), sql`${accounts.balance} <> 0`))
  return row ?? { households: 0, hundredths: 0 }
}

/** Households that lack points, in order of their identifiers; `owed` is positive. */
export const shortfallsAfter = async (work: Work, householdId: string, limit: number) => {
  const rows = await work.tx
    .select({ householdId: accounts.householdId, balance: accounts.balance })
    .from(accounts)
    .where(
      and(
        eq(accounts.villageId, work.villageId),
        eq(accounts.kind, 'household_shortfall'),
        lt(accounts.balance, 0),
        gt(accounts.householdId, householdId),
      ),
    )
    .orderBy(asc(accounts.householdId))
    .limit(limit)
  return rows.map((row) => ({ householdId: row.householdId!, owed: -row.balance }))
}
