import { and, desc, eq, gt, inArray, sql } from 'drizzle-orm'
import { type At, prepared } from '../platform/database/prepared.ts'
import { listOf, rowsOf } from '../platform/database/rows.ts'
import type { Work } from '../platform/work.ts'
import { conduct } from './account.ts'
import { accounts } from './tables.ts'

const sumByGroup = prepared(
  (tx, at: At<{ villageId: string; homes: readonly { accountId: string; groupId: string }[] }>) => {
    const { source, given } = rowsOf(at.homes, { accountId: accounts.accountId, groupId: accounts.accountId })
    return (
      tx
        .select({ groupId: given.groupId, conduct: sql<number>`sum(coalesce(${accounts.balance}, 0))`.mapWith(Number) })
        .from(source)
        // A left join: from each home to its one account, never from all accounts to a list of homes.
        .leftJoin(accounts, and(eq(accounts.villageId, at.villageId), eq(accounts.accountId, given.accountId)))
        .groupBy(given.groupId)
    )
  },
)

/** 表现 of a year by group, in hundredths: kept balances, no history. */
export const conductByGroup = async (
  { tx, villageId }: Work,
  year: number,
  homes: readonly { readonly householdId: string; readonly villagersGroupId: string }[],
): Promise<ReadonlyMap<string, number>> => {
  const given = homes.map(({ householdId, villagersGroupId }) => ({
    accountId: conduct(householdId, year).accountId,
    groupId: villagersGroupId,
  }))
  const rows = await sumByGroup(tx, { villageId, homes: given })
  return new Map(rows.map((row) => [row.groupId, row.conduct]))
}

const bestAccounts = prepared((tx, at: At<{ villageId: string; accountIds: readonly string[]; limit: number }>) =>
  tx
    .select({ householdId: accounts.householdId, conduct: accounts.balance })
    .from(accounts)
    .where(
      and(
        eq(accounts.villageId, at.villageId),
        inArray(accounts.accountId, listOf(at.accountIds)),
        gt(accounts.balance, 0),
      ),
    )
    .orderBy(desc(accounts.balance), accounts.accountId)
    .limit(at.limit),
)

/** Of these households those with the most 表现 in a year, and only those that have any; in hundredths. */
export const mostConduct = async (
  { tx, villageId }: Work,
  year: number,
  householdIds: readonly string[],
  limit: number,
): Promise<{ householdId: string; conduct: number }[]> => {
  const accountIds = householdIds.map((householdId) => conduct(householdId, year).accountId)
  const rows = await bestAccounts(tx, { villageId, accountIds, limit })
  return rows.map((row) => ({ householdId: row.householdId!, conduct: row.conduct }))
}
