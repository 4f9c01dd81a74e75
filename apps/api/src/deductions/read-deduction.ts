import type { DeductionDetail, readDeduction as endpoint } from '@village-points/shared/deductions/contract.ts'
import { listPeople } from '../identity/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import type { Work } from '../platform/work.ts'
import { toSeat } from '../review/index.ts'
import { requireCase } from './moving.ts'
import { seesSeats } from './policy.ts'
import { toDeduction, toHearing, toStep } from './presenting.ts'
import type { DeductionRow } from './repository.ts'
import { stepsOf } from './step-repository.ts'
import { readPanelOn } from './voting.ts'

export const readDeduction = async (work: Work, { params }: ParsedInput<typeof endpoint>): Promise<DeductionDetail> => {
  const { row } = await requireCase(work, params.deductionId)
  const steps = await stepsOf(work, [row.deductionId])
  return {
    ...(await toDeduction(work, row)),
    photoIds: steps.flatMap(({ photoIds }) => photoIds),
    ...(row.heardOn ? { hearing: toHearing(row) } : {}),
    steps: steps.map(toStep),
    ...(row.state === 'heard' ? await reviewOf(work, row) : {}),
  }
}

const reviewOf = async (work: Work, row: DeductionRow): Promise<Pick<DeductionDetail, 'review'>> => {
  const panel = await readPanelOn(work, row)
  if (!panel) return {}
  const people = await listPeople(work.tx, work.villageId)
  const nameOf = (userId: string) => people.get(userId)?.name ?? '已离开'
  const voted = new Set(panel.cast.map(({ userId }) => userId))
  return {
    review: {
      seatCount: panel.filled.length,
      quorum: panel.quorum,
      votesCast: panel.cast.length,
      accept: panel.cast.filter(({ vote }) => vote === 'accept').length,
      seats: seesSeats(work.actor)
        ? panel.seats.map((seat) => toSeat(seat, voted.has(seat.seatedUserId ?? ''), nameOf))
        : [],
    },
  }
}
