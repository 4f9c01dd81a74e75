/** An account of the village's ledger, before or after its row exists. */
export interface Account {
  readonly accountId: string
  readonly kind: AccountKind
  readonly asset: string
  /** Never below zero (LEDGER law 3). */
  readonly isLimited: boolean
  readonly householdId?: string
  readonly rewardId?: string
  readonly year?: number
}

export type AccountKind =
  | 'issuance'
  | 'conduct_source'
  | 'household_available'
  | 'household_held'
  | 'household_conduct'
  | 'household_shortfall'
  | 'redeemed'
  | 'opening'
  | 'household_expired'
  | 'household_carried'
  | 'carry_source'
  | 'deducted'
  | 'fund_on_hand'
  | 'fund_source'
  | 'fund_spent'
  | 'stock_on_hand'
  | 'stock_held'
  | 'stock_out'
  | 'stock_loss'
  | 'supply'

const open = (kind: AccountKind, asset: string, year?: number): Account => ({
  accountId: year ? `${kind}:${year}` : kind,
  kind,
  asset,
  isLimited: false,
  ...(year ? { year } : {}),
})

const ofHousehold = (
  kind: AccountKind,
  asset: string,
  householdId: string,
  isLimited: boolean,
  year?: number,
): Account => ({
  accountId: `${kind}:${householdId}${year ? `:${year}` : ''}`,
  kind,
  asset,
  isLimited,
  householdId,
  ...(year ? { year } : {}),
})

const ofReward = (kind: AccountKind, rewardId: string, isLimited: boolean): Account => ({
  accountId: `${kind}:${rewardId}`,
  kind,
  asset: `goods:${rewardId}`,
  isLimited,
  rewardId,
})

/** The same account of another household: where its figures went when households joined. */
export const inheritedBy = (householdId: string, account: Account): Account =>
  account.householdId ? ofHousehold(account.kind, account.asset, householdId, account.isLimited, account.year) : account

/** The source of a year's awards. */
export const issuance = (year: number) => open('issuance', 'points', year)
/** Where honour comes from; its own asset, never converted into points. */
export const conductSource = (year: number) => open('conduct_source', 'conduct', year)
/** The paper book's balance sheet partner. */
export const opening = () => open('opening', 'points')
/** 可用: the wallet. */
export const available = (householdId: string) => ofHousehold('household_available', 'points', householdId, true)
/** 冻结: held for orders. */
export const held = (householdId: string) => ofHousehold('household_held', 'points', householdId, true)
/** 表现 of one year of deeds; may be negative. */
export const conduct = (householdId: string, year: number) =>
  ofHousehold('household_conduct', 'conduct', householdId, false, year)
/** What a reversal could not take back, as a negative balance; the next awards fill it (LEDGER law 9). */
export const shortfall = (householdId: string) => ofHousehold('household_shortfall', 'points', householdId, false)
/** Points that deductions took from households, until they are put right. */
export const deducted = () => open('deducted', 'points')
/** Points given for goods of one shop. */
export const redeemed = (rewardShopId: string): Account => ({
  ...open('redeemed', 'points'),
  accountId: `redeemed:${rewardShopId}`,
})
export const stockOnHand = (rewardId: string) => ofReward('stock_on_hand', rewardId, true)
export const stockHeld = (rewardId: string) => ofReward('stock_held', rewardId, true)
export const stockOut = (rewardId: string) => ofReward('stock_out', rewardId, true)
/** Loss and surplus of stock-takes; a surplus found makes it negative. */
export const stockLoss = (rewardId: string) => ofReward('stock_loss', rewardId, false)
/** Where goods come from: negative by all that ever came in. */
export const supply = (rewardId: string) => ofReward('supply', rewardId, false)
/** Points of one household that lapsed at a year's end; a correction of that year takes from here before it makes a debt. */
export const expired = (householdId: string, year: number) =>
  ofHousehold('household_expired', 'points', householdId, true, year)
/** What a household took along into the next year: a note of its own asset, because the wallet itself does not move. */
export const carriedOver = (householdId: string, year: number) =>
  ofHousehold('household_carried', 'carried', householdId, true, year)
export const carrySource = (year: number) => open('carry_source', 'carried', year)
/** Money of the village's points fund, in fen. */
export const fundOnHand = (): Account => ({ ...open('fund_on_hand', 'money'), isLimited: true })
/** Where the fund's money comes from (`town_money`): negative by all that ever came in. */
export const fundSource = (source: string): Account => ({
  ...open('fund_source', 'money'),
  accountId: `fund_source:${source}`,
})
/** What the fund's money went into. */
export const fundSpent = (use: string): Account => ({ ...open('fund_spent', 'money'), accountId: `fund_spent:${use}` })

/** A limited account would have gone below zero. The caller says it in the words of its own errors. */
export class BelowZero extends Error {
  readonly account: Account
  readonly balance: number
  readonly wanted: number

  constructor(account: Account, balance: number, wanted: number) {
    super(`${account.accountId} holds ${balance}, ${wanted} wanted`)
    this.account = account
    this.balance = balance
    this.wanted = wanted
  }
}
