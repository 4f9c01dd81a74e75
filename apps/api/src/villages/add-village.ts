import type { Place, VillageSettings } from '@village-points/shared/villages/contract.ts'
import type { Tx } from '../platform/database/store.ts'
import { findPlace, insertPlace, insertSettings } from './repository.ts'
import { toStored } from './village.ts'

/** Adds a district, town or village to the place tree. */
export const addPlace = async (tx: Tx, place: Place): Promise<void> => insertPlace(tx, place)

/** Opens a village at a place of kind `village` that is in the tree already. */
export const addVillage = async (
  tx: Tx,
  _now: Date,
  { villageId, settings }: { villageId: string; settings: VillageSettings },
): Promise<void> => {
  if ((await findPlace(tx, villageId))?.kind !== 'village') throw new Error(`no such village place: ${villageId}`)
  await insertSettings(tx, villageId, toStored(settings))
}
