import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm'
import { countRows, total } from '../platform/database/store.ts'
import type { Work } from '../platform/work.ts'
import { awardBatches, capUses, declarations } from './tables.ts'

/** The next households with deeds or with counted caps. */
export const householdsWithDeeds = async (work: Work, after: string, limit: number): Promise<readonly string[]> => {
  const found: string[] = []
  for (const source of [declarations, capUses]) {
    const rows = await work.tx
      .selectDistinct({ householdId: source.householdId })
      .from(source)
      .where(and(eq(source.villageId, work.villageId), gt(source.householdId, after)))
      .orderBy(asc(source.householdId))
      .limit(limit)
    found.push(...rows.map(({ householdId }) => householdId))
  }
  return found
}

export const declarationsOf = async (work: Work, householdIds: readonly string[]) =>
  work.tx
    .select()
    .from(declarations)
    .where(and(eq(declarations.villageId, work.villageId), inArray(declarations.householdId, [...householdIds])))
    .orderBy(asc(declarations.declarationId))

export const capUsesBy = async (work: Work, householdIds: readonly string[]) =>
  work.tx
    .select()
    .from(capUses)
    .where(and(eq(capUses.villageId, work.villageId), inArray(capUses.householdId, [...householdIds])))

/** The batches that follow one, beside what their declarations come to. */
export const batchesAfter = async (work: Work, after: string, limit: number) =>
  work.tx
    .select({
      batch: awardBatches,
      hundredths: total(declarations.hundredths),
      households: countRows(),
      posted: total(sql`case when ${declarations.state} = 'posted' then 1 else 0 end`),
    })
    .from(awardBatches)
    .innerJoin(
      declarations,
      and(eq(declarations.villageId, awardBatches.villageId), eq(declarations.awardBatchId, awardBatches.awardBatchId)),
    )
    .where(and(eq(awardBatches.villageId, work.villageId), gt(awardBatches.awardBatchId, after)))
    .groupBy(awardBatches.villageId, awardBatches.awardBatchId)
    .orderBy(asc(awardBatches.awardBatchId))
    .limit(limit)
