import * as villages from '@village-points/shared/villages/contract.ts'
import { atNothing, type Probe } from './probe.ts'

const settings: villages.VillageSettings = {
  telephone: '022-29990000',
  publicityDays: 5,
  yuanPerPoint: 0.5,
  nameMasking: 'masked_name',
  periodRule: 'carry_over',
  periodNoticeDays: 30,
  quietFromHour: 20,
  quietUntilHour: 8,
  deductionCeiling: 20,
  repairDays: 30,
  ranking: 'groups',
  starPoints: [],
}

export const villagesProbes: readonly Probe[] = [
  atNothing(villages.readVillage, () => ({})),
  atNothing(villages.configureVillage, () => ({ body: settings })),
  atNothing(villages.addVillagersGroup, (_, scene) => ({ body: { name: `新${scene.next()}组` } })),
  atNothing(villages.listPlaces, () => ({})),
]
