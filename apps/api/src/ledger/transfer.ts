import {
  type Account,
  available,
  carriedOver,
  carrySource,
  conduct,
  conductSource,
  deducted,
  expired,
  fundOnHand,
  fundSource,
  fundSpent,
  held,
  inheritedBy,
  issuance,
  opening,
  redeemed,
  shortfall,
  stockHeld,
  stockLoss,
  stockOnHand,
  stockOut,
  supply,
} from './account.ts'

/** One line before it is written. Points and conduct in hundredths, goods in units; the sign says direction. */
export interface Line {
  readonly account: Account
  readonly amount: number
}

/** Drops lines that move nothing, joins lines of one account, and refuses a set that does not balance (law 1). */
export const balanced = (lines: readonly Line[]): readonly Line[] => {
  const byAccount = new Map<string, Line>()
  for (const { account, amount } of lines) {
    const before = byAccount.get(account.accountId)?.amount ?? 0
    byAccount.set(account.accountId, { account, amount: before + amount })
  }
  const moving = [...byAccount.values()].filter((line) => line.amount !== 0)
  const sums = new Map<string, number>()
  for (const { account, amount } of moving) sums.set(account.asset, (sums.get(account.asset) ?? 0) + amount)
  const unbalanced = [...sums].filter(([, sum]) => sum !== 0)
  if (moving.length < 2 || unbalanced.length > 0) throw new RangeError(`unbalanced: ${JSON.stringify(unbalanced)}`)
  return moving
}

/** `owed` is what the household's shortfall still lacks, as a positive figure: it is filled first (law 9). */
const creditWallet = (householdId: string, hundredths: number, owed: number): Line[] => {
  const filling = Math.min(hundredths, owed)
  return [
    { account: shortfall(householdId), amount: filling },
    { account: available(householdId), amount: hundredths - filling },
  ]
}

const creditConduct = (householdId: string, hundredths: number, year: number): Line[] => [
  { account: conductSource(year), amount: -hundredths },
  { account: conduct(householdId, year), amount: hundredths },
]

export interface Credit {
  readonly householdId: string
  readonly hundredths: number
  /** The year of the deed: honour and issuance are kept by it. */
  readonly year: number
  readonly owed: number
  /** 仅荣誉分: honour without points. */
  readonly isHonorOnly: boolean
}

/** An award: points from the year's issuance, and the same figure of honour. */
export const awardLines = ({ householdId, hundredths, year, owed, isHonorOnly }: Credit): readonly Line[] =>
  balanced([
    ...(isHonorOnly
      ? []
      : [{ account: issuance(year), amount: -hundredths }, ...creditWallet(householdId, hundredths, owed)]),
    ...creditConduct(householdId, hundredths, year),
  ])

/** A line of the paper book: like an award, but out of `opening`, which no budget limits. */
export const openingLines = ({ householdId, hundredths, year, owed, isHonorOnly }: Credit): readonly Line[] =>
  balanced([
    ...(isHonorOnly
      ? []
      : [{ account: opening(), amount: -hundredths }, ...creditWallet(householdId, hundredths, owed)]),
    ...creditConduct(householdId, hundredths, year),
  ])

/** A deduction: the wallet gives what it has, the rest is a shortfall that later awards fill (law 9). Honour goes too. */
export const deductionLines = (
  { householdId, hundredths, year }: Pick<Credit, 'householdId' | 'hundredths' | 'year'>,
  inWallet: number,
): readonly Line[] => {
  const taken = Math.min(hundredths, inWallet)
  return balanced([
    { account: available(householdId), amount: -taken },
    { account: shortfall(householdId), amount: taken - hundredths },
    { account: deducted(), amount: hundredths },
    ...creditConduct(householdId, -hundredths, year),
  ])
}

/** A deduction given back: into the shortfall first, if there still is one. */
export const givenBackLines = (deduction: readonly Line[], owed: number): readonly Line[] => {
  const lineOf = (kind: Account['kind']) => deduction.find(({ account }) => account.kind === kind)!
  const isFelt = ({ account: { kind } }: Line) => kind === 'household_available' || kind === 'household_shortfall'
  const householdId = lineOf('household_conduct').account.householdId!
  return balanced([
    ...deduction.filter((line) => !isFelt(line)).map(({ account, amount }) => ({ account, amount: -amount })),
    ...creditWallet(householdId, lineOf('deducted').amount, owed),
  ])
}

/** Where a household's points are that a reversal may take back: in the wallet, or lapsed at the end of a year. */
export interface Recoverable {
  readonly available: number
  /** Of the years in which the reversed points may have lapsed. */
  readonly expiredByYear: ReadonlyMap<number, number>
}

/**
 * The opposite of a transfer. Points already spent cannot come back: what neither the wallet nor the lapsed points can
 * give is recorded as a shortfall, never as a negative wallet (law 9).
 */
export const reversalLines = (original: readonly Line[], from: Recoverable): readonly Line[] =>
  balanced(
    original.flatMap(({ account, amount }) => {
      const back = -amount
      if (account.kind !== 'household_available') return [{ account, amount: back }]
      const householdId = account.householdId!
      const taken = Math.min(-back, from.available)
      let missing = -back - taken
      const lapsed = [...from.expiredByYear].map(([year, balance]) => {
        const part = Math.min(missing, balance)
        missing -= part
        return { account: expired(householdId, year), amount: -part }
      })
      return [{ account, amount: -taken }, ...lapsed, { account: shortfall(householdId), amount: -missing }]
    }),
  )

/** The opposite of a movement that no household feels: money goes back the way it came. */
export const oppositeLines = (original: readonly Line[]): readonly Line[] =>
  balanced(original.map(({ account, amount }) => ({ account, amount: -amount })))

/** The lines as the household feels them that an older one was merged into. */
export const inheritedLines = (lines: readonly Line[], householdId: string): readonly Line[] =>
  lines.map(({ account, amount }) => ({ account: inheritedBy(householdId, account), amount }))

export interface Order {
  readonly householdId: string
  readonly rewardId: string
  readonly rewardShopId: string
  readonly hundredths: number
  readonly quantity: number
}

/** Points and goods are held in one transfer (law 7). Goods first: what is not there is said before what it costs. */
export const holdLines = ({ householdId, rewardId, hundredths, quantity }: Order): readonly Line[] =>
  balanced([
    { account: stockOnHand(rewardId), amount: -quantity },
    { account: stockHeld(rewardId), amount: quantity },
    { account: available(householdId), amount: -hundredths },
    { account: held(householdId), amount: hundredths },
  ])

/** Handed over: points are spent, goods are out. */
export const postLines = ({ householdId, rewardId, rewardShopId, hundredths, quantity }: Order): readonly Line[] =>
  balanced([
    { account: held(householdId), amount: -hundredths },
    { account: redeemed(rewardShopId), amount: hundredths },
    { account: stockHeld(rewardId), amount: -quantity },
    { account: stockOut(rewardId), amount: quantity },
  ])

/** Cancelled or expired: goods come back, and points too, into the shortfall first if there is one. */
export const releaseLines = ({ householdId, rewardId, hundredths, quantity }: Order, owed: number): readonly Line[] =>
  balanced([
    { account: held(householdId), amount: -hundredths },
    ...creditWallet(householdId, hundredths, owed),
    { account: stockHeld(rewardId), amount: -quantity },
    { account: stockOnHand(rewardId), amount: quantity },
  ])

/** Goods come in (`supply`) or go missing (`loss`, `stock_take`; a negative loss is a surplus found). */
export const stockLines = (kind: 'supply' | 'loss' | 'stock_take', rewardId: string, units: number): readonly Line[] =>
  balanced([
    { account: stockOnHand(rewardId), amount: kind === 'supply' ? units : -units },
    { account: kind === 'supply' ? supply(rewardId) : stockLoss(rewardId), amount: kind === 'supply' ? -units : units },
  ])

/** The end of a year: what is left lapses. */
export const expiryLines = (householdId: string, year: number, hundredths: number): readonly Line[] =>
  balanced([
    { account: available(householdId), amount: -hundredths },
    { account: expired(householdId, year), amount: hundredths },
  ])

/** The end of a year: what is left stays in the wallet, and the books say how much went into the next year. */
export const carryOverLines = (householdId: string, year: number, hundredths: number): readonly Line[] =>
  balanced([
    { account: carrySource(year), amount: -hundredths },
    { account: carriedOver(householdId, year), amount: hundredths },
  ])

/** Money comes into the village's fund from a source, in fen. */
export const fundInLines = (source: string, fen: number): readonly Line[] =>
  balanced([
    { account: fundSource(source), amount: -fen },
    { account: fundOnHand(), amount: fen },
  ])

/** Money of the fund is spent, in fen. */
export const fundOutLines = (use: string, fen: number): readonly Line[] =>
  balanced([
    { account: fundOnHand(), amount: -fen },
    { account: fundSpent(use), amount: fen },
  ])

export interface Move {
  readonly fromHouseholdId: string
  readonly intoHouseholdId: string
  readonly available: number
  readonly shortfall: number
  readonly conductByYear: ReadonlyMap<number, number>
  readonly expiredByYear: ReadonlyMap<number, number>
}

/** Figures that go from one household to another when households merge or split. May be no lines at all. */
export const moveLines = ({ fromHouseholdId, intoHouseholdId, ...figures }: Move): readonly Line[] => {
  const lines = [
    { account: available(fromHouseholdId), amount: -figures.available },
    { account: available(intoHouseholdId), amount: figures.available },
    { account: shortfall(fromHouseholdId), amount: -figures.shortfall },
    { account: shortfall(intoHouseholdId), amount: figures.shortfall },
    ...[...figures.conductByYear].flatMap(([year, amount]) => [
      { account: conduct(fromHouseholdId, year), amount: -amount },
      { account: conduct(intoHouseholdId, year), amount },
    ]),
    ...[...figures.expiredByYear].flatMap(([year, amount]) => [
      { account: expired(fromHouseholdId, year), amount: -amount },
      { account: expired(intoHouseholdId, year), amount },
    ]),
  ]
  return lines.some(({ amount }) => amount !== 0) ? balanced(lines) : []
}
