import { type AwardInput, awardHousehold } from '@village-points/shared/declarations/contract.ts'
import { type HouseholdAccount, listEntries, readHouseholdAccount } from '@village-points/shared/ledger/contract.ts'
import type { Client } from './client.ts'
import type { Community } from './community.ts'

/** The village day on which the clock of a test stands at first. */
export const TODAY = '2026-11-23'

type Home = { readonly householdId: string }

/** An award as a cadre sends it: done today unless the test says otherwise. */
export const deed = (
  community: Community,
  title: string,
  { householdId }: Home,
  more: Partial<AwardInput> = {},
): { body: Omit<AwardInput, 'note'> & { note?: string } } => ({
  body: { householdId, ruleId: community.rule(title).ruleId, deedOn: TODAY, ...more },
})

/** Records a deed through the public door; the committee does it unless somebody else is named. */
export const award = (
  community: Community,
  title: string,
  home: Home,
  more: Partial<AwardInput> = {},
  client: Client = community.as('committee'),
) => client.ok(awardHousehold, deed(community, title, home, more))

/** Earns whole hundreds of points by patrols, which nothing caps. */
export const earn = async (community: Community, home: Home, points: number, deedOn = TODAY): Promise<void> => {
  for (let earned = 0; earned < points; earned += 100) await award(community, '义务巡逻', home, { deedOn })
}

/** A household's figures as the committee sees them. */
export const accountOf = (community: Community, { householdId }: Home): Promise<HouseholdAccount> =>
  community.as('committee').ok(readHouseholdAccount, { params: { householdId } })

/** The four figures of a household alone. */
export const figuresOf = async (community: Community, home: Home) => {
  const { availablePoints, heldPoints, conductPoints, shortfallPoints } = await accountOf(community, home)
  return { availablePoints, heldPoints, conductPoints, shortfallPoints }
}

/** The newest lines of a household's statement. */
export const statementOf = async (community: Community, { householdId }: Home, limit = 100) => {
  const { rows } = await community.as('committee').ok(listEntries, { params: { householdId }, query: { limit } })
  return rows
}
