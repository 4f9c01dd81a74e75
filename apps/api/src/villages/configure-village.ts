import type { Village, VillageSettings } from '@village-points/shared/villages/contract.ts'
import type { Work } from '../platform/work.ts'
import { readVillage } from './read-village.ts'
import { replaceSettings } from './repository.ts'
import { toStored } from './village.ts'

export const configureVillage = async (work: Work, { body }: { body: VillageSettings }): Promise<Village> => {
  await replaceSettings(work, toStored(body))
  return readVillage(work)
}
