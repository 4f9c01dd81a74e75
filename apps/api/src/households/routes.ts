import * as endpoints from '@village-points/shared/households/contract.ts'
import { type Binding, route } from '../platform/http/route.ts'
import { addHousehold } from './add-household.ts'
import { changeHousehold } from './change-household.ts'
import { issueCard } from './issue-household-card.ts'
import { moveHouseholdAway } from './move-household-away.ts'
import { moveHouseholdBack } from './move-household-back.ts'
import { readHousehold } from './read-household.ts'
import { findHouseholdByCard } from './read-household-card.ts'
import { revokeHouseholdCard } from './revoke-household-card.ts'
import { searchHouseholds } from './search-households.ts'

/** The roster: households, their members, their paper cards. Merging and splitting move points: see the ledger. */
export const householdsRoutes: readonly Binding[] = [
  route(endpoints.searchHouseholds, searchHouseholds),
  route(endpoints.readHousehold, (work, { params }) => readHousehold(work, params.householdId)),
  route(endpoints.addHousehold, async (work, { body }) => {
    const { householdId } = await addHousehold(work, body)
    return readHousehold(work, householdId)
  }),
  route(endpoints.changeHousehold, async (work, { params, body }) => {
    await changeHousehold(work, params.householdId, body)
    return readHousehold(work, params.householdId)
  }),
  route(endpoints.moveHouseholdAway, async (work, { params, body }) => {
    await moveHouseholdAway(work, params.householdId, body.reason)
    return readHousehold(work, params.householdId)
  }),
  route(endpoints.moveHouseholdBack, async (work, { params }) => {
    await moveHouseholdBack(work, params.householdId)
    return readHousehold(work, params.householdId)
  }),
  route(endpoints.issueHouseholdCard, async (work, { params }) => {
    await issueCard(work, params.householdId)
    return readHousehold(work, params.householdId)
  }),
  route(endpoints.revokeHouseholdCard, async (work, { params }) => {
    await revokeHouseholdCard(work, params.householdId, params.householdCardId)
    return readHousehold(work, params.householdId)
  }),
  route(endpoints.readHouseholdCard, (work, { params }) => findHouseholdByCard(work, params.code)),
]
