import type {
  NameMasking,
  PeriodRule,
  Place,
  Ranking,
  VillagersGroup,
} from '@village-points/shared/villages/contract.ts'
import { and, asc, eq, inArray } from 'drizzle-orm'
import { type At, prepared } from '../platform/database/prepared.ts'
import { isUniqueViolation, type Tx } from '../platform/database/store.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { groups, places, settings } from './tables.ts'
import type { StoredSettings } from './village.ts'

export const insertPlace = async (tx: Tx, place: Place): Promise<void> => {
  await tx.insert(places).values({ id: place.placeId, kind: place.kind, name: place.name, parentId: place.parentId })
}

const placeOf = prepared((tx, at: At<{ placeId: string }>) => tx.select().from(places).where(eq(places.id, at.placeId)))

export const findPlace = async (tx: Tx, placeId: string): Promise<Place | undefined> => {
  const [row] = await placeOf(tx, { placeId })
  if (!row) return undefined
  const place = { placeId: row.id, kind: row.kind as Place['kind'], name: row.name }
  return row.parentId ? { ...place, parentId: row.parentId } : place
}

export const namesOf = async (tx: Tx, placeIds: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (placeIds.length === 0) return new Map()
  const rows = await tx
    .select({ id: places.id, name: places.name })
    .from(places)
    .where(inArray(places.id, [...placeIds]))
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Every village that is in use, by name. */
export const allVillages = async (tx: Tx): Promise<{ villageId: string; name: string }[]> =>
  tx
    .select({ villageId: places.id, name: places.name })
    .from(places)
    .innerJoin(settings, eq(settings.villageId, places.id))
    .orderBy(asc(places.name))

export const insertSettings = async (tx: Tx, villageId: string, stored: StoredSettings): Promise<void> => {
  await tx.insert(settings).values({ villageId, ...stored })
}

const settingsOf = prepared((tx, at: At<{ villageId: string }>) =>
  tx.select().from(settings).where(eq(settings.villageId, at.villageId)),
)

export const findSettings = async (work: Work): Promise<StoredSettings> => {
  const [row] = await settingsOf(work.tx, { villageId: work.villageId })
  if (!row) throw new Error(`village without settings: ${work.villageId}`)
  const { villageId: _villageId, objectionTelephone, ...stored } = row
  return {
    ...stored,
    ...(objectionTelephone ? { objectionTelephone } : {}),
    nameMasking: stored.nameMasking as NameMasking,
    periodRule: stored.periodRule as PeriodRule,
    ranking: stored.ranking as Ranking,
  }
}

export const replaceSettings = async (work: Work, stored: StoredSettings): Promise<void> => {
  await work.tx
    .update(settings)
    .set({ ...stored, objectionTelephone: stored.objectionTelephone ?? null })
    .where(eq(settings.villageId, work.villageId))
}

const groupShown = { villagersGroupId: groups.id, name: groups.name }

const groupsOf = prepared((tx, at: At<{ villageId: string }>) =>
  tx
    .select(groupShown)
    .from(groups)
    .where(eq(groups.villageId, at.villageId))
    .orderBy(asc(groups.position), asc(groups.id)),
)

export const allGroups = async ({ tx, villageId }: Work): Promise<VillagersGroup[]> => groupsOf(tx, { villageId })

export const groupNamed = async (work: Work, name: string): Promise<VillagersGroup | undefined> => {
  const [group] = await work.tx
    .select(groupShown)
    .from(groups)
    .where(and(eq(groups.villageId, work.villageId), eq(groups.name, name)))
  return group
}

/** Refuses village.group_name_taken. */
export const insertGroup = async (work: Work, group: VillagersGroup & { position: number }): Promise<void> => {
  const { villageId } = work
  const { villagersGroupId: id, name, position } = group
  try {
    await work.tx.savepoint(async (tx) => {
      await tx.insert(groups).values({ villageId, id, name, position })
    })
  } catch (error) {
    if (isUniqueViolation(error, 'villages_groups_name')) refuse('village.group_name_taken', { name })
    throw error
  }
}
