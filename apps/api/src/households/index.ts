export { addHousehold } from './add-household.ts'
export { changeHousehold, removeHousehold } from './change-household.ts'
export {
  activeHouseholds,
  briefsOf,
  findHousehold,
  heirOf,
  heirsOf,
  householdsOfPerson,
  listHouseholds,
  listRoster,
  membersOf,
  type RosterHousehold,
  requireActiveHousehold,
  requireHousehold,
} from './find-household.ts'
export { maskName, publicName } from './household.ts'
export { issueCard } from './issue-household-card.ts'
export { namesOfMembers } from './member-repository.ts'
export { foundHousehold, markMerged } from './merge-households.ts'
export { findHouseholdByCard } from './read-household-card.ts'
export { activeHomes, type Home, householdIdsOfGroup, householdsJoined } from './repository.ts'
export { householdsRoutes } from './routes.ts'
