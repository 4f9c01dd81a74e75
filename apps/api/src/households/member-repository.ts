import type { Member } from '@village-points/shared/households/contract.ts'
import { and, asc, eq } from 'drizzle-orm'
import { type At, prepared } from '../platform/database/prepared.ts'
import type { Work } from '../platform/work.ts'
import { members } from './tables.ts'

const toMember = (row: typeof members.$inferSelect): Member => ({
  memberId: row.id,
  name: row.name,
  relation: row.relation,
  isHead: row.isHead,
  ...(row.sex ? { sex: row.sex as 'female' | 'male' } : {}),
  ...(row.birthMonth ? { birthMonth: row.birthMonth } : {}),
  ...(row.phone ? { phone: row.phone } : {}),
})

const ofHousehold = (work: Work, householdId: string) =>
  and(eq(members.villageId, work.villageId), eq(members.householdId, householdId))

const membersOfHousehold = prepared((tx, at: At<{ villageId: string; householdId: string }>) =>
  tx
    .select()
    .from(members)
    .where(and(eq(members.villageId, at.villageId), eq(members.householdId, at.householdId)))
    .orderBy(asc(members.position)),
)

/** The members with their phones in full, in the household's own order. */
export const findMembers = async ({ tx, villageId }: Work, householdId: string): Promise<Member[]> =>
  (await membersOfHousehold(tx, { villageId, householdId })).map(toMember)

/** Households in which somebody bears exactly this name. */
export const householdIdsOfName = async (work: Work, name: string): Promise<string[]> => {
  const rows = await work.tx
    .selectDistinct({ householdId: members.householdId })
    .from(members)
    .where(and(eq(members.villageId, work.villageId), eq(members.name, name)))
  return rows.map(({ householdId }) => householdId)
}

/** Everybody on the roster by household. */
export const allMembers = async (work: Work): Promise<Map<string, Member[]>> => {
  const rows = await work.tx
    .select()
    .from(members)
    .where(eq(members.villageId, work.villageId))
    .orderBy(asc(members.householdId), asc(members.position))
  const byHousehold = new Map<string, Member[]>()
  for (const row of rows) byHousehold.set(row.householdId, [...(byHousehold.get(row.householdId) ?? []), toMember(row)])
  return byHousehold
}

/** How anybody on the roster is called, each name once. */
export const namesOfMembers = async (work: Work): Promise<string[]> => {
  const rows = await work.tx
    .selectDistinct({ name: members.name })
    .from(members)
    .where(eq(members.villageId, work.villageId))
  return rows.map(({ name }) => name)
}

/** Makes `wanted` the whole household. A member keeps the id, so that deeds go on naming the person. */
export const replaceMembers = async (work: Work, householdId: string, wanted: readonly Member[]): Promise<void> => {
  const { tx, villageId } = work
  await tx.delete(members).where(ofHousehold(work, householdId))
  if (wanted.length === 0) return
  await tx
    .insert(members)
    .values(
      wanted.map(({ memberId: id, ...member }, position) => ({ villageId, id, householdId, position, ...member })),
    )
}
