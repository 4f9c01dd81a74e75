import type { Place, Village, VillageSettings } from '@village-points/shared/villages/contract.ts'
import type { Work } from '../platform/work.ts'
import { mayConfigure } from './policy.ts'
import { allGroups, findPlace, findSettings } from './repository.ts'
import { fromStored } from './village.ts'

/** What the village decided for itself. */
export const readSettings = async (work: Work): Promise<VillageSettings> => fromStored(await findSettings(work))

/** The places that the village stands in, from the district down to the village itself. */
export const placesAbove = async (work: Work): Promise<Place[]> => {
  const path: Place[] = []
  for (let id: string | undefined = work.villageId; id; ) {
    const place: Place | undefined = await findPlace(work.tx, id)
    if (place) path.unshift(place)
    id = place?.parentId
  }
  return path
}

/** The village's name and the telephone to call: what stands on many pages. */
export const readHeading = async (work: Work): Promise<{ villageName: string; telephone: string }> => ({
  villageName: (await findPlace(work.tx, work.villageId))?.name ?? '',
  telephone: (await readSettings(work)).telephone,
})

/** The village with its name, the places above it, settings and groups. */
export const readVillage = async (work: Work): Promise<Village> => {
  const path = await placesAbove(work)
  const nameOf = (kind: Place['kind']) => path.find((place) => place.kind === kind)?.name ?? ''
  return {
    villageId: work.villageId,
    name: nameOf('village'),
    townName: nameOf('town'),
    districtName: nameOf('district'),
    settings: await readSettings(work),
    groups: await allGroups(work),
    can: { configure: mayConfigure(work.actor) },
  }
}
