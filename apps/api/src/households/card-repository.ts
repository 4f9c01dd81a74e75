import { and, desc, eq, isNull } from 'drizzle-orm'
import { newId, type Work } from '../platform/work.ts'
import { cards } from './tables.ts'

/** Newest first. */
export const findCards = async (work: Work, householdId: string) =>
  work.tx
    .select()
    .from(cards)
    .where(and(eq(cards.villageId, work.villageId), eq(cards.householdId, householdId)))
    .orderBy(desc(cards.issuedAt), desc(cards.id))

export const findCardByCode = async (work: Work, code: string) => {
  const [card] = await work.tx
    .select()
    .from(cards)
    .where(and(eq(cards.villageId, work.villageId), eq(cards.code, code)))
  return card
}

export const insertCard = async (work: Work, householdId: string, code: string): Promise<void> => {
  await work.tx
    .insert(cards)
    .values({ villageId: work.villageId, id: newId(work), householdId, code, issuedAt: work.now })
}

/** Revokes one card of the household, or all of them; those revoked before keep their moment. */
export const revokeCards = async (work: Work, householdId: string, householdCardId?: string): Promise<void> => {
  await work.tx
    .update(cards)
    .set({ revokedAt: work.now })
    .where(
      and(
        eq(cards.villageId, work.villageId),
        eq(cards.householdId, householdId),
        isNull(cards.revokedAt),
        householdCardId ? eq(cards.id, householdCardId) : undefined,
      ),
    )
}

export const deleteCards = async (work: Work, householdId: string): Promise<void> => {
  await work.tx.delete(cards).where(and(eq(cards.villageId, work.villageId), eq(cards.householdId, householdId)))
}
