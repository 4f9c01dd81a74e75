import { and, eq } from 'drizzle-orm'
import type { Work } from '../platform/work.ts'
import { consents } from './tables.ts'

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
): Promise<void> => {
  const { householdId, ...word } = said
  const { userId, name } = work.actor
  const row = { ...word, recordedAt: work.now, recordedByUserId: userId, recordedByName: name }
  await work.tx
    .insert(consents)
    .values({ ...row, villageId: work.villageId, householdId })
    .onConflictDoUpdate({ target: [consents.villageId, consents.householdId], set: row })
}
