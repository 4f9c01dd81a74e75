import { addDays, type Month, spanOfMonth, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { aliasedTable, and, asc, desc, eq, gt, gte, inArray, isNotNull, lt, lte, ne, type SQL, sql } from 'drizzle-orm'
import { engine } from '../platform/database/columns.ts'
import { countRows, total } from '../platform/database/store.ts'
import type { Work } from '../platform/work.ts'
import { entries, memos, transfers, treeHeads } from './tables.ts'
import { latestTreeHead, sealedTransfers } from './tree-repository.ts'

/** Transfers after `from` up to `to`: the sequence bounds every question, however long the history is. */
export interface SequenceSpan {
  readonly from: number
  readonly to: number
}

/** What the log grew by in a month, as its signed heads say. */
export interface LoggedMonth extends SequenceSpan {
  /** Root of the last head; empty before there is one. */
  readonly rootHash: string
  /** The month is over and all of it is signed: nothing of this changes any more. */
  readonly isSealed: boolean
}

const lastHeadBefore = async (work: Work, day: string) => {
  const [row] = await work.tx
    .select({ treeSize: treeHeads.treeSize, rootHash: treeHeads.rootHash })
    .from(treeHeads)
    .where(and(eq(treeHeads.villageId, work.villageId), lt(treeHeads.onDay, day)))
    .orderBy(desc(treeHeads.onDay), desc(treeHeads.treeSize))
    .limit(1)
  return row
}

/** Each transfer belongs to one month: to that of the first daily head which covers it. */
export const loggedIn = async (work: Work, month: Month): Promise<LoggedMonth> => {
  const { before } = spanOfMonth(month)
  const earlier = await lastHeadBefore(work, `${month}-01`)
  const last = await lastHeadBefore(work, villageDayOf(before))
  const isSealed = work.now >= before && !(await isWaitingFrom(work, before))
  const to = isSealed ? last?.treeSize : await sealedTransfers(work)
  return { from: earlier?.treeSize ?? 0, to: to ?? 0, rootHash: last?.rootHash ?? '', isSealed }
}

/** Whether something recorded before an instant is covered by no head yet. */
const isWaitingFrom = async (work: Work, instant: Date): Promise<boolean> => {
  const latest = await latestTreeHead(work)
  const [next] = await work.tx
    .select({ recordedAt: transfers.recordedAt })
    .from(transfers)
    .where(and(eq(transfers.villageId, work.villageId), eq(transfers.sequence, (latest?.treeSize ?? 0) + 1)))
  return next !== undefined && next.recordedAt < instant
}

/** Everything recorded from one day to another lies in it, and little else. */
export const spanAround = async (work: Work, fromDay: string, toDay: string): Promise<SequenceSpan> => {
  const [later] = await work.tx
    .select({ treeSize: treeHeads.treeSize })
    .from(treeHeads)
    .where(and(eq(treeHeads.villageId, work.villageId), gt(treeHeads.onDay, toDay)))
    .orderBy(asc(treeHeads.onDay), asc(treeHeads.treeSize))
    .limit(1)
  const earlier = await lastHeadBefore(work, addDays(fromDay, -1))
  return { from: earlier?.treeSize ?? 0, to: later?.treeSize ?? (await sealedTransfers(work)) }
}

const isIn = (work: Work, { from, to }: SequenceSpan) =>
  and(eq(transfers.villageId, work.villageId), gt(transfers.sequence, from), lte(transfers.sequence, to))

const isReversed = sql`exists (select 1 from ${transfers} answer
  where answer.village_id = ${transfers.villageId} and answer.reverses_transfer_id = ${transfers.transferId})`

const selectOverseen = (work: Work, condition: SQL | undefined) =>
  work.tx
    .select({
      sequence: transfers.sequence,
      transferId: transfers.transferId,
      kind: transfers.kind,
      title: transfers.title,
      householdId: transfers.householdId,
      actorRole: transfers.actorRole,
      deedOn: transfers.deedOn,
      recordedAt: transfers.recordedAt,
      recordedBy: memos.actorName,
      isReversed: isReversed.mapWith(Boolean),
    })
    .from(transfers)
    .innerJoin(memos, and(eq(memos.villageId, transfers.villageId), eq(memos.transferId, transfers.transferId)))
    .where(condition)

/** A transfer of the village with what it moved of its household's 可用, or of 表现 alone. */
export type OverseenRow = Awaited<ReturnType<typeof selectOverseen>>[number] & { readonly hundredths: number }

const withAmounts = async (
  work: Work,
  rows: Awaited<ReturnType<typeof selectOverseen>>,
): Promise<readonly OverseenRow[]> => {
  if (rows.length === 0) return []
  const moved = await work.tx
    .select({
      sequence: entries.sequence,
      householdId: entries.householdId,
      kind: entries.accountKind,
      hundredths: total(entries.amount),
    })
    .from(entries)
    .where(
      and(
        eq(entries.villageId, work.villageId),
        inArray(
          entries.sequence,
          rows.map(({ sequence }) => sequence),
        ),
        inArray(entries.accountKind, ['household_available', 'household_conduct']),
      ),
    )
    .groupBy(entries.sequence, entries.householdId, entries.accountKind)
  const amounts = new Map(moved.map((row) => [`${row.sequence} ${row.householdId} ${row.kind}`, row.hundredths]))
  return rows.map((row) => {
    const amount = (kind: string) => amounts.get(`${row.sequence} ${row.householdId} ${kind}`) ?? 0
    return { ...row, hundredths: amount('household_available') || amount('household_conduct') }
  })
}

/** These transfers, in the order of the ledger. */
export const overseenAt = async (work: Work, sequences: readonly number[]): Promise<readonly OverseenRow[]> => {
  if (sequences.length === 0) return []
  const wanted = and(eq(transfers.villageId, work.villageId), inArray(transfers.sequence, [...sequences]))
  return withAmounts(work, await selectOverseen(work, wanted).orderBy(asc(transfers.sequence)))
}

export interface OverseenFilter {
  readonly householdIds?: readonly string[] | undefined
  readonly kind?: string | undefined
  readonly ruleIds?: readonly string[] | undefined
  readonly actorUserId?: string | undefined
  readonly recorded?: { readonly from: Date; readonly before: Date } | undefined
}

/** A page of a span, newest first. */
export const pageOfOverseen = async (
  work: Work,
  span: SequenceSpan,
  { householdIds, kind, ruleIds, actorUserId, recorded }: OverseenFilter,
  { beforeSequence, limit }: { beforeSequence: number | undefined; limit: number },
): Promise<readonly OverseenRow[]> => {
  const wanted = and(
    isIn(work, span),
    beforeSequence === undefined ? undefined : lt(transfers.sequence, beforeSequence),
    householdIds && inArray(transfers.householdId, [...householdIds]),
    kind === undefined ? undefined : eq(transfers.kind, kind),
    ruleIds && inArray(transfers.ruleId, [...ruleIds]),
    actorUserId === undefined ? undefined : eq(transfers.actorUserId, actorUserId),
    recorded && gte(transfers.recordedAt, recorded.from),
    recorded && lt(transfers.recordedAt, recorded.before),
  )
  return withAmounts(work, await selectOverseen(work, wanted).orderBy(desc(transfers.sequence)).limit(limit))
}

/** Into what a span falls: kinds, clauses and those who recorded, each with how many, the most first. */
export const partsOf = async (work: Work, span: SequenceSpan) => {
  const entries = countRows()
  const kinds = await work.tx
    .select({ kind: transfers.kind, entries })
    .from(transfers)
    .where(isIn(work, span))
    .groupBy(transfers.kind)
    .orderBy(desc(entries), asc(transfers.kind))
  const title = sql<string>`max(${transfers.title})`
  const rules = await work.tx
    .select({ ruleId: sql<string>`${transfers.ruleId}`, title, entries })
    .from(transfers)
    .where(and(isIn(work, span), isNotNull(transfers.ruleId)))
    .groupBy(transfers.ruleId)
    .orderBy(desc(entries), asc(transfers.ruleId))
  const people = await work.tx
    .select({ userId: transfers.actorUserId, name: sql<string>`max(${memos.actorName})`, entries })
    .from(transfers)
    .innerJoin(memos, and(eq(memos.villageId, transfers.villageId), eq(memos.transferId, transfers.transferId)))
    .where(and(isIn(work, span), ne(transfers.actorRole, 'system')))
    .groupBy(transfers.actorUserId)
    .orderBy(desc(entries), asc(transfers.actorUserId))
  return { kinds, rules, people }
}

/** Awards that a person gave, not the system in a job. */
const isGiven = (work: Work, span: SequenceSpan) =>
  and(isIn(work, span), eq(transfers.kind, 'award'), ne(transfers.actorRole, 'system'))

const counted = { times: countRows(), latest: sql<number>`max(${transfers.sequence})`.mapWith(Number) }

/** How many awards there were, and how many pairs of a giver and a household they went between. */
export const givenIn = async (work: Work, span: SequenceSpan) => {
  const pairs = work.tx
    .select({ actorUserId: transfers.actorUserId, times: countRows().as('times') })
    .from(transfers)
    .where(isGiven(work, span))
    .groupBy(transfers.actorUserId, transfers.householdId)
    .as('pairs')
  const [row] = await work.tx.select({ awards: total(sql`${pairs.times}`), pairs: countRows() }).from(pairs)
  return { awards: row?.awards ?? 0, pairs: row?.pairs ?? 0 }
}

/** Who gave how often to which household: to some households, or so often at least. */
export const givingPairs = async (
  work: Work,
  span: SequenceSpan,
  { householdIds, atLeast = 1 }: { householdIds?: readonly string[]; atLeast?: number },
) =>
  work.tx
    .select({ actorUserId: transfers.actorUserId, householdId: transfers.householdId, ...counted })
    .from(transfers)
    .where(and(isGiven(work, span), householdIds && inArray(transfers.householdId, [...householdIds])))
    .groupBy(transfers.actorUserId, transfers.householdId)
    .having(sql`count(*) >= ${sql.raw(String(atLeast))}`)
    .orderBy(desc(countRows()), asc(transfers.householdId), asc(transfers.actorUserId))

/** The hour of the village's day. */
const villageHour =
  engine === 'sqlite'
    ? sql`((${transfers.recordedAt} / 3600000 + 8) % 24)`
    : sql`extract(hour from ${transfers.recordedAt} at time zone 'Asia/Shanghai')`

/** Who gave how often from one hour of the evening until one of the morning. */
export const givenAtNight = async (work: Work, span: SequenceSpan, [fromHour, untilHour]: readonly [number, number]) =>
  work.tx
    .select({ actorUserId: transfers.actorUserId, ...counted })
    .from(transfers)
    .where(
      and(
        isGiven(work, span),
        sql`(${villageHour} >= ${sql.raw(String(fromHour))} or ${villageHour} < ${sql.raw(String(untilHour))})`,
      ),
    )
    .groupBy(transfers.actorUserId)
    .orderBy(desc(countRows()), asc(transfers.actorUserId))

const reversal = aliasedTable(transfers, 'reversal')
const undone = aliasedTable(transfers, 'undone')

/** What was taken back in a span and given again later in it, by household and clause. */
export const givenAgain = async (work: Work, span: SequenceSpan) => {
  const takenBack = work.tx
    .select({
      householdId: undone.householdId,
      ruleId: undone.ruleId,
      first: sql<number>`min(${reversal.sequence})`.as('first'),
    })
    .from(reversal)
    .innerJoin(
      undone,
      and(eq(undone.villageId, reversal.villageId), eq(undone.transferId, reversal.reversesTransferId)),
    )
    .where(
      and(
        eq(reversal.villageId, work.villageId),
        gt(reversal.sequence, span.from),
        lte(reversal.sequence, span.to),
        eq(reversal.kind, 'reversal'),
        eq(undone.kind, 'award'),
      ),
    )
    .groupBy(undone.householdId, undone.ruleId)
    .as('taken_back')
  return work.tx
    .select({ householdId: transfers.householdId, title: transfers.title, ...counted })
    .from(transfers)
    .innerJoin(
      takenBack,
      and(
        eq(takenBack.householdId, transfers.householdId),
        eq(takenBack.ruleId, transfers.ruleId),
        gt(transfers.sequence, takenBack.first),
      ),
    )
    .where(and(isIn(work, span), eq(transfers.kind, 'award')))
    .groupBy(transfers.householdId, transfers.title)
    .orderBy(desc(countRows()), asc(transfers.householdId))
}
