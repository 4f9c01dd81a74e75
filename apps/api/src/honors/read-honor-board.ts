import {
  BOARD_HOUSEHOLDS,
  type readHonorBoard as endpoint,
  type HonorBoard,
  type HonoredGroup,
  type HonoredHousehold,
  LEAST_HOUSEHOLDS_OF_TOTAL,
  type OwnStanding,
} from '@village-points/shared/honors/contract.ts'
import { yearOf } from '@village-points/shared/ledger/period.ts'
import { toPoints } from '@village-points/shared/platform/points.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { activeHomes, briefsOf, type Home } from '../households/index.ts'
import { booksSince, conductByGroup, figuresOf, mostConduct } from '../ledger/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { listGroups, readSettings } from '../villages/index.ts'
import { nextStarOf, placed, starsOf, yearsBetween } from './honor.ts'
import { consentingHouseholds } from './repository.ts'

/** What the parts of one board are made from. */
interface Basis {
  readonly year: number
  readonly starPoints: readonly number[]
  readonly homes: readonly Home[]
  readonly consenting: ReadonlySet<string>
}

export const readHonorBoard = async (work: Work, { query }: ParsedInput<typeof endpoint>): Promise<HonorBoard> => {
  const { ranking, starPoints } = await readSettings(work)
  if (ranking === 'off') refuse('honor.board_off')
  const thisYear = yearOf(villageDayOf(work.now))
  const year = query.year ?? thisYear
  const basis = { year, starPoints, homes: await activeHomes(work), consenting: await consentingHouseholds(work) }
  const own = await ownStanding(work, basis)
  return {
    year,
    years: yearsBetween(yearOf(villageDayOf((await booksSince(work)) ?? work.now)), thisYear),
    starPoints: [...starPoints],
    groups: await honoredGroups(work, basis),
    ...(ranking === 'households' ? { households: await honoredHouseholds(work, basis) } : {}),
    ...(own ? { own } : {}),
  }
}

const honoredGroups = async (work: Work, { year, homes }: Basis): Promise<HonoredGroup[]> => {
  const earned = await conductByGroup(work, year, homes)
  const living = Map.groupBy(homes, ({ villagersGroupId }) => villagersGroupId)
  const groups = (await listGroups(work)).map((group) => ({
    ...group,
    householdCount: living.get(group.villagersGroupId)?.length ?? 0,
    conductPoints: toPoints(earned.get(group.villagersGroupId) ?? 0),
  }))
  return groups
    .filter(({ householdCount }) => householdCount >= LEAST_HOUSEHOLDS_OF_TOTAL)
    .sort((a, b) => b.conductPoints - a.conductPoints)
}

const honoredHouseholds = async (
  work: Work,
  { year, starPoints, homes, consenting }: Basis,
): Promise<HonoredHousehold[]> => {
  const asked = homes.map(({ householdId }) => householdId).filter((householdId) => consenting.has(householdId))
  const best = await mostConduct(work, year, asked, BOARD_HOUSEHOLDS)
  const briefs = await briefsOf(
    work,
    best.map(({ householdId }) => householdId),
  )
  const rows = best.map(({ householdId, conduct }) => {
    const { name, groupName } = briefs.get(householdId)!
    const conductPoints = toPoints(conduct)
    const isOwn = work.actor.role === 'villager' && work.actor.householdId === householdId
    return { name, groupName, conductPoints, stars: starsOf(conductPoints, starPoints), isOwn }
  })
  return placed(rows)
}

/** For those who act for a household, and for nobody else. */
const ownStanding = async (work: Work, { year, starPoints, consenting }: Basis): Promise<OwnStanding | undefined> => {
  const { role, householdId } = work.actor
  if (role !== 'villager' || householdId === undefined) return undefined
  const { conductByYear } = await figuresOf(work, householdId)
  const conductPoints = toPoints(conductByYear.get(year) ?? 0)
  const nextStarPoints = nextStarOf(conductPoints, starPoints)
  return {
    conductPoints,
    stars: starsOf(conductPoints, starPoints),
    ...(nextStarPoints === undefined ? {} : { nextStarPoints }),
    hasConsented: consenting.has(householdId),
  }
}
