import { setEvidence } from '@village-points/api/declarations/step-repository.ts'
import { systemActor } from '@village-points/api/platform/work.ts'
import * as declarations from '@village-points/shared/declarations/contract.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import type { Client } from '../../village/client.ts'
import { smallRulebook } from '../../village/small-rulebook.ts'
import type { Aim, Scene } from '../scene.ts'
import { atHousehold, atNothing, type Probe } from './probe.ts'

/** A deed of today under a rule without caps. */
const deed = ({ community }: Aim, { village }: Scene, title = '代购代办') => ({
  ruleId: community.rule(title).ruleId,
  deedOn: villageDayOf(village.clock.now()),
})
const awardOf = (aim: Aim, scene: Scene, title?: string) => ({
  body: { ...deed(aim, scene, title), householdId: aim.household.householdId },
})
const batchOf = (aim: Aim, scene: Scene) => ({
  body: { ...deed(aim, scene), households: [{ householdId: aim.household.householdId }] },
})

/** Points for the household aimed at. */
export const award = async (aim: Aim, scene: Scene, cadre: Client, title?: string) =>
  (await cadre.ok(declarations.awardHousehold, awardOf(aim, scene, title))).declaration

/** Recorded by the caller where that is allowed, else by a colleague. */
const recordedByActor = async (aim: Aim, scene: Scene) => {
  const answer = await aim.actor.call(declarations.awardHousehold, awardOf(aim, scene))
  const { declarationId } = answer.error
    ? await award(aim, scene, scene.cadreOf(aim.community))
    : answer.body.declaration
  return { params: { declarationId } }
}

const batchByActor = async (aim: Aim, scene: Scene) => {
  const answer = await aim.actor.call(declarations.awardBatch, batchOf(aim, scene))
  if (!answer.error) return { params: { awardBatchId: answer.body.batch.awardBatchId } }
  const { batch } = await scene.cadreOf(aim.community).ok(declarations.awardBatch, batchOf(aim, scene))
  return { params: { awardBatchId: batch.awardBatchId } }
}

/** The smallest photograph there is. */
export const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=',
  'base64',
)

const reason = { reason: '记错了' }

const declarationOf = (aim: Aim, scene: Scene) => {
  const { householdId } = aim.household
  return { body: { ...deed(aim, scene), householdId } }
}

/** Handed in by the caller where that is allowed, else by somebody of the committee. */
const declaredByActor = async (aim: Aim, scene: Scene) => {
  const answer = await aim.actor.call(declarations.submitDeclaration, declarationOf(aim, scene))
  if (!answer.error) return { params: { declarationId: answer.body.declarationId } }
  return declaredByCadre(aim, scene)
}
const declaredByCadre = async (aim: Aim, scene: Scene) => {
  const cadre = scene.cadreOf(aim.community)
  const { declarationId } = await cadre.ok(declarations.submitDeclaration, declarationOf(aim, scene))
  return { params: { declarationId } }
}
/** Handed in by the caller where that is allowed, else by who lives there, and sent back for more. */
const returnedTo = async (aim: Aim, scene: Scene) => {
  const answer = await aim.actor.call(declarations.submitDeclaration, declarationOf(aim, scene))
  const { declarationId } = answer.error
    ? await scene.residentOf(aim.household).ok(declarations.submitDeclaration, declarationOf(aim, scene))
    : answer.body
  const decision = { declarationId, decision: 'return' as const, reason: 'deed_unclear' as const }
  await scene.cadreOf(aim.community).ok(declarations.screenDeclarations, { body: { decisions: [decision] } })
  return { params: { declarationId } }
}

export const declarationsProbes: readonly Probe[] = [
  atHousehold(declarations.listDeclareOptions, ({ household: { householdId } }) => ({ query: { householdId } })),
  atHousehold(declarations.submitDeclaration, declarationOf),
  atHousehold(declarations.readDeclaration, declaredByCadre),
  atHousehold(declarations.withdrawDeclaration, async (aim, scene) => ({
    ...(await declaredByActor(aim, scene)),
    body: {},
  })),
  atHousehold(declarations.resubmitDeclaration, async (aim, scene) => ({
    ...(await returnedTo(aim, scene)),
    body: { note: '补上了' },
  })),
  atHousehold(
    declarations.listScreenings,
    async (aim, scene) => {
      await declaredByCadre(aim, scene)
      return { query: { limit: 100 } }
    },
    { isShown: ({ rows }, { household }) => rows.some((row) => row.household.householdId === household.householdId) },
  ),
  atHousehold(declarations.screenDeclarations, async (aim, scene) => {
    const { params } = await declaredByCadre(aim, scene)
    return { body: { decisions: [{ ...params, decision: 'screen' as const }] } }
  }),
  atHousehold(declarations.listAwardOptions, ({ household: { householdId } }) => ({ query: { householdId } })),
  atHousehold(declarations.awardHousehold, awardOf),
  atHousehold(declarations.awardBatch, batchOf),
  atHousehold(
    declarations.listDeclarations,
    async (aim, scene) => {
      await award(aim, scene, scene.cadreOf(aim.community))
      return { query: { householdId: aim.household.householdId } }
    },
    { isShown: ({ rows }) => rows.length > 0 },
  ),
  atNothing(declarations.listAwardBatches, () => ({ query: {} })),
  atHousehold(declarations.undoAward, async (aim, scene) => ({ ...(await recordedByActor(aim, scene)), body: {} })),
  atHousehold(declarations.reverseAward, async (aim, scene) => ({
    ...(await recordedByActor(aim, scene)),
    body: reason,
  })),
  atHousehold(declarations.undoAwardBatch, async (aim, scene) => ({ ...(await batchByActor(aim, scene)), body: {} })),
  atHousehold(declarations.reverseAwardBatch, async (aim, scene) => ({
    ...(await batchByActor(aim, scene)),
    body: reason,
  })),
  atNothing(declarations.uploadPhoto, () => ({ body: {} }), {
    options: { file: { name: '照片.png', bytes: onePixel } },
  }),
  atHousehold(declarations.readPhoto, async (aim, scene) => {
    const cadre = scene.cadreOf(aim.community)
    const { declarationId } = await award(aim, scene, cadre)
    const file = { name: '照片.png', bytes: onePixel }
    const { photoId } = await cadre.ok(declarations.uploadPhoto, { body: {} }, { file })
    const { store, now } = scene.village.background
    const work = { villageId: aim.community.villageId, now: now(), actor: systemActor }
    await store.write((tx) => setEvidence({ ...work, tx }, declarationId, [photoId]))
    return { params: { photoId }, query: {} }
  }),
  atNothing(declarations.tryRulebook, () => ({
    body: { rules: smallRulebook.rules, from: '2026-11-01', to: '2026-11-30' },
  })),
]
