import { and, asc, eq, gt, gte, inArray, isNotNull, lte, sql } from 'drizzle-orm'
import { total } from '../platform/database/store.ts'
import type { Work } from '../platform/work.ts'
import { entries, transfers } from './tables.ts'

/** Points that a household was given for a deed and still has to its honour, in hundredths. */
export interface Earning {
  readonly sequence: number
  readonly householdId: string
  readonly title: string
  readonly ruleId: string | null
  readonly deedOn: string
  readonly hundredths: number
}

const ROWS = 2_000

/** Nobody took it back since. */
const isStanding = sql`not exists (select 1 from ${transfers} as reversal where reversal.village_id = ${entries.villageId} and reversal.reverses_transfer_id = ${transfers.transferId})`

const earningsAfter = async (work: Work, from: string, to: string, sequence: number): Promise<Earning[]> => {
  const rows = await work.tx
    .select({
      sequence: transfers.sequence,
      householdId: transfers.householdId,
      title: transfers.title,
      ruleId: transfers.ruleId,
      deedOn: transfers.deedOn,
      hundredths: total(entries.amount),
    })
    .from(transfers)
    .innerJoin(entries, and(eq(entries.villageId, transfers.villageId), eq(entries.sequence, transfers.sequence)))
    .where(
      and(
        eq(transfers.villageId, work.villageId),
        gt(transfers.sequence, sequence),
        inArray(transfers.kind, ['award', 'opening']),
        gte(transfers.deedOn, from),
        lte(transfers.deedOn, to),
        eq(entries.accountKind, 'household_conduct'),
        isNotNull(transfers.householdId),
        isStanding,
      ),
    )
    .groupBy(transfers.sequence, transfers.householdId, transfers.title, transfers.ruleId, transfers.deedOn)
    .orderBy(transfers.sequence)
    .limit(ROWS)
  return rows.flatMap((row) => (row.householdId === null ? [] : [{ ...row, householdId: row.householdId }]))
}

/** Awards and lines of the paper book for deeds of a span of days, in the order posted; those taken back are left out. */
export async function* earningsBetween(work: Work, from: string, to: string): AsyncGenerator<Earning> {
  for (let sequence = 0; ; ) {
    const rows = await earningsAfter(work, from, to, sequence)
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < ROWS) return
    sequence = last.sequence
  }
}

/** Awards of declarations behind a place in the ledger, in their order. */
export const awardsAfter = async (work: Work, sequence: number, limit: number) =>
  work.tx
    .select({ sequence: transfers.sequence, declarationId: transfers.declarationId })
    .from(transfers)
    .where(and(eq(transfers.villageId, work.villageId), gt(transfers.sequence, sequence), eq(transfers.kind, 'award')))
    .orderBy(asc(transfers.sequence))
    .limit(limit)
