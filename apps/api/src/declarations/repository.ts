import type { AwardBatch, DeclarationState } from '@village-points/shared/declarations/contract.ts'
import { and, asc, desc, eq, exists, gt, inArray, lt, ne, notInArray, or, sql } from 'drizzle-orm'
import { type At, prepared } from '../platform/database/prepared.ts'
import { insertRows, listOf, rowsOf } from '../platform/database/rows.ts'
import { countRows } from '../platform/database/store.ts'
import type { Work } from '../platform/work.ts'
import { awardBatches, declarations, steps } from './tables.ts'

export type DeclarationRow = typeof declarations.$inferSelect
export type AwardBatchRow = typeof awardBatches.$inferSelect

export const insertDeclarations = async ({ tx }: Work, rows: readonly DeclarationRow[]): Promise<void> =>
  insertRows(tx, declarations, rows)

export const findDeclaration = async (work: Work, declarationId: string): Promise<DeclarationRow | undefined> => {
  const [row] = await work.tx.select().from(declarations).where(isDeclaration(work, declarationId))
  return row
}

const findByIds = prepared((tx, at: At<{ villageId: string; ids: readonly string[] }>) =>
  tx
    .select()
    .from(declarations)
    .where(and(eq(declarations.villageId, at.villageId), inArray(declarations.declarationId, listOf(at.ids)))),
)

export const findDeclarations = async (
  { tx, villageId }: Work,
  ids: readonly string[],
): Promise<readonly DeclarationRow[]> => (ids.length === 0 ? [] : findByIds(tx, { villageId, ids }))

/**
 * Moves those of `ids` that stand in one of `from`, and returns them. Guarded in the database: of two who decide at the
 * same moment, one moves nothing.
 */
export const advanceDeclarations = async (
  work: Work,
  ids: readonly string[],
  from: readonly DeclarationState[],
  change: { state: DeclarationState; dueOn?: string | null; note?: string; transferId?: string },
): Promise<readonly DeclarationRow[]> =>
  work.tx
    .update(declarations)
    .set({ ...change, stateAt: work.now })
    .where(
      and(
        eq(declarations.villageId, work.villageId),
        inArray(declarations.declarationId, [...ids]),
        inArray(declarations.state, [...from]),
      ),
    )
    .returning()

interface Entered extends Pick<DeclarationRow, 'declarationId' | 'state'> {
  readonly transferId: string
}

/** Moves declarations into the ledger's keeping, each with its entry. Fails when one stands no longer where it was read. */
export const keepEntries = async ({ tx, villageId, now }: Work, posted: readonly Entered[]): Promise<void> => {
  const rows = await setEntries(tx, { posted: posted.map((one) => ({ ...one, villageId })), stateAt: now })
  if (rows.length !== posted.length) throw new Error('declarations moved meanwhile')
}

const setEntries = prepared(
  (tx, at: At<{ posted: readonly (Entered & { readonly villageId: string })[]; stateAt: Date }>) => {
    const { villageId, declarationId, state, transferId } = declarations
    const { source, given } = rowsOf(at.posted, { villageId, declarationId, state, transferId })
    return tx
      .update(declarations)
      .set({
        state: 'posted',
        stateAt: sql`${sql.param(at.stateAt, declarations.stateAt)}`,
        dueOn: null,
        transferId: sql`${given.transferId}`,
      })
      .from(source)
      .where(and(eq(villageId, given.villageId), eq(declarationId, given.declarationId), eq(state, given.state)))
      .returning({ declarationId })
  },
)

/** What waits: in some states, of some households, since before some moment. */
export interface Waiting {
  readonly states: readonly DeclarationState[]
  readonly householdIds?: readonly string[]
  readonly waitingSince?: Date
}

const isWaiting = (work: Work, { states, householdIds, waitingSince }: Waiting) =>
  and(
    eq(declarations.villageId, work.villageId),
    inArray(declarations.state, [...states]),
    householdIds ? inArray(declarations.householdId, [...householdIds]) : undefined,
    waitingSince ? lt(declarations.stateAt, waitingSince) : undefined,
  )

/** What waits, longest waiting first. */
export const pageOfWaiting = async (
  work: Work,
  waiting: Waiting,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<readonly DeclarationRow[]> =>
  work.tx
    .select()
    .from(declarations)
    .where(and(isWaiting(work, waiting), cursor ? gt(declarations.declarationId, cursor) : undefined))
    .orderBy(asc(declarations.declarationId))
    .limit(limit)

/** How many wait; without those of this person's own home and those that he handed in, when somebody is named. */
export const countWaiting = async (
  work: Work,
  waiting: Waiting,
  besides?: { readonly userId: string; readonly ownHouseholdIds: readonly string[] },
): Promise<number> => {
  const [row] = await work.tx
    .select({ count: countRows() })
    .from(declarations)
    .where(
      and(
        isWaiting(work, waiting),
        besides ? ne(declarations.recordedByUserId, besides.userId) : undefined,
        besides?.ownHouseholdIds.length
          ? notInArray(declarations.householdId, [...besides.ownHouseholdIds])
          : undefined,
      ),
    )
  return row?.count ?? 0
}

/** Other declarations of the same household under the same rule for the same day, whatever became of them. */
export const similarDeclarations = async (
  work: Work,
  rows: readonly Pick<DeclarationRow, 'householdId' | 'originId' | 'deedOn'>[],
): Promise<readonly DeclarationRow[]> =>
  rows.length === 0
    ? []
    : work.tx
        .select()
        .from(declarations)
        .where(
          and(
            eq(declarations.villageId, work.villageId),
            or(
              ...rows.map((row) =>
                and(
                  eq(declarations.householdId, row.householdId),
                  eq(declarations.originId, row.originId),
                  eq(declarations.deedOn, row.deedOn),
                ),
              ),
            ),
          ),
        )

const isDeclaration = (work: Work, declarationId: string) =>
  and(eq(declarations.villageId, work.villageId), eq(declarations.declarationId, declarationId))

/** An award on the spot has no way behind it. */
const hasSteps = ({ tx, villageId }: Work) =>
  exists(
    tx
      .select({ one: steps.position })
      .from(steps)
      .where(and(eq(steps.villageId, villageId), eq(steps.declarationId, declarations.declarationId))),
  )

/** Newest first; identifiers sort by time. */
export const pageOfDeclarations = async (
  work: Work,
  filter: { householdId?: string; awardBatchId?: string; recordedByUserId?: string; isDeclared?: boolean },
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<readonly DeclarationRow[]> =>
  work.tx
    .select()
    .from(declarations)
    .where(
      and(
        eq(declarations.villageId, work.villageId),
        filter.householdId ? eq(declarations.householdId, filter.householdId) : undefined,
        filter.awardBatchId ? eq(declarations.awardBatchId, filter.awardBatchId) : undefined,
        filter.recordedByUserId ? eq(declarations.recordedByUserId, filter.recordedByUserId) : undefined,
        filter.isDeclared ? hasSteps(work) : undefined,
        cursor ? lt(declarations.declarationId, cursor) : undefined,
      ),
    )
    .orderBy(desc(declarations.declarationId))
    .limit(limit)

/** How often a person used each rule, by origin, in the newest of his records: as many are read however long he serves. */
export const ruleUseOf = async (work: Work, userId: string, newest: number): Promise<ReadonlyMap<string, number>> => {
  const rows = await work.tx
    .select({ originId: declarations.originId })
    .from(declarations)
    .where(and(eq(declarations.villageId, work.villageId), eq(declarations.recordedByUserId, userId)))
    .orderBy(desc(declarations.declarationId))
    .limit(newest)
  const times = new Map<string, number>()
  for (const { originId } of rows) times.set(originId, (times.get(originId) ?? 0) + 1)
  return times
}

export const insertBatch = async (work: Work, row: Omit<AwardBatchRow, 'villageId'>): Promise<AwardBatchRow> => {
  const complete = { villageId: work.villageId, ...row }
  await work.tx.insert(awardBatches).values(complete)
  return complete
}

const isBatch = (work: Work, awardBatchId: string) =>
  and(eq(awardBatches.villageId, work.villageId), eq(awardBatches.awardBatchId, awardBatchId))

export const findBatch = async (work: Work, awardBatchId: string): Promise<AwardBatchRow | undefined> => {
  const [row] = await work.tx.select().from(awardBatches).where(isBatch(work, awardBatchId))
  return row
}

export const setBatchState = async (work: Work, awardBatchId: string, state: AwardBatch['state']) => {
  await work.tx.update(awardBatches).set({ state }).where(isBatch(work, awardBatchId))
}

export const pageOfBatches = async (
  work: Work,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<readonly AwardBatchRow[]> =>
  work.tx
    .select()
    .from(awardBatches)
    .where(and(eq(awardBatches.villageId, work.villageId), cursor ? lt(awardBatches.awardBatchId, cursor) : undefined))
    .orderBy(desc(awardBatches.awardBatchId))
    .limit(limit)
