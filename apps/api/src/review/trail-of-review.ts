import { listPeople } from '../identity/index.ts'
import type { TrailSource } from '../ledger/index.ts'
import { seesSeats } from './policy.ts'
import { latestCases, seatsOf } from './repository.ts'
import { votesOf } from './voting.ts'

/** How the panel came to agree: figures for everybody, names for those who answer for it. */
export const trailOfReview: TrailSource = async (work, { declarationId }) => {
  const one = (await latestCases(work, [declarationId])).get(declarationId)
  if (one?.state !== 'accept') return {}
  const { own, cast } = votesOf(await seatsOf(work, [declarationId]), one)
  const decidedAt = cast
    .flatMap(({ votedAt }) => (votedAt ? [votedAt.toISOString()] : []))
    .sort()
    .at(-1)
  if (!decidedAt) return {}
  const agreed = cast.filter(({ vote }) => vote === 'accept').length
  const drawnIn = own.filter(({ seatedUserId, seatUserId }) => seatedUserId && seatedUserId !== seatUserId).length
  const isSeated = own.some(({ seatedUserId }) => seatedUserId === work.actor.userId)
  const people = seesSeats(work.actor, isSeated) ? await listPeople(work.tx, work.villageId) : undefined
  const names = people && cast.map(({ seatedUserId }) => people.get(seatedUserId ?? '')?.name ?? '已离开')
  const detail = [
    `${own.length} 个席位,${cast.length} 人投票,${agreed} 人同意`,
    drawnIn > 0 && `${drawnIn} 席有人回避,抽签补上`,
    names && `投票的人:${names.join('、')}`,
  ]
  return { way: [{ at: decidedAt, title: '评议小组同意了', detail: detail.filter(Boolean).join(' · ') }] }
}
