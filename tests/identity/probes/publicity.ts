import { systemActor } from '@village-points/api/platform/work.ts'
import { changeList } from '@village-points/api/publicity/repository.ts'
import * as declarations from '@village-points/shared/declarations/contract.ts'
import { addDays, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import * as publicity from '@village-points/shared/publicity/contract.ts'
import type { Community } from '../../village/community.ts'
import type { Aim, Scene } from '../scene.ts'
import { onePixel } from './declarations.ts'
import { atHousehold, atNothing, atVillage, type Probe } from './probe.ts'

const listToday = async (community: Community, scene: Scene) => {
  const { rows } = await scene.cadreOf(community).ok(publicity.listPublicities, { query: {} })
  return rows.find(({ startsOn }) => startsOn === villageDayOf(scene.village.clock.now()))
}

/** An award on the spot, for the next list. */
const awarded = async (community: Community, scene: Scene) => {
  const { householdId } = await scene.newHousehold(community)
  const { ruleId } = community.rule('代购代办')
  const deedOn = villageDayOf(scene.village.clock.now())
  await scene.cadreOf(community).ok(declarations.awardHousehold, { body: { householdId, ruleId, deedOn } })
}

/** Today's list. */
const listOf = async ({ community }: Pick<Aim, 'community'>, scene: Scene) => {
  const hanging = await listToday(community, scene)
  if (hanging) return { listId: hanging.listId }
  await awarded(community, scene)
  const { listId } = await scene.cadreOf(community).ok(publicity.publicizeWaiting, { body: {} })
  return { listId }
}

/** A day on which something waits and nothing hangs: today's list becomes one of an earlier day. */
const freshDay = async ({ community }: Aim, scene: Scene) => {
  await awarded(community, scene)
  const hanging = await listToday(community, scene)
  if (!hanging) return
  const { store, now } = scene.village.background
  const work = { villageId: community.villageId, now: now(), actor: systemActor }
  const startsOn = addDays(hanging.startsOn, -scene.next())
  await store.write((tx) => changeList({ ...work, tx }, hanging.listId, { startsOn }))
}

const sheetBy = async (aim: Aim, scene: Scene, isByActor: boolean) => {
  const params = await listOf(aim, scene)
  const cadre = scene.cadreOf(aim.community)
  const file = { name: '照片.png', bytes: onePixel }
  const sent = isByActor ? await aim.actor.call(declarations.uploadPhoto, { body: {} }, { file }) : undefined
  const { photoId } = sent && !sent.error ? sent.body : await cadre.ok(declarations.uploadPhoto, { body: {} }, { file })
  return { params, body: { place: '村委会门口', photoIds: [photoId] } }
}

export const publicityProbes: readonly Probe[] = [
  atNothing(publicity.listPublicities, () => ({ query: {} })),
  atNothing(publicity.publicizeWaiting, async (aim, scene) => {
    await freshDay(aim, scene)
    return { body: {} }
  }),
  atVillage(publicity.readPublicity, async (aim, scene) => ({ params: await listOf(aim, scene) })),
  atVillage(publicity.listPublicityLines, async (aim, scene) => ({ params: await listOf(aim, scene), query: {} })),
  atVillage(publicity.printPublicity, async (aim, scene) => ({ params: await listOf(aim, scene), query: {} })),
  atVillage(publicity.recordPostedSheet, (aim, scene) => sheetBy(aim, scene, true)),
  atVillage(publicity.readPostedSheet, async (aim, scene) => {
    const sheet = await sheetBy(aim, scene, false)
    await scene.cadreOf(aim.community).ok(publicity.recordPostedSheet, sheet)
    return { params: { ...sheet.params, photoId: sheet.body.photoIds[0]! }, query: { size: 'small' as const } }
  }),
  atHousehold(publicity.readShownName, ({ household: { householdId } }) => ({ query: { householdId } })),
  atHousehold(publicity.chooseShownName, ({ household: { householdId } }) => ({
    body: { householdId, choice: 'door_number' as const },
  })),
]
