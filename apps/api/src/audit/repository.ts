import { desc, eq } from 'drizzle-orm'
import type { Fault } from '../platform/walk.ts'
import type { Work } from '../platform/work.ts'
import { auditResults } from './tables.ts'

/** Keeps a night's result; of two servers that audited in the same night the first stays. */
export const insertResult = async (
  { tx, villageId, now }: Pick<Work, 'tx' | 'villageId' | 'now'>,
  { auditedOn, rows, fault }: { auditedOn: string; rows: number; fault: Fault | undefined },
): Promise<void> => {
  await tx
    .insert(auditResults)
    .values({ villageId, auditedOn, auditedAt: now, rows, fault: fault ? JSON.stringify(fault) : null })
    .onConflictDoNothing()
}

export const latestResult = async (work: Pick<Work, 'tx' | 'villageId'>) => {
  const [row] = await work.tx
    .select()
    .from(auditResults)
    .where(eq(auditResults.villageId, work.villageId))
    .orderBy(desc(auditResults.auditedOn))
    .limit(1)
  return row && { ...row, fault: row.fault === null ? undefined : (JSON.parse(row.fault) as Fault) }
}
