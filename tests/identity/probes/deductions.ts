import * as deductions from '@village-points/shared/deductions/contract.ts'
import { addDays, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import * as review from '@village-points/shared/review/contract.ts'
import { sendPhotos } from '../../village/declaring.ts'
import type { Aim, Scene } from '../scene.ts'
import { atHousehold, atNothing, type Probe } from './probe.ts'

const LITTER = '垃圾乱倒提醒后未改'
const todayOf = (scene: Scene) => villageDayOf(scene.village.clock.now())

const reminding = ({ community, household }: Aim, scene: Scene) => ({
  body: {
    householdId: household.householdId,
    ruleId: community.rule(LITTER).ruleId,
    seenOn: todayOf(scene),
    fixBy: addDays(todayOf(scene), 7),
  },
})

/** A reminder by somebody of the committee without a home. */
export const remindedAt = async (aim: Aim, scene: Scene) => {
  const { deductionId } = await scene.cadreOf(aim.community).ok(deductions.remindHousehold, reminding(aim, scene))
  return { params: { deductionId } }
}

/** The household said too early that it was put right, so it is proposed at once. */
export const proposedAt = async (aim: Aim, scene: Scene) => {
  const one = await remindedAt(aim, scene)
  const cadre = scene.cadreOf(aim.community)
  await cadre.ok(deductions.rectifyDeduction, { ...one, body: {} })
  await cadre.ok(deductions.proposeDeduction, { ...one, body: { words: '还堆着' } })
  return one
}

const hearing = (scene: Scene) => ({ heardOn: todayOf(scene), speaker: '户主', words: '知道了' })

/** Everybody who may sit sits, so that the caller does, too. */
const heardAt = async (aim: Aim, scene: Scene) => {
  const one = await proposedAt(aim, scene)
  const cadre = scene.cadreOf(aim.community)
  const { people } = await cadre.ok(review.listPanelCandidates)
  const memberUserIds = people.slice(0, review.MOST_MEMBERS).map(({ userId }) => userId)
  const termEndsOn = addDays(todayOf(scene), 1000)
  const panel = { chosenOn: todayOf(scene), termEndsOn, memberUserIds, standInUserIds: [], quorum: 3 }
  await cadre.ok(review.recordPanel, { body: panel })
  await cadre.ok(deductions.hearHousehold, { ...one, body: hearing(scene) })
  return one
}

const withBody =
  <Body extends object>(prepare: typeof remindedAt, bodyOf: (scene: Scene) => Body) =>
  async (aim: Aim, scene: Scene) => ({ ...(await prepare(aim, scene)), body: bodyOf(scene) })

export const deductionsProbes: readonly Probe[] = [
  atNothing(deductions.listDeductionOptions, () => ({})),
  atHousehold(deductions.remindHousehold, reminding),
  atHousehold(
    deductions.listDeductions,
    async (aim, scene) => {
      await remindedAt(aim, scene)
      return { query: { limit: 100 } }
    },
    { isShown: ({ rows }, aim) => rows.some(({ household }) => household.householdId === aim.household.householdId) },
  ),
  atNothing(deductions.countDeductions, () => ({})),
  atNothing(deductions.listDeductionsToVote, () => ({})),
  atHousehold(deductions.readDeduction, remindedAt),
  atHousehold(deductions.readDeductionPhoto, async (aim, scene) => {
    const cadre = scene.cadreOf(aim.community)
    const photoIds = await sendPhotos(cadre, scene.next())
    const { body } = reminding(aim, scene)
    const { deductionId } = await cadre.ok(deductions.remindHousehold, { body: { ...body, photoIds } })
    return { params: { deductionId, photoId: photoIds[0]! }, query: {} }
  }),
  atHousehold(
    deductions.rectifyDeduction,
    withBody(remindedAt, () => ({})),
  ),
  atHousehold(
    deductions.recheckDeduction,
    withBody(remindedAt, () => ({ finding: 'fixed' as const })),
  ),
  atHousehold(
    deductions.proposeDeduction,
    withBody(remindedAt, () => ({ words: '还堆着' })),
  ),
  atHousehold(deductions.hearHousehold, withBody(proposedAt, hearing)),
  atHousehold(
    deductions.dropDeduction,
    withBody(proposedAt, () => ({ words: '不扣了' })),
  ),
  atHousehold(
    deductions.voteOnDeduction,
    withBody(heardAt, () => ({ vote: 'accept' as const })),
  ),
  atHousehold(
    deductions.objectToDeduction,
    withBody(proposedAt, () => ({ words: '不是我家' })),
  ),
  atHousehold(
    deductions.decideDeductionObjection,
    withBody(proposedAt, () => ({ isUpheld: true, words: '看过了' })),
  ),
]
