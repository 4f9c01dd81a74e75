import { and, desc, eq, gte, lt, ne, type Placeholder, type SQL, sql } from 'drizzle-orm'
import { type At, prepared } from '../platform/database/prepared.ts'
import type { Tx } from '../platform/database/store.ts'
import type { Work } from '../platform/work.ts'
import { entries, memos, transfers } from './tables.ts'

/** One transfer as one household felt it; a row of the statement before it is put into words. */
export interface StatementRow {
  readonly transfer: Pick<
    typeof transfers.$inferSelect,
    'transferId' | 'sequence' | 'kind' | 'title' | 'deedOn' | 'recordedAt'
  >
  readonly available: number
  readonly held: number
  readonly conduct: number
  readonly shortfall: number
  readonly availableAfter: number | null
  readonly actorName: string
  readonly memberName: string | null
  /** What took it back or settled it. */
  readonly answer: { readonly kind: string } | undefined
}

const isOfHousehold = (at: { villageId: Placeholder; householdId: Placeholder }) =>
  and(eq(entries.villageId, at.villageId), eq(entries.householdId, at.householdId))

const ofTransfer = and(eq(transfers.villageId, entries.villageId), eq(transfers.sequence, entries.sequence))

const answerBy = (link: SQL) =>
  sql`(select answer.kind from ledger_transfers as answer
       where answer.village_id = ${transfers.villageId} and ${link} = ${transfers.transferId})`

/** The household's lines of the transfers picked, line by line: sums are taken outside, where they cost less. */
const linesOfPicked = (tx: Tx, at: { villageId: Placeholder; householdId: Placeholder }, picked: SQL | undefined) =>
  tx
    .select({
      accountKind: entries.accountKind,
      amount: entries.amount,
      balanceAfter: entries.balanceAfter,
      transferId: transfers.transferId,
      sequence: transfers.sequence,
      kind: transfers.kind,
      title: transfers.title,
      deedOn: transfers.deedOn,
      recordedAt: transfers.recordedAt,
      actorName: memos.actorName,
      memberName: memos.memberName,
      answerKind: sql<
        string | null
      >`coalesce(${answerBy(sql`answer.reverses_transfer_id`)}, ${answerBy(sql`answer.resolves_transfer_id`)})`,
    })
    .from(entries)
    .innerJoin(transfers, ofTransfer)
    .innerJoin(memos, and(eq(memos.villageId, entries.villageId), eq(memos.transferId, transfers.transferId)))
    .where(and(isOfHousehold(at), picked))
    .orderBy(desc(entries.sequence), entries.line)

/** The index gives sequences in order, so a page costs the same however long the history is. */
const pageOfLines = prepared(
  (
    tx,
    at: At<{ villageId: string; householdId: string; beforeSequence: number; from: Date; before: Date; limit: number }>,
  ) => {
    const picked = tx
      .selectDistinct({ sequence: entries.sequence })
      .from(entries)
      .innerJoin(transfers, ofTransfer)
      .where(
        and(
          isOfHousehold(at),
          lt(entries.sequence, at.beforeSequence),
          gte(transfers.recordedAt, sql.param(at.from, transfers.recordedAt)),
          lt(transfers.recordedAt, sql.param(at.before, transfers.recordedAt)),
          ne(transfers.kind, 'post'),
        ),
      )
      .orderBy(desc(entries.sequence))
      .limit(at.limit)
    return linesOfPicked(tx, at, sql`${entries.sequence} in ${picked}`)
  },
)

const linesOfTransfer = prepared((tx, at: At<{ villageId: string; householdId: string; transferId: string }>) => {
  const sequence = tx
    .select({ sequence: transfers.sequence })
    .from(transfers)
    .where(and(eq(transfers.villageId, at.villageId), eq(transfers.transferId, at.transferId)))
  return linesOfPicked(tx, at, sql`${entries.sequence} = ${sequence}`)
})

type LineRow = Awaited<ReturnType<typeof pageOfLines>>[number]

/** What was recorded at any time. */
const ALWAYS = { from: new Date(0), before: new Date('9999-12-31') }

/** Newest first, below `beforeSequence`. Settling an order is told on the order's own line, so `post` has none. */
export const statementOf = async (
  { tx, villageId }: Work,
  householdId: string,
  {
    beforeSequence = Number.MAX_SAFE_INTEGER,
    limit,
    recorded = ALWAYS,
  }: { beforeSequence?: number; limit: number; recorded?: { from: Date; before: Date } },
): Promise<readonly StatementRow[]> =>
  toRows(await pageOfLines(tx, { villageId, householdId, beforeSequence, ...recorded, limit }))

/** One transfer as the household felt it, `post` included. */
export const statementRowOf = async (
  { tx, villageId }: Work,
  householdId: string,
  transferId: string,
): Promise<StatementRow | undefined> => toRows(await linesOfTransfer(tx, { villageId, householdId, transferId }))[0]

const toRows = (lines: readonly LineRow[]): readonly StatementRow[] =>
  [...Map.groupBy(lines, ({ sequence }) => sequence).values()].map((ofTransfer) => {
    const {
      actorName,
      memberName,
      answerKind,
      accountKind: _,
      amount: __,
      balanceAfter: ___,
      ...transfer
    } = ofTransfer[0]!
    const linesOf = (kind: string) => ofTransfer.filter(({ accountKind }) => accountKind === kind)
    const sumOf = (kind: string) => linesOf(kind).reduce((sum, { amount }) => sum + amount, 0)
    return {
      transfer,
      available: sumOf('household_available'),
      held: sumOf('household_held'),
      conduct: sumOf('household_conduct'),
      shortfall: sumOf('household_shortfall'),
      availableAfter: linesOf('household_available').at(-1)?.balanceAfter ?? null,
      actorName,
      memberName,
      answer: answerKind ? { kind: answerKind } : undefined,
    }
  })
