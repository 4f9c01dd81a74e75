/** A page that is opened with nothing. */
type Nothing = Record<never, string>

/**
 * Every page by its address, with what it is opened with. A page that is not in app.config.ts yet may stand here;
 * values travel in the address, so they are strings.
 */
export interface Routes {
  'home/index': Nothing
  'home/workbench': Nothing
  'mine/index': Nothing
  'identity/roles': Nothing
  'ledger/entries': { householdId?: string }
  'ledger/entry': { entryId: string }
  'rewards/shop': Nothing
  'rewards/reward': { rewardId: string }
  'rewards/redemptions': Nothing
  'rewards/redemption': { redemptionId: string }
  'rewards/counter': { code?: string }
  'rewards/goods': Nothing
  'rewards/register': Nothing
  'declarations/award': { householdId?: string; card?: string }
  'declarations/batch': Nothing
  'declarations/records': Nothing
  'households/roster': Nothing
  'households/household': { householdId: string }
  'rules/rulebook': Nothing
  'imports/index': { kind?: string }
  'imports/review': { importId: string }
}

/** The address of a page, `ledger/entry`. */
export type Route = keyof Routes

/** What the page is opened with; may be left out when nothing is required. */
export type RouteInput<R extends Route> =
  Partial<Routes[R]> extends Routes[R] ? [input?: Routes[R]] : [input: Routes[R]]
