import type { DeclarationState } from '@village-points/shared/declarations/contract.ts'
import { outcomeOf, type Vote, type VoteInput } from '@village-points/shared/review/contract.ts'
import { findDeclarations, moveDeclarations, postDeclarations } from '../declarations/index.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { type CaseRow, closeCase, kinOf, latestCases, type SeatRow, seatsOf, setVote } from './repository.ts'

/** Writes one vote; refuses what is not this person's to say. Returns the case it belongs to. */
export const vote = async (work: Work, given: VoteInput): Promise<CaseRow> => {
  if (given.vote !== 'accept' && (!given.reason || (given.reason === 'other' && given.words === ''))) {
    refuse('review.reason_needed')
  }
  const [declaration] = await findDeclarations(work, [given.declarationId])
  if (!declaration) return refuse('declaration.not_found')
  const one = (await latestCases(work, [given.declarationId])).get(given.declarationId)
  if (one?.state !== 'open' || declaration.state !== 'screened') {
    return refuse('review.decided', { title: declaration.ruleTitle })
  }
  const seat = (await seatsOf(work, [given.declarationId])).find(
    (row) => row.round === one.round && row.seatedUserId === work.actor.userId,
  )
  // A relation declared a moment ago counts at once, not only when the seat is drawn anew.
  const related = await kinOf(work, { userId: work.actor.userId, householdIds: [declaration.householdId] })
  const isOwn = work.actor.ownHouseholdIds.includes(declaration.householdId)
  if (!seat || isOwn || related.length > 0) return refuse('review.not_seated')
  const said = { vote: given.vote, reason: given.reason ?? null, words: given.words }
  if (!(await setVote(work, seat, said))) refuse('review.already_voted')
  return one
}

/** What a case's votes come to by now. */
export const votesOf = (seats: readonly SeatRow[], { declarationId, round, quorum }: CaseRow) => {
  const own = seats.filter((seat) => seat.declarationId === declarationId && seat.round === round)
  const filled = own.filter((seat) => seat.seatedUserId !== null)
  const cast = own.filter((seat) => seat.vote !== null)
  const outcome = outcomeOf(
    filled.length,
    quorum,
    cast.map((seat) => seat.vote as Vote),
  )
  return { own, filled, cast, outcome }
}

/** Moves on what the votes have decided: an accepted one that needs no publicity is posted at once. */
export const conclude = async (work: Work, voted: readonly CaseRow[]) => {
  const seats = await seatsOf(
    work,
    voted.map((one) => one.declarationId),
  )
  const decided: string[] = []
  // Nobody is pointed at for having said it last: the books keep the person, people read that the panel decided.
  const asPanel: Work = { ...work, actor: { ...work.actor, role: 'villager', name: '评议小组' } }
  for (const one of voted) {
    const { outcome, cast } = votesOf(seats, one)
    if (!outcome || !(await closeCase(work, one, outcome))) continue
    const { declarationId } = one
    decided.push(declarationId)
    const said = cast.find((seat) => seat.vote === outcome)
    const why = { reason: said?.reason ?? undefined, words: said?.words ?? '' }
    const [row] = await moveDeclarations(asPanel, outcome, [{ declarationId, ...why }])
    if (outcome === 'accept' && row?.procedure !== 'review_and_publicity')
      await postDeclarations(asPanel, [declarationId])
  }
  const rows = await findDeclarations(work, decided)
  return rows.map((row) => ({ declarationId: row.declarationId, state: row.state as DeclarationState }))
}
