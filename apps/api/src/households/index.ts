export { addHousehold } from './add-household.ts'
export { changeHousehold, removeHousehold } from './change-household.ts'
export {
  briefsOf,
  findHousehold,
  listRoster,
  membersOf,
  type RosterHousehold,
  requireActiveHousehold,
  requireHousehold,
} from './find-household.ts'
export { maskPhone, publicName } from './household.ts'
export { issueCard } from './issue-household-card.ts'
export { foundHousehold, markMerged, type SplitInput } from './merge-households.ts'
export { findHouseholdByCard } from './read-household-card.ts'
export { householdsRoutes } from './routes.ts'
