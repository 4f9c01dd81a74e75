import {
  available,
  conduct,
  deducted,
  expired,
  held,
  shortfall,
  stockHeld,
  stockLoss,
  stockOnHand,
  supply,
} from '@village-points/api/ledger/account.ts'
import {
  awardLines,
  balanced,
  type Credit,
  carryOverLines,
  deductionLines,
  expiryLines,
  fundInLines,
  fundOutLines,
  givenBackLines,
  holdLines,
  type Line,
  moveLines,
  type Order,
  openingLines,
  oppositeLines,
  postLines,
  releaseLines,
  reversalLines,
  stockLines,
} from '@village-points/api/ledger/transfer.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const sumsOf = (lines: readonly Line[], keyOf: (line: Line) => string) => {
  const sums = new Map<string, number>()
  for (const line of lines) sums.set(keyOf(line), (sums.get(keyOf(line)) ?? 0) + line.amount)
  return Object.fromEntries([...sums].filter(([, sum]) => sum !== 0))
}
const byAsset = (lines: readonly Line[]) => sumsOf(lines, ({ account }) => account.asset)
const byAccount = (lines: readonly Line[]) => sumsOf(lines, ({ account }) => account.accountId)
const amountOn = (lines: readonly Line[], { accountId }: { accountId: string }) => byAccount(lines)[accountId] ?? 0

const isSound = (lines: readonly Line[]) => {
  expect(byAsset(lines)).toEqual({})
  expect(lines.length).toBeGreaterThanOrEqual(2)
  expect(lines.every(({ amount }) => amount !== 0)).toBe(true)
  expect(new Set(lines.map(({ account }) => account.accountId)).size).toBe(lines.length)
}

const hundredths = fc.integer({ min: 1, max: 10_000_000 })
const credits: fc.Arbitrary<Credit> = fc.record({
  householdId: fc.constant('home'),
  hundredths,
  year: fc.constant(2026),
  owed: fc.integer({ min: 0, max: 20_000_000 }),
  isHonorOnly: fc.boolean(),
})
const orders: fc.Arbitrary<Order> = fc.record({
  householdId: fc.constant('home'),
  rewardId: fc.constant('rice'),
  rewardShopId: fc.constant('shop'),
  hundredths,
  quantity: fc.integer({ min: 1, max: 99 }),
})

describe('the lines of a transfer', () => {
  it('always balance for awards and for the paper book', () => {
    fc.assert(fc.property(credits, (credit) => isSound(awardLines(credit))))
    fc.assert(fc.property(credits, (credit) => isSound(openingLines(credit))))
  })

  it('always balance for orders, and settling one ends what it held', () => {
    fc.assert(
      fc.property(orders, (order) => {
        for (const lines of [holdLines(order), postLines(order), releaseLines(order, 0)]) isSound(lines)
        expect(byAccount([...holdLines(order), ...releaseLines(order, 0)])).toEqual({})
        const spent = [...holdLines(order), ...postLines(order)]
        expect(amountOn(spent, held('home'))).toBe(0)
        expect(amountOn(spent, stockHeld('rice'))).toBe(0)
        expect(amountOn(spent, available('home'))).toBe(-order.hundredths)
      }),
    )
  })

  it('given back fill what the household lacks before they reach the wallet', () => {
    fc.assert(
      fc.property(orders, fc.nat(20_000_000), (order, owed) => {
        const lines = releaseLines(order, owed)
        isSound(lines)
        const filled = Math.min(order.hundredths, owed)
        expect(amountOn(lines, shortfall('home'))).toBe(filled)
        expect(amountOn(lines, available('home'))).toBe(order.hundredths - filled)
      }),
    )
  })

  it('always balance at the end of a year and for the fund, and a fund movement ends in its opposite', () => {
    fc.assert(
      fc.property(hundredths, (amount) => {
        for (const lines of [expiryLines('home', 2026, amount), carryOverLines('home', 2026, amount)]) isSound(lines)
        expect(amountOn(expiryLines('home', 2026, amount), available('home'))).toBe(-amount)
        expect(amountOn(carryOverLines('home', 2026, amount), available('home'))).toBe(0)
        for (const lines of [fundInLines('gift', amount), fundOutLines('purchase', amount)]) {
          isSound(lines)
          isSound(oppositeLines(lines))
          expect(byAccount([...lines, ...oppositeLines(lines)])).toEqual({})
        }
      }),
    )
  })

  it('of a deduction take what the wallet has and record the rest as lacking; given back, that is filled first', () => {
    fc.assert(
      fc.property(credits, fc.nat(20_000_000), fc.nat(20_000_000), (credit, wallet, owed) => {
        const taken = deductionLines(credit, wallet)
        const back = givenBackLines(taken, owed)
        for (const lines of [taken, back]) isSound(lines)
        expect(amountOn(taken, available('home'))).toBe(0 - Math.min(credit.hundredths, wallet))
        expect(amountOn(taken, deducted())).toBe(credit.hundredths)
        expect(amountOn(taken, conduct('home', 2026))).toBe(-credit.hundredths)
        expect(amountOn(back, shortfall('home'))).toBe(Math.min(credit.hundredths, owed))
        expect(amountOn([...taken, ...back], conduct('home', 2026))).toBe(0)
      }),
    )
  })

  it('always balance for goods, whatever is counted', () => {
    const units = fc.integer({ min: -1000, max: 1000 }).filter((count) => count !== 0)
    const kinds = fc.constantFrom('supply', 'loss', 'stock_take')
    fc.assert(
      fc.property(kinds, units, (kind, count) => {
        const lines = stockLines(kind, 'rice', count)
        isSound(lines)
        expect(amountOn(lines, stockOnHand('rice'))).toBe(kind === 'supply' ? count : -count)
        expect(amountOn(lines, kind === 'supply' ? supply('rice') : stockLoss('rice'))).not.toBe(0)
      }),
    )
  })

  it('balance when a household goes into another, or there are none', () => {
    const figures = fc.record({
      available: fc.nat(1000),
      shortfall: fc.nat(1000).map((owed) => -owed),
      lapsed: fc.nat(500),
      conductByYear: fc.dictionary(fc.constantFrom('2025', '2026'), fc.integer({ min: -500, max: 500 })),
    })
    const households = { fromHouseholdId: 'old', intoHouseholdId: 'new' }
    const nothing = { available: 0, shortfall: 0, conductByYear: new Map([[2026, 0]]), expiredByYear: new Map() }
    expect(moveLines({ ...households, ...nothing })).toEqual([])
    fc.assert(
      fc.property(figures, ({ conductByYear, lapsed, ...plain }) => {
        const years = new Map(Object.entries(conductByYear).map(([year, amount]) => [Number(year), amount]))
        const expiredByYear = new Map([[2025, lapsed]])
        const lines = moveLines({ ...households, ...plain, conductByYear: years, expiredByYear })
        if (lines.length > 0) isSound(lines)
        expect(amountOn(lines, available('new'))).toBe(plain.available)
        expect(amountOn(lines, expired('new', 2025))).toBe(lapsed)
        expect(amountOn(lines, shortfall('new')) + 0).toBe(plain.shortfall + 0)
        for (const [year, amount] of years) expect(amountOn(lines, conduct('new', year))).toBe(amount)
      }),
    )
  })

  it('of one account are joined, and those that move nothing are left out', () => {
    const [wallet, other] = [available('home'), available('next')]
    const lines = [
      { account: wallet, amount: 5 },
      { account: wallet, amount: 2 },
      { account: held('home'), amount: 0 },
      { account: other, amount: -7 },
    ]
    expect(balanced(lines)).toEqual([
      { account: wallet, amount: 7 },
      { account: other, amount: -7 },
    ])
  })

  it.each<[string, Line[]]>([
    ['nothing at all', []],
    ['one line', [{ account: available('home'), amount: 5 }]],
    [
      'a sum that is not zero',
      [
        { account: available('home'), amount: 5 },
        { account: held('home'), amount: -4 },
      ],
    ],
    [
      'points paid with honour',
      [
        { account: available('home'), amount: 5 },
        { account: conduct('home', 2026), amount: -5 },
      ],
    ],
    [
      'lines that cancel each other on one account',
      [
        { account: available('home'), amount: 5 },
        { account: available('home'), amount: -5 },
      ],
    ],
  ])('refuse %s', (_, lines) => {
    expect(() => balanced(lines)).toThrow(RangeError)
  })
})

describe('an award', () => {
  it('fills what the household owes before its wallet, and gives honour in full', () => {
    fc.assert(
      fc.property(credits, (credit) => {
        const lines = awardLines(credit)
        const given = credit.isHonorOnly ? 0 : credit.hundredths
        const filling = Math.min(given, credit.owed)
        expect(amountOn(lines, shortfall('home'))).toBe(filling)
        expect(amountOn(lines, available('home'))).toBe(given - filling)
        expect(amountOn(lines, conduct('home', 2026))).toBe(credit.hundredths)
      }),
    )
  })

  it('of the paper book comes out of the opening, not out of the year’s issuance', () => {
    const credit = { householdId: 'home', hundredths: 500, year: 2026, owed: 0, isHonorOnly: false }
    expect(byAccount(openingLines(credit)).opening).toBe(-500)
    expect(byAccount(awardLines(credit))['issuance:2026']).toBe(-500)
  })
})

/** Nothing has lapsed. */
const inWallet = (points: number) => ({ available: points, expiredByYear: new Map<number, number>() })

describe('a reversal', () => {
  const wallets = fc.integer({ min: 0, max: 20_000_000 })

  it('after an award leaves nothing when the wallet still holds it', () => {
    fc.assert(
      fc.property(credits, wallets, (credit, more) => {
        const lines = awardLines(credit)
        const reversal = reversalLines(lines, inWallet(more + credit.hundredths))
        isSound(reversal)
        expect(byAccount([...lines, ...reversal])).toEqual({})
      }),
    )
  })

  it('never takes more than the wallet holds and owes exactly the rest', () => {
    fc.assert(
      fc.property(credits, wallets, (credit, availableNow) => {
        const lines = awardLines(credit)
        const reversal = reversalLines(lines, inWallet(availableNow))
        isSound(reversal)
        const credited = amountOn(lines, available('home'))
        const taken = -amountOn(reversal, available('home')) + 0
        expect(taken).toBe(Math.min(credited, availableNow))
        const owedMore = -(amountOn(lines, shortfall('home')) + amountOn(reversal, shortfall('home'))) + 0
        expect(owedMore).toBe(credited - taken)
        expect(amountOn([...lines, ...reversal], conduct('home', 2026))).toBe(0)
      }),
    )
  })

  it('takes what lapsed at the end of a year before it makes a debt', () => {
    fc.assert(
      fc.property(hundredths, wallets, wallets, wallets, (amount, left, first, second) => {
        const lines = awardLines({ householdId: 'home', year: 2026, isHonorOnly: false, hundredths: amount, owed: 0 })
        const expiredByYear = new Map([
          [2026, first],
          [2027, second],
        ])
        const reversal = reversalLines(lines, { available: left, expiredByYear })
        isSound(reversal)
        const lapsed = -(amountOn(reversal, expired('home', 2026)) + amountOn(reversal, expired('home', 2027)))
        expect(lapsed + 0).toBe(Math.min(amount - Math.min(amount, left), first + second))
        expect(-amountOn(reversal, shortfall('home')) + 0).toBe(Math.max(0, amount - left - first - second))
        for (const [year, balance] of expiredByYear) {
          expect(-amountOn(reversal, expired('home', year))).toBeLessThanOrEqual(balance)
        }
      }),
    )
  })

  it('of points already spent is filled by the next award, and only what is left reaches the wallet', () => {
    fc.assert(
      fc.property(hundredths, hundredths, (first, next) => {
        const credit = { householdId: 'home', year: 2026, isHonorOnly: false }
        const owed = -amountOn(
          reversalLines(awardLines({ ...credit, hundredths: first, owed: 0 }), inWallet(0)),
          shortfall('home'),
        )
        expect(owed).toBe(first)
        const lines = awardLines({ ...credit, hundredths: next, owed })
        expect(amountOn(lines, available('home'))).toBe(Math.max(0, next - first))
      }),
    )
  })
})
