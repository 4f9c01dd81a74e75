import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { balancesOf, householdsWithAccounts, settlementsOf } from '../ledger/index.ts'
import { addTo, compareSums, type Fault, type Walk } from '../platform/walk.ts'
import { householdsWithOrders, limitUsesBy, ordersBy } from './audit-repository.ts'
import { limitPeriodsOf, outcomes } from './redemption.ts'
import type { RedemptionRow } from './redemption-repository.ts'

/** Households taken at once. */
const PAGE = 40

const settlementOf: Readonly<Record<string, string>> = {
  fulfilled: outcomes.fulfill,
  cancelled: outcomes.cancel,
  expired: outcomes.expire,
}

/** Sums over all orders: small, since they grow with goods and shops only. */
interface Totals {
  readonly redeemed: Map<string, number>
  readonly unitsHeld: Map<string, number>
  readonly unitsOut: Map<string, number>
}

/** Laws 6 and 7: what is held and what is gone, in points and in goods, is what the orders say. */
export async function* auditRewards(walk: Walk): AsyncGenerator<Fault> {
  const totals: Totals = { redeemed: new Map(), unitsHeld: new Map(), unitsOut: new Map() }
  for (let after = ''; ; ) {
    const found = [
      ...(await householdsWithOrders(walk, after, PAGE)),
      ...(await householdsWithAccounts(walk, after, PAGE)),
    ]
    const households = [...new Set(found)].sort().slice(0, PAGE)
    if (households.length === 0) break
    const orders = await ordersBy(walk, households)
    yield* auditOrders(walk, households, orders)
    yield* auditLimits(walk, households, orders)
    countOrders(totals, orders)
    after = households.at(-1)!
    await walk.step(orders.length)
  }
  yield* compareSums((key) => `商店 ${key} 换走的积分(百分之一分)`, await balancesOf(walk, 'redeemed'), totals.redeemed)
  yield* compareSums((key) => `商品 ${key} 留着的件数`, await balancesOf(walk, 'stock_held'), totals.unitsHeld)
  yield* compareSums((key) => `商品 ${key} 换走的件数`, await balancesOf(walk, 'stock_out'), totals.unitsOut)
}

const countOrders = (totals: Totals, orders: readonly RedemptionRow[]) => {
  for (const { state, rewardId, rewardShopId, hundredths, quantity } of orders) {
    if (state === 'held') addTo(totals.unitsHeld, rewardId, quantity)
    if (state !== 'fulfilled') continue
    addTo(totals.unitsOut, rewardId, quantity)
    addTo(totals.redeemed, rewardShopId, hundredths)
  }
}

async function* auditOrders(
  walk: Walk,
  households: readonly string[],
  orders: readonly RedemptionRow[],
): AsyncGenerator<Fault> {
  const settlements = await settlementsOf(
    walk,
    orders.map(({ holdTransferId }) => holdTransferId),
  )
  const held = new Map<string, number>()
  for (const order of orders) {
    const [expected, found] = [settlements.get(order.holdTransferId) ?? 'held', settlementOf[order.state] ?? 'held']
    if (expected !== found) yield { place: `兑换单 ${order.redemptionId} 的状态`, expected, found }
    if (order.state === 'held') addTo(held, order.householdId, order.hundredths)
  }
  const kept = await balancesOf(walk, 'household_held', households)
  yield* compareSums((key) => `农户 ${key} 冻结的积分(百分之一分)`, kept, held)
}

async function* auditLimits(
  walk: Walk,
  households: readonly string[],
  orders: readonly RedemptionRow[],
): AsyncGenerator<Fault> {
  const kept = new Map<string, number>()
  for (const { householdId, rewardId, periodStart, used } of await limitUsesBy(walk, households)) {
    addTo(kept, `${householdId}|${rewardId}|${periodStart}`, used)
  }
  const counted = new Map<string, number>()
  for (const { state, householdId, rewardId, quantity, orderedAt } of orders) {
    if (state !== 'held' && state !== 'fulfilled') continue
    for (const period of limitPeriodsOf(villageDayOf(orderedAt))) {
      addTo(counted, `${householdId}|${rewardId}|${period}`, quantity)
    }
  }
  yield* compareSums((key) => `限兑计数 ${key}`, kept, counted)
}
