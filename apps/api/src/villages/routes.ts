import * as endpoints from '@village-points/shared/villages/contract.ts'
import { type Binding, route } from '../platform/http/route.ts'
import { addVillagersGroup } from './add-villagers-group.ts'
import { configureVillage } from './configure-village.ts'
import { listPlaces } from './list-places.ts'
import { readVillage } from './read-village.ts'

/** The village itself: where it stands, what it decided, its groups. */
export const villagesRoutes: readonly Binding[] = [
  route(endpoints.readVillage, readVillage),
  route(endpoints.configureVillage, configureVillage),
  route(endpoints.addVillagersGroup, addVillagersGroup),
  route(endpoints.listPlaces, listPlaces),
]
