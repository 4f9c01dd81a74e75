import type { TransferKind } from '@village-points/shared/ledger/contract.ts'
import { and, eq, inArray, or, sql } from 'drizzle-orm'
import { type At, prepared } from '../platform/database/prepared.ts'
import { insertRows, listOf, rowsOf } from '../platform/database/rows.ts'
import { sealTo } from '../platform/database/sealing.ts'
import { isUniqueViolation } from '../platform/database/store.ts'
import { newId, type Work } from '../platform/work.ts'
import { type Account, BelowZero } from './account.ts'
import { leafOf, nothingElse } from './record.ts'
import { accounts, entries, heads, memos, transfers } from './tables.ts'
import { countTotals } from './totals-repository.ts'
import type { Line } from './transfer.ts'

/** What an account holds when the turn of a draft comes. */
export type BalanceOf = (account: Account) => number

/** Lines that hang on balances: each draft of a set sees what those before it have left. */
export interface DecidedLines {
  /** Every account that the lines may read or move. */
  readonly touching: readonly Account[]
  readonly decide: (balanceOf: BalanceOf) => readonly Line[]
}

/** A transfer before it is written. */
export interface Draft {
  readonly kind: TransferKind
  readonly title: string
  readonly lines: readonly Line[] | DecidedLines
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
  /** SHA-256 over the evidence as it was when this was posted. */
  readonly evidenceDigest?: string
  readonly reversesTransferId?: string
  readonly resolvesTransferId?: string
}

/** Somebody else took this back or settled it at the same moment (law 6). Asked again, the caller's own state says so. */
export class AlreadyAnswered extends Error {}

/** A draft with the person and the moment it belongs to. */
export interface Posting {
  readonly work: Work
  readonly draft: Draft
}

/** What a posting leaves behind. */
export interface Posted {
  readonly transferId: string
  readonly sequence: number
  /** What the accounts it touched hold after it. */
  readonly balanceOf: BalanceOf
}

/** Writes one balanced transfer. Throws {@link BelowZero} and {@link AlreadyAnswered}. */
export const post = async (work: Work, draft: Draft): Promise<Posted> => {
  const [outcome] = await postAll([{ work, draft }])
  return posted(outcome!)
}

/** What became of one draft of a set, where every one must succeed. Throws {@link BelowZero}. */
export const posted = (outcome: Posted | BelowZero): Posted => {
  if (outcome instanceof BelowZero) throw outcome
  return outcome
}

/**
 * Writes the transfers of one village in the order of their arrival, in as many statements as one would need: rows,
 * balances, lines, and last the village's head, which seals them. A draft that would take an account below zero writes
 * nothing and hurts no other. Throws {@link AlreadyAnswered}, and then nothing of the set may stay.
 */
export const postAll = async (postings: readonly Posting[]): Promise<readonly (Posted | BelowZero)[]> => {
  const [first] = postings
  if (!first) return []
  const { tx, villageId } = first.work
  await tx.lock(villageId)
  const head = await lastSequence(first.work)
  const balances = await readBalances(
    first.work,
    postings.flatMap(({ draft }) => touchedBy(draft)),
  )
  const decided: Decided[] = []
  const outcomes = postings.map((posting) => {
    const sequence = head + decided.length + 1
    const lines = decide(posting.draft, balances)
    if (lines instanceof BelowZero) return lines
    const one = { ...posting, transferId: newId(posting.work), sequence, lines }
    decided.push(one)
    return { transferId: one.transferId, sequence, balanceOf: remembered(posting.draft, balances) }
  })
  if (decided.length > 0) await write(first.work, decided, balances)
  return outcomes
}

interface Decided extends Posting {
  readonly transferId: string
  readonly sequence: number
  readonly lines: readonly DecidedLine[]
}

interface DecidedLine extends Line {
  readonly balanceAfter: number
}

/** A balance in memory; the database has the last word when it is written. */
interface Balance {
  readonly account: Account
  readonly isOpen: boolean
  readonly before: number
  now: number
  isMoved: boolean
}

type Balances = ReadonlyMap<string, Balance>

const touchedBy = ({ lines }: Draft): readonly Account[] =>
  'decide' in lines ? lines.touching : lines.map(({ account }) => account)

const knownOf = <Known>(known: ReadonlyMap<string, Known>, { accountId }: Account): Known => {
  const found = known.get(accountId)
  if (found === undefined) throw new Error(`${accountId} was not touched: nothing is known of it`)
  return found
}

/** The draft's lines with the balances after them, or the first account that would go below zero; then nothing moves. */
const decide = ({ lines }: Draft, balances: Balances): readonly DecidedLine[] | BelowZero => {
  const moved = 'decide' in lines ? lines.decide((account) => knownOf(balances, account).now) : lines
  for (const { account, amount } of moved) {
    const { now } = knownOf(balances, account)
    if (account.isLimited && now + amount < 0) return new BelowZero(account, now, -amount)
  }
  return moved.map((line) => {
    const balance = knownOf(balances, line.account)
    balance.now += line.amount
    balance.isMoved = true
    return { ...line, balanceAfter: balance.now }
  })
}

const remembered = (draft: Draft, balances: Balances): BalanceOf => {
  const after = new Map(touchedBy(draft).map(({ accountId }) => [accountId, balances.get(accountId)!.now]))
  return (account) => knownOf(after, account)
}

const findHead = prepared((tx, at: At<{ villageId: string }>) =>
  tx.select({ sequence: heads.sequence }).from(heads).where(eq(heads.villageId, at.villageId)),
)

const findBalances = prepared((tx, at: At<{ villageId: string; accountIds: string[] }>) =>
  tx
    .select({ accountId: accounts.accountId, balance: accounts.balance })
    .from(accounts)
    .where(and(eq(accounts.villageId, at.villageId), inArray(accounts.accountId, listOf(at.accountIds)))),
)

interface Move {
  /** Given with each row, or SQLite would look at every account of the village for each. */
  readonly villageId: string
  readonly accountId: string
  readonly amount: number
}

/** A guarded update, never read-check-write: the database decides whether an account may go so low. */
const moveBalances = prepared((tx, at: At<{ moves: readonly Move[] }>) => {
  const { source, given } = rowsOf(at.moves, {
    villageId: accounts.villageId,
    accountId: accounts.accountId,
    amount: accounts.balance,
  })
  const after = sql<number>`${accounts.balance} + ${given.amount}`
  return tx
    .update(accounts)
    .set({ balance: after })
    .from(source)
    .where(
      and(
        eq(accounts.villageId, given.villageId),
        eq(accounts.accountId, given.accountId),
        or(eq(accounts.isLimited, sql`false`), sql`${after} >= 0`),
      ),
    )
    .returning({ accountId: accounts.accountId, balance: accounts.balance })
})

/** Of a village without one, the head is set at 0. */
const lastSequence = async ({ tx, villageId }: Work): Promise<number> => {
  const [head] = await findHead(tx, { villageId })
  if (head) return head.sequence
  await insertRows(tx, heads, [{ villageId, sequence: 0 }])
  return 0
}

const readBalances = async ({ tx, villageId }: Work, touched: readonly Account[]): Promise<Balances> => {
  const byId = new Map(touched.map((account) => [account.accountId, account]))
  const found = await findBalances(tx, { villageId, accountIds: [...byId.keys()] })
  const known = new Map(found.map(({ accountId, balance }) => [accountId, balance]))
  return new Map(
    [...byId].map(([accountId, account]) => {
      const before = known.get(accountId)
      return [
        accountId,
        { account, isOpen: before !== undefined, before: before ?? 0, now: before ?? 0, isMoved: false },
      ]
    }),
  )
}

const write = async (work: Work, decided: readonly Decided[], balances: Balances): Promise<void> => {
  const { tx, villageId } = work
  await insertTransfers(work, decided)
  await writeBalances(work, balances)
  await insertRows(tx, memos, decided.map(memoRow))
  await insertRows(tx, entries, decided.flatMap(entryRows))
  await sealTo(tx, { villageId, sequence: decided.at(-1)!.sequence })
  await countTotals(work, decided)
}

const insertTransfers = async ({ tx }: Work, decided: readonly Decided[]): Promise<void> => {
  try {
    await insertRows(tx, transfers, decided.map(transferRow))
  } catch (error) {
    const isAnswered =
      isUniqueViolation(error, 'ledger_transfers_reversed_once', 'reverses_transfer_id') ||
      isUniqueViolation(error, 'ledger_transfers_resolved_once', 'resolves_transfer_id')
    throw isAnswered ? new AlreadyAnswered('the transfer was answered before', { cause: error }) : error
  }
}

/** An account opens with its first line; no upsert, since SQLite would hold the proposed row against the checks. */
const writeBalances = async ({ tx, villageId }: Work, balances: Balances): Promise<void> => {
  const moving = [...balances.values()].filter(({ isOpen, before, now }) => isOpen && now !== before)
  const moves = moving.map(({ account, before, now }) => ({
    villageId,
    accountId: account.accountId,
    amount: now - before,
  }))
  const moved = moves.length > 0 ? await moveBalances(tx, { moves }) : []
  const isAsDecided = ({ accountId, balance }: { accountId: string; balance: number }) =>
    balances.get(accountId)?.now === balance
  if (moved.length !== moves.length || !moved.every(isAsDecided)) throw new Error('balances moved meanwhile')
  const opening = [...balances.values()].filter(({ isOpen, isMoved }) => !isOpen && isMoved)
  await insertRows(
    tx,
    accounts,
    opening.map(({ account, now }) => ({ villageId, ...account, balance: now })),
  )
}

const transferRow = (decided: Decided): typeof transfers.$inferInsert => {
  const { work, draft, transferId, sequence } = decided
  const { lines: _, note: __, memberName: ___, ...columns } = draft
  const row = {
    ...nothingElse,
    ...columns,
    villageId: work.villageId,
    transferId,
    sequence,
    // What cannot be written as UTF-8 would be read back as something else than its leaf says.
    title: draft.title.toWellFormed(),
    actorUserId: work.actor.userId,
    actorRole: work.actor.role,
    recordedAt: work.now,
  }
  return { ...row, leafHash: leafOf(row, entryRows(decided)) }
}

const memoRow = ({ work, draft, transferId }: Decided): typeof memos.$inferInsert => ({
  villageId: work.villageId,
  transferId,
  actorName: work.actor.name,
  memberName: draft.memberName ?? null,
  note: draft.note ?? '',
})

const entryRows = ({ work, sequence, lines }: Decided): (typeof entries.$inferInsert)[] =>
  lines.map(({ account, amount, balanceAfter }, index) => ({
    villageId: work.villageId,
    sequence,
    line: index + 1,
    accountId: account.accountId,
    accountKind: account.kind,
    asset: account.asset,
    householdId: account.householdId ?? null,
    amount,
    balanceAfter,
  }))
