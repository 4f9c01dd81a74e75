import type { readReview as endpoint, Vote } from '@village-points/shared/review/contract.ts'
import { findDeclarations, presentStep, requireToSee, stepsOf } from '../declarations/index.ts'
import { listPeople } from '../identity/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { seesSeats } from './policy.ts'
import { toReviewItems, toSeat } from './presenting.ts'
import { type CaseRow, latestCases, type SeatRow, seatsOf } from './repository.ts'
import { votesOf } from './voting.ts'

/** The household sees what it came to; who sat where is told to those who answer for it. */
export const readReview = async (work: Work, { params }: ParsedInput<typeof endpoint>) => {
  const [row] = await findDeclarations(work, [params.declarationId])
  if (!row) return refuse('declaration.not_found')
  const all = await seatsOf(work, [params.declarationId])
  const isSeated = all.some((seat) => seat.seatedUserId === work.actor.userId)
  if (!isSeated) await requireToSee(work, row)
  const [declaration] = await toReviewItems(work, [row])
  const steps = await stepsOf(work, row.declarationId)
  const one = (await latestCases(work, [params.declarationId])).get(params.declarationId)
  return {
    declaration: declaration!,
    steps: steps.map(presentStep),
    ...(one ? await beforePanel(work, all, one) : notYet),
  }
}

const notYet = { seats: [], quorum: 0, counts: { accept: 0, return: 0, reject: 0 }, can: { vote: false } }

const beforePanel = async (work: Work, all: readonly SeatRow[], one: CaseRow) => {
  const { own, cast, outcome } = votesOf(all, one)
  const mine = own.find((seat) => seat.seatedUserId === work.actor.userId)
  const count = (wanted: Vote) => cast.filter((seat) => seat.vote === wanted).length
  const people = await listPeople(work.tx, work.villageId)
  const nameOf = (userId: string) => people.get(userId)?.name ?? '已离开'
  return {
    seats: seesSeats(work.actor, mine !== undefined) ? own.map((seat) => toSeat(seat, seat.vote !== null, nameOf)) : [],
    quorum: one.quorum,
    counts: { accept: count('accept'), return: count('return'), reject: count('reject') },
    can: { vote: one.state === 'open' && mine !== undefined && mine.vote === null },
    ...(mine?.vote ? { myVote: mine.vote as Vote } : {}),
    ...(outcome ? { outcome } : {}),
  }
}
