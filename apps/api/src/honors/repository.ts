import { and, eq } from 'drizzle-orm'
import type { Work } from '../platform/work.ts'
import { consents } from './tables.ts'

export type ConsentRow = typeof consents.$inferSelect

/** Households that agreed to be named. */
export const consentingHouseholds = async (work: Work): Promise<ReadonlySet<string>> => {
  const rows = await work.tx
    .select({ householdId: consents.householdId })
    .from(consents)
    .where(and(eq(consents.villageId, work.villageId), eq(consents.isGiven, true)))
  return new Set(rows.map(({ householdId }) => householdId))
}

/** What the household says now; its last word counts. */
export const saveConsent = async (
  work: Work,
  said: { readonly householdId: string; readonly isGiven: boolean; readonly words: string },
): Promise<ConsentRow> => {
  const { householdId, ...word } = said
  const { userId, name } = work.actor
  const row = { ...word, recordedAt: work.now, recordedByUserId: userId, recordedByName: name }
  const [saved] = await work.tx
    .insert(consents)
    .values({ ...row, villageId: work.villageId, householdId })
    .onConflictDoUpdate({ target: [consents.villageId, consents.householdId], set: row })
    .returning()
  return saved!
}

export const findConsent = async (work: Work, householdId: string): Promise<ConsentRow | undefined> => {
  const [row] = await work.tx
    .select()
    .from(consents)
    .where(and(eq(consents.villageId, work.villageId), eq(consents.householdId, householdId)))
  return row
}
