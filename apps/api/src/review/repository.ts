import type { Vote } from '@village-points/shared/review/contract.ts'
import { and, asc, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import { countRows, type Tx } from '../platform/database/store.ts'
import type { Work } from '../platform/work.ts'
import { cases, kin, panelPeople, panels, seats } from './tables.ts'

export type CaseRow = typeof cases.$inferSelect
export type SeatRow = typeof seats.$inferSelect
export type KinRow = typeof kin.$inferSelect

/** The panel chosen last, with its people. */
export const latestPanel = async (work: Work) => {
  const [panel] = await work.tx
    .select()
    .from(panels)
    .where(eq(panels.villageId, work.villageId))
    .orderBy(desc(panels.panelId))
    .limit(1)
  if (!panel) return undefined
  const people = await work.tx
    .select()
    .from(panelPeople)
    .where(and(eq(panelPeople.villageId, work.villageId), eq(panelPeople.panelId, panel.panelId)))
    .orderBy(asc(panelPeople.userId))
  const idsOf = (kind: string) => people.filter((one) => one.kind === kind).map((one) => one.userId)
  return { ...panel, members: idsOf('member'), standIns: idsOf('stand_in') }
}

export const insertPanel = async (
  work: Work,
  panel: {
    panelId: string
    chosenOn: string
    termEndsOn: string
    quorum: number
    members: readonly string[]
    standIns: readonly string[]
  },
): Promise<void> => {
  const { members, standIns, ...row } = panel
  const { villageId } = work
  await work.tx.insert(panels).values({ ...row, villageId, recordedByUserId: work.actor.userId, recordedAt: work.now })
  const people = (kind: string, ids: readonly string[]) =>
    ids.map((userId) => ({ villageId, panelId: panel.panelId, userId, kind }))
  await work.tx.insert(panelPeople).values([...people('member', members), ...people('stand_in', standIns)])
}

/** Declared relations that hold now; of one person or one household when named. */
export const kinOf = async (
  work: Work,
  { userId, householdIds }: { userId?: string; householdIds?: readonly string[] },
) =>
  work.tx
    .select()
    .from(kin)
    .where(
      and(
        eq(kin.villageId, work.villageId),
        isNull(kin.endedAt),
        userId === undefined ? undefined : eq(kin.userId, userId),
        householdIds === undefined ? undefined : inArray(kin.householdId, [...householdIds]),
      ),
    )
    .orderBy(asc(kin.kinId))

export const insertKin = async (work: Work, row: Omit<KinRow, 'villageId' | 'endedAt'>): Promise<KinRow> => {
  const complete = { ...row, villageId: work.villageId, endedAt: null }
  await work.tx.insert(kin).values(complete)
  return complete
}

/** Ends a relation that holds; false when there is none such. */
export const endKinRow = async (work: Work, kinId: string, declaredByUserId?: string): Promise<boolean> => {
  const ended = await work.tx
    .update(kin)
    .set({ endedAt: work.now })
    .where(
      and(
        eq(kin.villageId, work.villageId),
        eq(kin.kinId, kinId),
        isNull(kin.endedAt),
        declaredByUserId === undefined ? undefined : eq(kin.userId, declaredByUserId),
      ),
    )
    .returning({ kinId: kin.kinId })
  return ended.length > 0
}

/** The latest round of each declaration. */
export const latestCases = async (
  work: Work,
  declarationIds: readonly string[],
): Promise<ReadonlyMap<string, CaseRow>> => {
  if (declarationIds.length === 0) return new Map()
  const rows = await work.tx
    .select()
    .from(cases)
    .where(and(eq(cases.villageId, work.villageId), inArray(cases.declarationId, [...declarationIds])))
    .orderBy(asc(cases.round))
  return new Map(rows.map((row) => [row.declarationId, row]))
}

/** Cases that are open, those that came first first. */
export const openCases = async (work: Work, after: string, limit: number): Promise<readonly CaseRow[]> =>
  work.tx
    .select()
    .from(cases)
    .where(and(eq(cases.villageId, work.villageId), eq(cases.state, 'open'), gt(cases.declarationId, after)))
    .orderBy(asc(cases.declarationId))
    .limit(limit)

export const insertCases = async (work: Work, rows: readonly Omit<CaseRow, 'villageId'>[]): Promise<void> => {
  if (rows.length > 0) await work.tx.insert(cases).values(rows.map((row) => ({ ...row, villageId: work.villageId })))
}

/** Closes a case that is open; false when somebody else did. */
export const closeCase = async (
  work: Work,
  { declarationId, round }: CaseRow,
  state: Vote | 'closed',
): Promise<boolean> => {
  const closed = await work.tx
    .update(cases)
    .set({ state })
    .where(
      and(
        eq(cases.villageId, work.villageId),
        eq(cases.declarationId, declarationId),
        eq(cases.round, round),
        eq(cases.state, 'open'),
      ),
    )
    .returning({ round: cases.round })
  return closed.length > 0
}

export const seatsOf = async (work: Work, declarationIds: readonly string[]): Promise<readonly SeatRow[]> =>
  declarationIds.length === 0
    ? []
    : work.tx
        .select()
        .from(seats)
        .where(and(eq(seats.villageId, work.villageId), inArray(seats.declarationId, [...declarationIds])))
        .orderBy(asc(seats.seatUserId))

export const insertSeats = async (work: Work, rows: readonly Omit<SeatRow, 'villageId'>[]): Promise<void> => {
  if (rows.length > 0) await work.tx.insert(seats).values(rows.map((row) => ({ ...row, villageId: work.villageId })))
}

const isSeat = (work: Work, seat: Pick<SeatRow, 'declarationId' | 'round' | 'seatUserId'>) =>
  and(
    eq(seats.villageId, work.villageId),
    eq(seats.declarationId, seat.declarationId),
    eq(seats.round, seat.round),
    eq(seats.seatUserId, seat.seatUserId),
    isNull(seats.vote),
  )

/** Fills a seat that has not voted anew. */
export const refillSeat = async (
  work: Work,
  seat: SeatRow,
  change: Pick<SeatRow, 'seatedUserId' | 'recusedBecause' | 'seed' | 'candidates'>,
): Promise<void> => {
  await work.tx.update(seats).set(change).where(isSeat(work, seat))
}

/** Writes a seat's vote, once; false when it has voted. */
export const setVote = async (
  work: Work,
  seat: SeatRow,
  vote: { vote: Vote; reason: string | null; words: string },
): Promise<boolean> => {
  const set = await work.tx
    .update(seats)
    .set({ ...vote, votedAt: work.now })
    .where(isSeat(work, seat))
    .returning({ seatUserId: seats.seatUserId })
  return set.length > 0
}

const openCaseOf = and(
  eq(cases.villageId, seats.villageId),
  eq(cases.declarationId, seats.declarationId),
  eq(cases.round, seats.round),
  eq(cases.state, 'open'),
)

const waitsFor = (work: Work, userId: string) =>
  and(eq(seats.villageId, work.villageId), eq(seats.seatedUserId, userId), isNull(seats.vote))

/** Declarations that wait for this person's vote, those that came first first. */
export const toVoteBy = async (
  work: Work,
  userId: string,
  after: string,
  limit: number,
): Promise<readonly string[]> => {
  const rows = await work.tx
    .select({ declarationId: seats.declarationId })
    .from(seats)
    .innerJoin(cases, openCaseOf)
    .where(and(waitsFor(work, userId), gt(seats.declarationId, after)))
    .orderBy(asc(seats.declarationId))
    .limit(limit)
  return rows.map((row) => row.declarationId)
}

/** How many declarations wait for this person's vote. */
export const countToVote = async (work: Work, userId: string): Promise<number> => {
  const [row] = await work.tx
    .select({ count: countRows() })
    .from(seats)
    .innerJoin(cases, openCaseOf)
    .where(waitsFor(work, userId))
  return row?.count ?? 0
}

/** Whether this person holds a seat for a declaration, or held one when it was before the panel. */
export const sitsOn = async (work: Work, declarationId: string): Promise<boolean> => {
  const [row] = await work.tx
    .select({ seatUserId: seats.seatUserId })
    .from(seats)
    .where(
      and(
        eq(seats.villageId, work.villageId),
        eq(seats.declarationId, declarationId),
        eq(seats.seatedUserId, work.actor.userId),
      ),
    )
    .limit(1)
  return row !== undefined
}

/** Villages that have a panel: the others have nothing to seat. */
export const villagesWithPanels = async (tx: Tx): Promise<readonly string[]> => {
  const rows = await tx.selectDistinct({ villageId: panels.villageId }).from(panels).orderBy(sql`${panels.villageId}`)
  return rows.map((row) => row.villageId)
}
