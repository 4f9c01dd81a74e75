import type { Place } from '@village-points/shared/villages/contract.ts'
import type { Work } from '../platform/work.ts'
import { placesAbove } from './read-village.ts'

export const listPlaces = async (work: Work): Promise<{ places: Place[] }> => ({ places: await placesAbove(work) })
