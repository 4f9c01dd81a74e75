import * as honors from '@village-points/shared/honors/contract.ts'
import { configureVillage, readVillage } from '@village-points/shared/villages/contract.ts'
import type { Aim, Scene } from '../scene.ts'
import { atHousehold, atNothing, type Probe } from './probe.ts'

/** The village has a board to read. */
const withBoard = async (scene: Scene) => {
  const cadre = scene.cadreOf(scene.village)
  const { settings } = await cadre.ok(readVillage)
  await cadre.ok(configureVillage, { body: { ...settings, ranking: 'groups' } })
  return { query: {} }
}

const of = ({ household: { householdId } }: Aim) => ({ body: { householdId, words: '本人在纸上签了字' } })

export const honorsProbes: readonly Probe[] = [
  atNothing(honors.readHonorBoard, (_, scene) => withBoard(scene)),
  atHousehold(honors.readHonorConsent, ({ household: { householdId } }) => ({ query: { householdId } })),
  atHousehold(honors.giveHonorConsent, of),
  atHousehold(honors.withdrawHonorConsent, of),
]
