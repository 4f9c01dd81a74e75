import { periodStart } from '@village-points/api/platform/period.ts'
import { limitPeriodsOf } from '@village-points/api/rewards/redemption.ts'
import { countingStates } from '@village-points/shared/declarations/contract.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import type { CapPeriod } from '@village-points/shared/rules/contract.ts'
import { differences, sumBy, type VillageRows } from './audit-rows.ts'

interface Declaration {
  readonly declaration_id: string
  readonly household_id: string
  readonly origin_id: string
  readonly hundredths: number
  readonly deed_on: string
  readonly state: string
  readonly transfer_id: string
  readonly earned: number | null
  readonly is_reversed: number | boolean
}

const declarationsOf = (rows: VillageRows) =>
  rows<Declaration>(
    `SELECT d.*, (SELECT sum(e.amount) FROM ledger_transfers t JOIN ledger_entries e
         ON e.village_id = t.village_id AND e.sequence = t.sequence
       WHERE t.village_id = d.village_id AND t.transfer_id = d.transfer_id AND t.declaration_id = d.declaration_id
         AND t.kind = 'award' AND e.account_kind = 'household_conduct') AS earned,
       EXISTS (SELECT 1 FROM ledger_transfers r
         WHERE r.village_id = d.village_id AND r.reverses_transfer_id = d.transfer_id) AS is_reversed
     FROM declarations d WHERE d.village_id = $village AND d.transfer_id IS NOT NULL`,
  )

/** Law 12: a declaration stands in the ledger as it says, and no award is without one; batches sum up. */
export const declarationFaults = async (rows: VillageRows): Promise<string[]> => {
  const all = await declarationsOf(rows)
  const [awards] = await rows<{ count: number }>(
    "SELECT count(*) AS count FROM ledger_transfers WHERE village_id = $village AND kind = 'award'",
  )
  const wrong = all.filter(
    ({ earned, hundredths, state, is_reversed: isReversed }) =>
      earned !== hundredths || (state === 'reversed') !== Boolean(isReversed),
  )
  const batches = await rows<{ award_batch_id: string }>(
    `SELECT b.award_batch_id FROM declarations_award_batches b JOIN declarations d
       ON d.village_id = b.village_id AND d.award_batch_id = b.award_batch_id WHERE b.village_id = $village
     GROUP BY b.village_id, b.award_batch_id HAVING sum(d.hundredths) <> b.hundredths OR count(*) <> b.household_count
       OR (b.state = 'reversed' AND sum(CASE WHEN d.state = 'posted' THEN 1 ELSE 0 END) > 0)`,
  )
  return [
    ...wrong.map((one) => `declaration ${one.declaration_id} of ${one.hundredths} earned ${one.earned}`),
    ...(awards?.count === all.length ? [] : [`${awards?.count} awards for ${all.length} declarations`]),
    ...batches.map((one) => `batch ${one.award_batch_id} does not sum up`),
  ]
}

/** Law 8: a cap's counter is the sum of the declarations that stand. */
export const capFaults = async (rows: VillageRows): Promise<string[]> => {
  const counted = await rows<Declaration & { period: CapPeriod; measure: string }>(
    `SELECT d.*, c.period, c.measure FROM declarations d JOIN rules_caps c
       ON c.village_id = d.village_id AND c.rule_id = d.rule_id
     WHERE d.village_id = $village AND d.state IN (${countingStates.map((state) => `'${state}'`).join()})`,
  )
  const kept = await rows<Declaration & { period: CapPeriod; period_start: string; measure: string; used: number }>(
    'SELECT * FROM declarations_cap_uses WHERE village_id = $village',
  )
  const key = (one: Declaration & { period: string; measure: string }, start: string) =>
    [one.household_id, one.origin_id, one.period, start, one.measure].join(' ')
  return differences(
    'cap',
    sumBy(
      kept,
      (one) => key(one, one.period_start),
      (one) => one.used,
    ),
    sumBy(
      counted,
      (one) => key(one, periodStart(one.period, one.deed_on)),
      (one) => (one.measure === 'times' ? 1 : one.hundredths),
    ),
  )
}

interface Order {
  readonly redemption_id: string
  readonly household_id: string
  readonly reward_id: string
  readonly reward_shop_id: string
  readonly quantity: number
  readonly hundredths: number
  readonly state: string
  readonly ordered_at: number | Date
  readonly answer: string | null
}

const answers: Readonly<Record<string, string>> = { fulfilled: 'post', cancelled: 'void', expired: 'expire' }

const ordersOf = (rows: VillageRows) =>
  rows<Order>(
    `SELECT o.*, (SELECT t.kind FROM ledger_transfers t
       WHERE t.village_id = o.village_id AND t.resolves_transfer_id = o.hold_transfer_id) AS answer
     FROM rewards_redemptions o WHERE o.village_id = $village`,
  )

const balancesOf = async (rows: VillageRows, kind: string, owner: string) => {
  const accounts = await rows<{ owner: string; balance: number }>(
    `SELECT ${owner} AS owner, balance FROM ledger_accounts WHERE village_id = $village AND kind = '${kind}'`,
  )
  return sumBy(
    accounts,
    (one) => one.owner,
    (one) => one.balance,
  )
}

/** Laws 6 and 7: what is held is what the open orders hold; what is spent is what was handed over. */
export const orderFaults = async (rows: VillageRows): Promise<string[]> => {
  const orders = await ordersOf(rows)
  const open = orders.filter((order) => order.state === 'held')
  const done = orders.filter((order) => order.state === 'fulfilled')
  const wrong = orders.filter((order) => (answers[order.state] ?? null) !== order.answer)
  const points = (list: Order[], keyOf: (order: Order) => string) => sumBy(list, keyOf, (order) => order.hundredths)
  const units = (list: Order[]) =>
    sumBy(
      list,
      (order) => order.reward_id,
      (order) => order.quantity,
    )
  return [
    ...wrong.map((order) => `order ${order.redemption_id} is ${order.state}, its hold ${order.answer}`),
    ...differences(
      'held points of',
      await balancesOf(rows, 'household_held', 'household_id'),
      points(open, (order) => order.household_id),
    ),
    ...differences(
      'redeemed at',
      await balancesOf(rows, 'redeemed', "replace(account_id, 'redeemed:', '')"),
      points(done, (order) => order.reward_shop_id),
    ),
    ...differences('held stock of', await balancesOf(rows, 'stock_held', 'reward_id'), units(open)),
    ...differences('stock gone of', await balancesOf(rows, 'stock_out', 'reward_id'), units(done)),
  ]
}

/** A limit's counter is the sum of the orders that stand. */
export const limitFaults = async (rows: VillageRows): Promise<string[]> => {
  const standing = (await ordersOf(rows)).filter(({ state }) => state === 'held' || state === 'fulfilled')
  const kept = await rows<{ household_id: string; reward_id: string; period_start: string; used: number }>(
    'SELECT * FROM rewards_limit_uses WHERE village_id = $village',
  )
  const counted = standing.flatMap((order) =>
    limitPeriodsOf(villageDayOf(new Date(order.ordered_at))).map((period) => ({ ...order, period })),
  )
  return differences(
    'limit',
    sumBy(
      kept,
      (one) => [one.household_id, one.reward_id, one.period_start].join(' '),
      (one) => one.used,
    ),
    sumBy(
      counted,
      (one) => [one.household_id, one.reward_id, one.period].join(' '),
      (one) => one.quantity,
    ),
  )
}

/** A deduction stands in the ledger as its case says, comes back when the case says so, and no other exists. */
export const deductionFaults = async (rows: VillageRows): Promise<string[]> => {
  const cases = await rows<{ id: string; state: string; hundredths: number; taken: number | null; returned: number }>(
    `SELECT d.deduction_id AS id, d.state, d.hundredths, (SELECT sum(e.amount) FROM ledger_transfers t
         JOIN ledger_entries e ON e.village_id = t.village_id AND e.sequence = t.sequence
       WHERE t.village_id = d.village_id AND t.transfer_id = d.transfer_id AND t.declaration_id = d.deduction_id
         AND t.kind = 'deduction' AND e.account_kind = 'deducted') AS taken,
       (SELECT count(*) FROM ledger_transfers t WHERE t.village_id = d.village_id AND t.declaration_id = d.deduction_id
         AND t.kind IN ('repair', 'reversal')) AS returned
     FROM deductions d WHERE d.village_id = $village AND d.transfer_id IS NOT NULL`,
  )
  const [inLedger] = await rows<{ count: number }>(
    "SELECT count(*) AS count FROM ledger_transfers WHERE village_id = $village AND kind = 'deduction'",
  )
  const wrong = cases.filter(
    ({ state, hundredths, taken, returned }) =>
      taken !== hundredths || returned !== (/^(repaired|reversed)$/.test(state) ? 1 : 0),
  )
  const used = await rows<{ origin_id: string; household: string; used: number }>(
    `SELECT household_id AS household, origin_id, used FROM deductions_ceiling_uses
     WHERE village_id = $village AND origin_id = 'all'`,
  )
  const standing = await rows<{ household: string; hundredths: number }>(
    `SELECT deducted_from_id AS household, hundredths FROM deductions
     WHERE village_id = $village AND state IN ('deducted', 'amended', 'disputed')`,
  )
  return [
    ...wrong.map((one) => `case ${one.id} (${one.state}) of ${one.hundredths} took ${one.taken}`),
    ...(inLedger?.count === cases.length ? [] : [`${inLedger?.count} deductions for ${cases.length} cases`]),
    ...differences(
      'ceiling',
      sumBy(
        used,
        (one) => one.household,
        (one) => one.used,
      ),
      sumBy(
        standing,
        (one) => one.household,
        (one) => one.hundredths,
      ),
    ),
  ]
}
