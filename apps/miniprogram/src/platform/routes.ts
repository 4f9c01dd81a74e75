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
  'ledger/entry': { entryId: string; householdId?: string }
  'ledger/log': Nothing
  'ledger/period': Nothing
  'ledger/statements': Nothing
  'messages/index': Nothing
  'objections/mine': Nothing
  'objections/desk': Nothing
  'objections/objection': { objectionId: string }
  /** An objection to a deed, or an appeal against an answer; `about` says which in words. */
  'objections/paper': { declarationId?: string; objectionId?: string; about: string }
  'publicity/index': Nothing
  'publicity/list': { listId: string }
  /** For the own household; the committee names the one that said it on paper. */
  'publicity/shown-name': { householdId?: string }
  'fund/index': Nothing
  'supervision/index': Nothing
  'supervision/entries': { month?: string }
  'supervision/report': { month?: string }
  'honors/index': Nothing
  'honors/consent': { householdId: string }
  'rewards/shop': Nothing
  'rewards/reward': { rewardId: string }
  'rewards/redemptions': Nothing
  'rewards/redemption': { redemptionId: string }
  'rewards/counter': { code?: string }
  'rewards/counter-household': { card?: string }
  'rewards/goods': Nothing
  'rewards/edit-goods': { rewardId?: string }
  'rewards/register': Nothing
  /** `begin` says how a new one begins: by the camera or by searching; a reload goes on with what was chosen. */
  'declarations/award': { householdId?: string; card?: string; begin?: 'scan' | 'search'; deedOn?: string }
  /** For the own household; a cadre names the one he declares for. */
  'declarations/declare': { householdId?: string; deedOn?: string }
  'declarations/deed': { originId: string; householdId?: string; deedOn?: string }
  'declarations/declared': Nothing
  'declarations/declaration': { declarationId: string }
  'deductions/index': Nothing
  'deductions/deduction': { deductionId: string }
  'deductions/remind': { householdId?: string }
  'deductions/votes': Nothing
  'declarations/batch': Nothing
  'declarations/batches': Nothing
  'declarations/records': { householdId?: string; awardBatchId?: string }
  'households/roster': Nothing
  'households/household': { householdId: string }
  'households/manage': { householdId: string }
  'households/edit': { householdId?: string }
  'households/card': { householdId: string }
  /** Read from a card by the telephone's own camera. */
  'households/scanned': { card?: string }
  'households/merge': { householdId: string }
  'households/split': { householdId: string }
  'rules/rulebook': { rulebookId?: string }
  'rules/lawfulness': { rulebookId: string }
  /** Without another version, against the one before. */
  'rules/comparison': { rulebookId: string; withRulebookId?: string }
  'rules/trial': { rulebookId: string }
  'adoption/drafts': Nothing
  'adoption/draft': { draftId: string }
  /** Without a clause, a new one is written. */
  'adoption/clause': { draftId: string; ruleId?: string }
  'adoption/vote': { draftId: string }
  'review/screening': Nothing
  'review/queue': Nothing
  'review/declaration': { declarationId: string }
  'review/panel': Nothing
  'review/choose': Nothing
  'review/kin': Nothing
  'review/late': Nothing
  'imports/index': { kind?: string }
  'imports/review': { importId: string }
  'villages/settings': Nothing
}

/** The address of a page, `ledger/entry`. */
export type Route = keyof Routes

/** What the page is opened with; may be left out when nothing is required. */
export type RouteInput<R extends Route> =
  Partial<Routes[R]> extends Routes[R] ? [input?: Routes[R]] : [input: Routes[R]]
