/** The door of the ledger. Points enter through declarations and imports, leave through rewards and deductions alone. */

export { BelowZero } from './account.ts'
export {
  balancesOf,
  deductionLinesBy,
  digestOfBooks,
  type EarnedLine,
  earnedBy,
  householdsWithAccounts,
  settlementsOf,
  villagesWithBooks,
} from './audit-repository.ts'
export { auditLaws, auditLedger } from './auditing.ts'
export { awardsAfter, earningsBetween } from './earning-repository.ts'
export { type FundMovementRow, fundBalances, fundMovements } from './fund-repository.ts'
export { moveFund, readCover, takeFundBack } from './funding.ts'
export { announcePeriods, closeDays, closePeriods } from './jobs.ts'
export {
  givenAgain,
  givenAtNight,
  givenIn,
  givingPairs,
  loggedIn,
  type OverseenRow,
  overseenAt,
  pageOfOverseen,
  partsOf,
  type SequenceSpan,
  spanAround,
} from './overseeing-repository.ts'
export { booksSince, lastSequenceBefore } from './period-repository.ts'
export {
  giveBack,
  holdForRedemption,
  moveGoods,
  postAwards,
  postDeduction,
  postOpening,
  type RedemptionOrder,
  reverse,
  settleHold,
} from './posting.ts'
export { conductByGroup, mostConduct } from './ranking-repository.ts'
export { readVillageTotals } from './read-village-totals.ts'
export { figuresOf, hasTransfers, type Stock, stockOf } from './reading-repository.ts'
export { ledgerRoutes } from './routes.ts'
export { openSigningKey } from './signing-key.ts'
export type { TrailSource } from './trail.ts'
export { latestTreeHead } from './tree-repository.ts'
