import { and, asc, eq, gte, lt, notExists } from 'drizzle-orm'
import { leastId, type Work } from '../platform/work.ts'
import type { DeclarationRow } from './repository.ts'
import { declarations, steps, tellings } from './tables.ts'

/** Awards given on the spot within a span that still stand; what was handed in went step by step and was told of so. */
export const awardsWithin = async (work: Work, from: Date, before: Date): Promise<readonly DeclarationRow[]> => {
  const { tx, villageId } = work
  const isHandedIn = tx
    .select({ position: steps.position })
    .from(steps)
    .where(and(eq(steps.villageId, declarations.villageId), eq(steps.declarationId, declarations.declarationId)))
  return tx
    .select()
    .from(declarations)
    .where(
      and(
        eq(declarations.villageId, villageId),
        gte(declarations.declarationId, leastId(from)),
        lt(declarations.declarationId, leastId(before)),
        eq(declarations.state, 'posted'),
        notExists(isHandedIn),
      ),
    )
    .orderBy(asc(declarations.declarationId))
}

/** The moment up to which a village has heard of its awards. */
export const toldThrough = async ({ tx, villageId }: Pick<Work, 'tx' | 'villageId'>): Promise<Date | undefined> => {
  const [row] = await tx.select().from(tellings).where(eq(tellings.villageId, villageId))
  return row?.toldThrough
}

export const saveToldThrough = async ({ tx, villageId }: Work, toldThrough: Date): Promise<void> => {
  await tx
    .insert(tellings)
    .values({ villageId, toldThrough })
    .onConflictDoUpdate({ target: tellings.villageId, set: { toldThrough } })
}
