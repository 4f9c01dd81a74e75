import type { TransferKind } from '@village-points/shared/ledger/contract.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { and, eq, or, sql } from 'drizzle-orm'
import { isUniqueViolation } from '../platform/database/store.ts'
import { newId, type Work } from '../platform/work.ts'
import type { Account } from './account.ts'
import { accounts, entries, heads, memos, transfers, villageMonths } from './tables.ts'
import type { Line } from './transfer.ts'

/** A transfer before it is written. */
export interface Draft {
  readonly kind: TransferKind
  readonly title: string
  readonly lines: readonly Line[]
  readonly deedOn: string
  readonly note?: string
  readonly householdId?: string
  readonly memberId?: string
  readonly memberName?: string
  readonly rulebookId?: string
  readonly ruleId?: string
  readonly declarationId?: string
  readonly redemptionId?: string
  readonly importId?: string
  readonly reversesTransferId?: string
  readonly resolvesTransferId?: string
}

/** A limited account would have gone below zero. The caller says it in the words of its own errors. */
export class BelowZero extends Error {
  readonly account: Account
  readonly balance: number
  readonly wanted: number

  constructor(account: Account, balance: number, wanted: number) {
    super(`${account.accountId} holds ${balance}, ${wanted} wanted`)
    this.account = account
    this.balance = balance
    this.wanted = wanted
  }
}

/** Somebody else took this back or settled it at the same moment (law 6). Asked again, the caller's own state says so. */
export class AlreadyAnswered extends Error {}

/**
 * Writes one balanced transfer: row, balances, lines, and last the village's head, which seals it.
 * Throws {@link BelowZero} and {@link AlreadyAnswered}.
 */
export const post = async (work: Work, draft: Draft): Promise<{ transferId: string; sequence: number }> => {
  await work.tx.lock(`ledger:${work.villageId}`)
  const sequence = (await lastSequence(work)) + 1
  const transferId = newId(work)
  await insertTransfer(work, draft, transferId, sequence)
  const rows = []
  for (const [index, { account, amount }] of draft.lines.entries()) {
    rows.push({
      villageId: work.villageId,
      sequence,
      line: index + 1,
      accountId: account.accountId,
      accountKind: account.kind,
      asset: account.asset,
      householdId: account.householdId ?? null,
      amount,
      balanceAfter: await moveBalance(work, account, amount),
    })
  }
  await work.tx.insert(entries).values(rows)
  await work.tx.update(heads).set({ sequence }).where(eq(heads.villageId, work.villageId))
  await countMonth(work, draft)
  return { transferId, sequence }
}

/** Of a village without one, the head is set at 0. */
const lastSequence = async (work: Work): Promise<number> => {
  const [head] = await work.tx.select().from(heads).where(eq(heads.villageId, work.villageId))
  if (head) return head.sequence
  await work.tx.insert(heads).values({ villageId: work.villageId, sequence: 0 })
  return 0
}

const insertTransfer = async (work: Work, draft: Draft, transferId: string, sequence: number) => {
  const { lines: _lines, note = '', memberName = null, ...columns } = draft
  try {
    await work.tx.insert(transfers).values({
      villageId: work.villageId,
      transferId,
      sequence,
      actorUserId: work.actor.userId,
      actorRole: work.actor.role,
      recordedAt: work.now,
      ...columns,
    })
  } catch (error) {
    const isAnswered = ['reverses_transfer_id', 'resolves_transfer_id'].some((key) => isUniqueViolation(error, key))
    throw isAnswered ? new AlreadyAnswered(draft.title) : error
  }
  await work.tx
    .insert(memos)
    .values({ villageId: work.villageId, transferId, actorName: work.actor.name, memberName, note })
}

/**
 * A guarded update, never read-check-write: the database decides whether the account may go so low. An account opens
 * with its first line; no upsert, since SQLite would hold the proposed row against the checks.
 */
const moveBalance = async (work: Work, account: Account, amount: number): Promise<number> => {
  const here = and(eq(accounts.villageId, work.villageId), eq(accounts.accountId, account.accountId))
  const [row] = await work.tx
    .update(accounts)
    .set({ balance: sql<number>`${accounts.balance} + ${amount}` })
    .where(and(here, or(eq(accounts.isLimited, false), sql`${accounts.balance} + ${amount} >= 0`)))
    .returning({ balance: accounts.balance })
  if (row) return row.balance
  if (account.isLimited && amount < 0) {
    const [now] = await work.tx.select({ balance: accounts.balance }).from(accounts).where(here)
    throw new BelowZero(account, now?.balance ?? 0, -amount)
  }
  await work.tx.insert(accounts).values({ ...rowOf(work, account), balance: amount })
  return amount
}

const rowOf = (work: Work, account: Account) => ({
  villageId: work.villageId,
  accountId: account.accountId,
  kind: account.kind,
  asset: account.asset,
  householdId: account.householdId ?? null,
  rewardId: account.rewardId ?? null,
  year: account.year ?? null,
  isLimited: account.isLimited,
})

/** Keeps the month's totals beside the lines, so that showing them never reads history. */
const countMonth = async (work: Work, { lines }: Draft) => {
  let [issued, redeemedPoints] = [0, 0]
  for (const { account, amount } of lines) {
    if (account.kind === 'issuance' || account.kind === 'opening') issued -= amount
    if (account.kind === 'redeemed') redeemedPoints += amount
  }
  if (issued === 0 && redeemedPoints === 0) return
  await work.tx
    .insert(villageMonths)
    .values({
      villageId: work.villageId,
      month: villageDayOf(work.now).slice(0, 7),
      issued,
      redeemed: redeemedPoints,
    })
    .onConflictDoUpdate({
      target: [villageMonths.villageId, villageMonths.month],
      set: {
        issued: sql`${villageMonths.issued} + ${issued}`,
        redeemed: sql`${villageMonths.redeemed} + ${redeemedPoints}`,
      },
    })
}
