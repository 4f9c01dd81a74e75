import * as declarations from '@village-points/shared/declarations/contract.ts'
import { addDays, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import * as review from '@village-points/shared/review/contract.ts'
import type { Aim, Scene } from '../scene.ts'
import { atHousehold, atNothing, atVillage, type Probe } from './probe.ts'

/** Everybody who may sit sits. */
const panelOf = async ({ community }: Aim, scene: Scene) => {
  const { people } = await scene.cadreOf(community).ok(review.listPanelCandidates)
  const memberUserIds = people.slice(0, review.MOST_MEMBERS).map(({ userId }) => userId)
  const chosenOn = villageDayOf(scene.village.clock.now())
  return { body: { chosenOn, termEndsOn: addDays(chosenOn, 365), memberUserIds, standInUserIds: [], quorum: 3 } }
}

/** Declared by who lives there, looked at by a cadre, and laid before the panel. */
const beforeThePanel = async (aim: Aim, scene: Scene) => {
  const cadre = scene.cadreOf(aim.community)
  await cadre.ok(review.recordPanel, await panelOf(aim, scene))
  const { ruleId } = aim.community.rule('见义勇为')
  const body = { ruleId, deedOn: villageDayOf(scene.village.clock.now()) }
  const { declarationId } = await scene.residentOf(aim.household).ok(declarations.submitDeclaration, { body })
  const decisions = [{ declarationId, decision: 'screen' as const }]
  await cadre.ok(declarations.screenDeclarations, { body: { decisions } })
  await scene.village.runJobs()
  return declarationId
}

const kinOf = async (aim: Aim, scene: Scene) => {
  const { householdId } = await scene.newHousehold(aim.community)
  return { body: { householdId, relation: '表兄' } }
}

export const reviewProbes: readonly Probe[] = [
  atNothing(review.readPanel, () => ({})),
  atNothing(review.recordPanel, panelOf),
  atNothing(review.listPanelCandidates, () => ({})),
  atNothing(review.listReviewQueue, () => ({ query: {} })),
  atHousehold(review.castVotes, async (aim, scene) => ({
    body: { votes: [{ declarationId: await beforeThePanel(aim, scene), vote: 'accept' as const }] },
  })),
  atHousehold(review.readReview, async (aim, scene) => ({
    params: { declarationId: await beforeThePanel(aim, scene) },
  })),
  atNothing(review.readReviewWork, () => ({})),
  atNothing(review.listLateDeclarations, () => ({ query: {} })),
  atNothing(review.listKin, () => ({})),
  atNothing(review.findKinHouseholds, () => ({ query: { name: '王德福' } })),
  atVillage(review.declareKin, kinOf),
  atVillage(review.endKin, async (aim, scene) => {
    const answer = await aim.actor.call(review.declareKin, await kinOf(aim, scene))
    const kin = answer.error
      ? await scene.cadreOf(aim.community).ok(review.declareKin, await kinOf(aim, scene))
      : answer.body
    return { params: { kinId: kin.kinId }, body: {} }
  }),
]
