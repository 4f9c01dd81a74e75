import { createHash } from 'node:crypto'
import { and, asc, eq, gt, gte, inArray, isNotNull, lte, sql } from 'drizzle-orm'
import { countRows, type Tx } from '../platform/database/store.ts'
import type { Work } from '../platform/work.ts'
import type { AccountKind } from './account.ts'
import type { Subtree } from './subtree.ts'
import {
  accounts,
  entries,
  heads,
  householdMonths,
  transfers,
  treeHeads,
  treeNodes,
  villageMonths,
  villageTotals,
} from './tables.ts'

/** Read at once by a walk through the books. */
const PAGE = 500

/** Villages that have books. */
export const villagesWithBooks = async (tx: Tx): Promise<readonly string[]> => {
  const rows = await tx.selectDistinct({ villageId: accounts.villageId }).from(accounts).orderBy(accounts.villageId)
  return rows.map(({ villageId }) => villageId)
}

/** The transfers that follow `sequence`. */
export const transfersAfter = async (work: Work, sequence: number) =>
  work.tx
    .select()
    .from(transfers)
    .where(and(eq(transfers.villageId, work.villageId), gt(transfers.sequence, sequence)))
    .orderBy(asc(transfers.sequence))
    .limit(PAGE)

/** The lines of the transfers from `first` to `last`, by sequence. */
export const linesBetween = async (work: Work, first: number, last: number) => {
  const rows = await work.tx
    .select()
    .from(entries)
    .where(and(eq(entries.villageId, work.villageId), gte(entries.sequence, first), lte(entries.sequence, last)))
    .orderBy(asc(entries.sequence), asc(entries.line))
  return Map.groupBy(rows, ({ sequence }) => sequence)
}

export const transfersById = async (work: Work, transferIds: readonly string[]) => {
  if (transferIds.length === 0) return new Map<string, { sequence: number; kind: string }>()
  const rows = await work.tx
    .select({ transferId: transfers.transferId, sequence: transfers.sequence, kind: transfers.kind })
    .from(transfers)
    .where(and(eq(transfers.villageId, work.villageId), inArray(transfers.transferId, [...transferIds])))
  return new Map(rows.map((row) => [row.transferId, row]))
}

/** Transfers that more than one answers in the same way; the unique keys forbid it, but keys can be taken away. */
export const answeredTwice = async (work: Work): Promise<readonly string[]> => {
  const found: string[] = []
  for (const column of [transfers.reversesTransferId, transfers.resolvesTransferId]) {
    const rows = await work.tx
      .select({ target: column })
      .from(transfers)
      .where(and(eq(transfers.villageId, work.villageId), isNotNull(column)))
      .groupBy(column)
      .having(sql`count(*) > 1`)
    found.push(...rows.map(({ target }) => target ?? ''))
  }
  return found
}

/** What the head says, and how many transfers and how many lines there are. */
export const extentOf = async (work: Work) => {
  const [head] = await work.tx.select().from(heads).where(eq(heads.villageId, work.villageId))
  const [kept] = await work.tx
    .select({ count: countRows() })
    .from(transfers)
    .where(eq(transfers.villageId, work.villageId))
  const [lines] = await work.tx
    .select({ count: countRows() })
    .from(entries)
    .where(eq(entries.villageId, work.villageId))
  return { head: head?.sequence ?? 0, transfers: kept?.count ?? 0, lines: lines?.count ?? 0 }
}

/** The accounts that follow `accountId`. */
export const accountsAfter = async (work: Work, accountId: string) =>
  work.tx
    .select()
    .from(accounts)
    .where(and(eq(accounts.villageId, work.villageId), gt(accounts.accountId, accountId)))
    .orderBy(asc(accounts.accountId))
    .limit(PAGE)

export const monthsOf = async (work: Work) =>
  work.tx
    .select()
    .from(villageMonths)
    .where(eq(villageMonths.villageId, work.villageId))
    .orderBy(asc(villageMonths.month))

/** Kept months of households that follow one of them. */
export const earnedMonthsAfter = async (work: Work, after: { householdId: string; month: string }) =>
  work.tx
    .select()
    .from(householdMonths)
    .where(
      and(
        eq(householdMonths.villageId, work.villageId),
        sql`(${householdMonths.householdId}, ${householdMonths.month}) > (${after.householdId}, ${after.month})`,
      ),
    )
    .orderBy(asc(householdMonths.householdId), asc(householdMonths.month))
    .limit(PAGE)

export const outstandingOf = async (work: Work): Promise<number> => {
  const [row] = await work.tx.select().from(villageTotals).where(eq(villageTotals.villageId, work.villageId))
  return row?.outstanding ?? 0
}

/** What households earned: a conduct line of an award or of the paper book, with what it names. */
export interface EarnedLine {
  readonly transferId: string
  readonly sequence: number
  readonly kind: string
  readonly householdId: string | null
  readonly declarationId: string | null
  readonly ruleId: string | null
  readonly deedOn: string
  readonly hundredths: number
  readonly isReversed: boolean
}

/** Every award and opening line of these households, by sequence. */
export const earnedBy = async (work: Work, householdIds: readonly string[]): Promise<readonly EarnedLine[]> =>
  work.tx
    .select({
      transferId: transfers.transferId,
      sequence: transfers.sequence,
      kind: transfers.kind,
      householdId: entries.householdId,
      declarationId: transfers.declarationId,
      ruleId: transfers.ruleId,
      deedOn: transfers.deedOn,
      hundredths: entries.amount,
      isReversed: isReversed.mapWith(Boolean),
    })
    .from(entries)
    .innerJoin(transfers, and(eq(transfers.villageId, entries.villageId), eq(transfers.sequence, entries.sequence)))
    .where(
      and(
        eq(entries.villageId, work.villageId),
        inArray(entries.householdId, [...householdIds]),
        eq(entries.accountKind, 'household_conduct'),
        inArray(transfers.kind, ['award', 'opening']),
      ),
    )
    .orderBy(asc(entries.sequence))

const isReversed = sql`exists (select 1 from ${transfers} reversal
  where reversal.village_id = ${transfers.villageId} and reversal.reverses_transfer_id = ${transfers.transferId})`

/** Every deduction and every repair of a village with what it moved of the sink `deducted`, by sequence. */
export const deductionLinesBy = async (work: Work) =>
  work.tx
    .select({
      transferId: transfers.transferId,
      sequence: transfers.sequence,
      kind: transfers.kind,
      declarationId: transfers.declarationId,
      householdId: transfers.householdId,
      hundredths: entries.amount,
      isReversed: isReversed.mapWith(Boolean),
    })
    .from(transfers)
    .innerJoin(entries, and(eq(entries.villageId, transfers.villageId), eq(entries.sequence, transfers.sequence)))
    .where(
      and(
        eq(transfers.villageId, work.villageId),
        inArray(transfers.kind, ['deduction', 'repair']),
        eq(entries.accountKind, 'deducted'),
      ),
    )
    .orderBy(asc(transfers.sequence))

/** Households that have accounts, after one of them. */
export const householdsWithAccounts = async (work: Work, after: string, limit: number): Promise<readonly string[]> => {
  const rows = await work.tx
    .selectDistinct({ householdId: accounts.householdId })
    .from(accounts)
    .where(and(eq(accounts.villageId, work.villageId), gt(accounts.householdId, after)))
    .orderBy(asc(accounts.householdId))
    .limit(limit)
  return rows.map(({ householdId }) => householdId ?? '')
}

/** How each of these holds was settled; a hold that is open is not in it. */
export const settlementsOf = async (work: Work, holds: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (holds.length === 0) return new Map()
  const rows = await work.tx
    .select({ hold: transfers.resolvesTransferId, kind: transfers.kind })
    .from(transfers)
    .where(and(eq(transfers.villageId, work.villageId), inArray(transfers.resolvesTransferId, [...holds])))
  return new Map(rows.map(({ hold, kind }) => [hold ?? '', kind]))
}

/** Balances of one kind of account by household, by reward, or by the rest of its name. */
export const balancesOf = async (
  work: Work,
  kind: AccountKind,
  householdIds?: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  const rows = await work.tx
    .select()
    .from(accounts)
    .where(
      and(
        eq(accounts.villageId, work.villageId),
        eq(accounts.kind, kind),
        householdIds && inArray(accounts.householdId, [...householdIds]),
      ),
    )
  return new Map(
    rows.map((row) => [row.householdId ?? row.rewardId ?? row.accountId.slice(kind.length + 1), row.balance]),
  )
}

/** The last transfer of a village and a digest over all its balances, the same on either engine. */
export const digestOfBooks = async (work: Pick<Work, 'tx' | 'villageId'>) => {
  const rows = await work.tx
    .select({ accountId: accounts.accountId, balance: accounts.balance })
    .from(accounts)
    .where(eq(accounts.villageId, work.villageId))
  const [head] = await work.tx.select().from(heads).where(eq(heads.villageId, work.villageId))
  const lines = rows.map(({ accountId, balance }) => `${accountId} ${balance}`).sort()
  return { sequence: head?.sequence ?? 0, balances: createHash('sha256').update(lines.join('\n')).digest('hex') }
}

/** Signed heads from one size to another, the smallest first. */
export const treeHeadsBetween = async (work: Work, first: number, last: number) =>
  work.tx
    .select()
    .from(treeHeads)
    .where(and(eq(treeHeads.villageId, work.villageId), gte(treeHeads.treeSize, first), lte(treeHeads.treeSize, last)))
    .orderBy(asc(treeHeads.treeSize))

/** The digest of a kept subtree; undefined when it is not kept. */
export const treeNodeAt = async (work: Work, { level, position }: Subtree): Promise<string | undefined> => {
  const [row] = await work.tx
    .select()
    .from(treeNodes)
    .where(and(eq(treeNodes.villageId, work.villageId), eq(treeNodes.level, level), eq(treeNodes.position, position)))
  return row?.digest
}

/** How many heads and nodes of the log there are, and how many complete blocks it has kept. */
export const logExtentOf = async (work: Work) => {
  const of = (source: typeof treeHeads | typeof treeNodes) => eq(source.villageId, work.villageId)
  const [signed] = await work.tx.select({ count: countRows() }).from(treeHeads).where(of(treeHeads))
  const [nodes] = await work.tx
    .select({ count: countRows(), lowest: sql<number>`coalesce(min(${treeNodes.level}), 0)`.mapWith(Number) })
    .from(treeNodes)
    .where(of(treeNodes))
  const [blocks] = await work.tx
    .select({ count: sql<number>`coalesce(max(${treeNodes.position}) + 1, 0)`.mapWith(Number) })
    .from(treeNodes)
    .where(and(of(treeNodes), eq(treeNodes.level, nodes?.lowest ?? 0)))
  return { heads: signed?.count ?? 0, nodes: nodes?.count ?? 0, blocks: blocks?.count ?? 0 }
}
