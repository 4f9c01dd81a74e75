import { type DeclarationRow, findDeclarations, pageOfWaiting, stepsOf } from '../declarations/index.ts'
import { listPeople } from '../identity/index.ts'
import { latestTreeHead } from '../ledger/index.ts'
import { tellAll } from '../messages/index.ts'
import type { Work } from '../platform/work.ts'
import {
  type CaseRow,
  closeCase,
  insertCases,
  insertSeats,
  kinOf,
  latestCases,
  latestPanel,
  openCases,
  refillSeat,
  type SeatRow,
  seatsOf,
} from './repository.ts'
import { type FilledSeat, fillSeat, fillSeats, type Matter, type People, recusalOf } from './seat.ts'

/** Before the log's first head there is nothing to draw from but nothing. */
const EMPTY_LOG = '0'.repeat(64)

type Panel = NonNullable<Awaited<ReturnType<typeof latestPanel>>>

/** Those of the panel who still have a role in the village; whoever is missing here has left. */
const peopleOf = async (work: Work, { members, standIns }: Panel): Promise<People> => {
  const people = await listPeople(work.tx, work.villageId)
  const relations = await kinOf(work, {})
  const present = [...members, ...standIns].flatMap((userId) => people.get(userId) ?? [])
  return {
    householdsOf: new Map(present.map((one) => [one.userId, one.householdIds])),
    kin: new Set(relations.map((row) => `${row.userId} ${row.householdId}`)),
  }
}

/** What recusal looks at: whose declaration it is, who handed it in and who screened it. */
export const matterOf = async (work: Work, row: DeclarationRow): Promise<Matter> => {
  const steps = await stepsOf(work, row.declarationId)
  return {
    declarationId: row.declarationId,
    householdId: row.householdId,
    submittedByUserId: row.recordedByUserId,
    screenedByUserIds: steps.filter((step) => step.action === 'screen').map((step) => step.actorUserId),
  }
}

/**
 * Lays screened declarations before the panel, `limit` of those behind `after`: a seat for every member, filled by draw
 * where the member may not vote. Returns where to go on, or undefined at the end.
 */
export const openNextCases = async (work: Work, after: string, limit: number): Promise<string | undefined> => {
  const panel = await latestPanel(work)
  if (!panel) return undefined
  const waiting = await pageOfWaiting(work, { states: ['screened'] }, { cursor: after, limit })
  const known = await latestCases(
    work,
    waiting.map((row) => row.declarationId),
  )
  const people = await peopleOf(work, panel)
  const seed = await seedOf(work)
  for (const row of waiting) {
    const last = known.get(row.declarationId)
    if (last?.state === 'open') continue
    const { declarationId } = row
    const round = (last?.round ?? 0) + 1
    await insertCases(work, [{ declarationId, round, quorum: panel.quorum, state: 'open', openedAt: work.now }])
    const filled = fillSeats(panel.members, {
      matter: await matterOf(work, row),
      people,
      standIns: panel.standIns,
      seed,
    })
    const empty = { vote: null, reason: null, words: null, votedAt: null }
    await insertSeats(
      work,
      filled.map((seat) => ({ declarationId, round, ...seat, ...empty })),
    )
    await tellSeated(work, filled)
  }
  return waiting.length === limit ? waiting.at(-1)?.declarationId : undefined
}

/**
 * Looks after open cases behind `after`: what left the panel is closed, and a seat whose holder may no longer vote, or
 * that nobody could fill, is drawn anew. Returns where to go on.
 */
export const tendOpenCases = async (work: Work, after: string, limit: number): Promise<string | undefined> => {
  const open = await openCases(work, after, limit)
  const ids = open.map((one) => one.declarationId)
  const rows = new Map((await findDeclarations(work, ids)).map((row) => [row.declarationId, row]))
  for (const one of open) {
    const row = rows.get(one.declarationId)
    if (row?.state === 'screened') await refillSeats(work, one, row)
    else await closeCase(work, one, 'closed')
  }
  return open.length === limit ? open.at(-1)?.declarationId : undefined
}

/**
 * Who sits on a matter that is no declaration: the panel of this moment, empty seats filled by the draw from `seed`.
 * Undefined before there is a panel.
 */
export const seatsFor = async (work: Work, matter: Matter, seed: string) => {
  const panel = await latestPanel(work)
  if (!panel) return undefined
  const people = await peopleOf(work, panel)
  const { members, standIns, quorum } = panel
  return { quorum, seats: fillSeats(members, { matter, people, standIns, seed }) }
}

const refillSeats = async (work: Work, one: CaseRow, row: DeclarationRow): Promise<void> => {
  const panel = await latestPanel(work)
  if (!panel) return
  const all = (await seatsOf(work, [one.declarationId])).filter((seat) => seat.round === one.round)
  const people = await peopleOf(work, panel)
  const matter = await matterOf(work, row)
  const seed = await seedOf(work)
  const mayStay = (seat: SeatRow) =>
    seat.vote !== null || (seat.seatedUserId !== null && !recusalOf(seat.seatedUserId, matter, people))
  const seated = new Set(all.filter(mayStay).map((seat) => seat.seatedUserId ?? ''))
  for (const seat of all.filter((seat) => !mayStay(seat))) {
    const filled = fillSeat(seat.seatUserId, { matter, people, standIns: panel.standIns, seated, seed })
    await refillSeat(work, seat, filled)
    await tellSeated(work, [filled])
    if (filled.seatedUserId) seated.add(filled.seatedUserId)
  }
}

/** Each hears once a day how many wait for him. */
const tellSeated = (work: Work, seats: readonly Pick<FilledSeat, 'seatedUserId'>[]): Promise<void> =>
  tellAll(
    work,
    seats.flatMap(({ seatedUserId: userId }) => (userId ? [{ kind: 'vote_due' as const, userId, words: {} }] : [])),
  )

/** What a draw of this moment is made from. */
export const seedOf = async (work: Work): Promise<string> => (await latestTreeHead(work))?.rootHash ?? EMPTY_LOG
