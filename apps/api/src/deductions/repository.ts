import { type DeductionState, openStates } from '@village-points/shared/deductions/contract.ts'
import { and, asc, desc, eq, gt, gte, inArray, isNotNull, lt, sql } from 'drizzle-orm'
import { type At, prepared } from '../platform/database/prepared.ts'
import { listOf } from '../platform/database/rows.ts'
import { countRows, type Tx, total } from '../platform/database/store.ts'
import type { Work } from '../platform/work.ts'
import { deductions } from './tables.ts'

export type DeductionRow = typeof deductions.$inferSelect

export const insertDeduction = async (work: Work, row: DeductionRow): Promise<void> => {
  await work.tx.insert(deductions).values(row)
}

const isDeduction = (work: Work, deductionId: string) =>
  and(eq(deductions.villageId, work.villageId), eq(deductions.deductionId, deductionId))

export const findDeduction = async (work: Work, deductionId: string): Promise<DeductionRow | undefined> => {
  const [row] = await work.tx.select().from(deductions).where(isDeduction(work, deductionId))
  return row
}

/** Moves a case that stands in one of `from`; undefined when it stands elsewhere by now. Guarded in the database. */
export const advance = async (
  work: Work,
  deductionId: string,
  from: readonly DeductionState[],
  change: Partial<DeductionRow> & { state: DeductionState },
): Promise<DeductionRow | undefined> => {
  const [row] = await work.tx
    .update(deductions)
    .set({ ...change, stateAt: work.now })
    .where(and(isDeduction(work, deductionId), inArray(deductions.state, [...from])))
    .returning()
  return row
}

/** Newest first; identifiers sort by time. */
export const pageOfDeductions = async (
  work: Work,
  filter: { householdIds?: readonly string[] | undefined; states?: readonly DeductionState[] | undefined },
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<readonly DeductionRow[]> =>
  work.tx
    .select()
    .from(deductions)
    .where(
      and(
        eq(deductions.villageId, work.villageId),
        filter.householdIds ? inArray(deductions.householdId, [...filter.householdIds]) : undefined,
        filter.states ? inArray(deductions.state, [...filter.states]) : undefined,
        cursor ? lt(deductions.deductionId, cursor) : undefined,
      ),
    )
    .orderBy(desc(deductions.deductionId))
    .limit(limit)

const openOnes = prepared((tx, at: At<{ villageId: string; householdIds: readonly string[] }>) =>
  tx
    .select()
    .from(deductions)
    .where(
      and(
        eq(deductions.villageId, at.villageId),
        inArray(deductions.householdId, listOf(at.householdIds)),
        inArray(deductions.state, [...openStates, 'deducted']),
      ),
    )
    .orderBy(desc(deductions.deductionId))
    .limit(3),
)

/** The latest few of these households that are not over. */
export const openDeductionsOf = (
  { tx, villageId }: Work,
  householdIds: readonly string[],
): Promise<readonly DeductionRow[]> => openOnes(tx, { villageId, householdIds })

/** What waits for the panel, the oldest first. */
export const deductionsHeard = async (work: Work): Promise<readonly DeductionRow[]> =>
  work.tx
    .select()
    .from(deductions)
    .where(and(eq(deductions.villageId, work.villageId), eq(deductions.state, 'heard')))
    .orderBy(asc(deductions.deductionId))

/** Cases of any village whose publicity was over before this day. */
export const deductionsDue = async (tx: Tx, today: string, limit: number) =>
  tx
    .select({ villageId: deductions.villageId, deductionId: deductions.deductionId })
    .from(deductions)
    .where(and(eq(deductions.state, 'publicized'), lt(deductions.publicUntil, today)))
    .orderBy(asc(deductions.villageId), asc(deductions.deductionId))
    .limit(limit)

/** The cases behind `after` from which points were taken at some time, for the auditor. */
export const takenAfter = async (work: Work, after: string, limit: number): Promise<readonly DeductionRow[]> =>
  work.tx
    .select()
    .from(deductions)
    .where(
      and(
        eq(deductions.villageId, work.villageId),
        isNotNull(deductions.transferId),
        gt(deductions.deductionId, after),
      ),
    )
    .orderBy(asc(deductions.deductionId))
    .limit(limit)

const monthOf = (column: typeof deductions.publicFrom | typeof deductions.deductedOn) =>
  sql<string>`substr(${column}, 1, 7)`

/** Months since a day: how many began their publicity, were taken, and were given back since. */
export const monthsSince = async (work: Work, since: string) => {
  const of = eq(deductions.villageId, work.villageId)
  const shown = await work.tx
    .select({ month: monthOf(deductions.publicFrom), publicized: total(sql`1`) })
    .from(deductions)
    .where(and(of, gte(deductions.publicFrom, since)))
    .groupBy(monthOf(deductions.publicFrom))
  const taken = await work.tx
    .select({
      month: monthOf(deductions.deductedOn),
      deducted: total(sql`1`),
      repaired: total(sql`case when ${deductions.state} in ('repaired','reversed') then 1 else 0 end`),
    })
    .from(deductions)
    .where(and(of, gte(deductions.deductedOn, since)))
    .groupBy(monthOf(deductions.deductedOn))
  return { shown, taken }
}

/** How many cases were made public from one day on and before another; whatever became of them since. */
export const countPublicized = async (work: Work, from: string, before: string): Promise<number> => {
  const [row] = await work.tx
    .select({ count: countRows() })
    .from(deductions)
    .where(
      and(
        eq(deductions.villageId, work.villageId),
        gte(deductions.publicFrom, from),
        lt(deductions.publicFrom, before),
      ),
    )
  return row?.count ?? 0
}
