import { ClosingRecount } from '@village-points/api/ledger/period-soundness.ts'
import { type FundMovementKind, recordFundMovement } from '@village-points/shared/fund/contract.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { announceExpiry, closeYear } from '../ledger/year-end.ts'
import { earn, TODAY } from '../village/deeds.ts'
import { openTestVillage, type TestVillage } from '../village/test-village.ts'
import { openTamperer, type Tamperer } from './tampering.ts'

const move = (village: TestVillage, kind: FundMovementKind, yuan: number) =>
  village.as('committee').ok(recordFundMovement, { body: { kind, yuan, movedOn: TODAY } })

/** Two households with points, money in and out, and a year that is over. */
const endYear = async (village: TestVillage, rule: 'expiry' | 'carry_over') => {
  const { villager, other } = village.homes
  await move(village, 'town_money', 5000)
  await move(village, 'purchase', 1200)
  await earn(village, villager, 300)
  await earn(village, other, 100)
  if (rule === 'expiry') await announceExpiry(village)
  village.clock.set('2026-12-31T15:00:00Z')
  await village.runJobs()
  await closeYear(village)
}

let lapsed: TestVillage
let carried: TestVillage
const tamperers = new Map<'expiry' | 'carry_over', Tamperer>()
beforeAll(async () => {
  ;[lapsed, carried] = [await openTestVillage(), await openTestVillage()]
  await endYear(lapsed, 'expiry')
  await endYear(carried, 'carry_over')
  tamperers.set('expiry', await openTamperer(lapsed))
  tamperers.set('carry_over', await openTamperer(carried))
})
afterAll(async () => {
  for (const tamperer of tamperers.values()) await tamperer.close()
  await lapsed.close()
  await carried.close()
})

const period = 'UPDATE ledger_periods SET'
const ofVillage = 'WHERE village_id = :village'
const inTransfer = (kind: string) =>
  `${ofVillage} AND sequence = (SELECT min(sequence) FROM ledger_transfers ${ofVillage} AND kind = '${kind}')`
const accountsOf = (kind: string) =>
  `${ofVillage} AND account_id IN (SELECT account_id FROM ledger_entries ${inTransfer(kind)})`

/** One point more, said everywhere: in both lines, in what stands after them and on the accounts. */
const onePointMore = (kind: 'expiry' | 'carry_over') => [
  `UPDATE ledger_accounts SET balance = balance + 100 * (SELECT sign(amount) FROM ledger_entries e
       WHERE e.village_id = ledger_accounts.village_id AND e.account_id = ledger_accounts.account_id
         AND e.sequence = (SELECT min(sequence) FROM ledger_transfers ${ofVillage} AND kind = '${kind}'))
     ${accountsOf(kind)}`,
  `UPDATE ledger_entries SET amount = amount + 100 * sign(amount), balance_after = balance_after + 100 * sign(amount)
     ${inTransfer(kind)}`,
]

describe.each(['expiry', 'carry_over'] as const)('of a year that ends with %s the auditor', (rule) => {
  const audit = (...statements: readonly string[]) => tamperers.get(rule)!.auditWithoutLaws(...statements)

  it('finds nothing wrong when it was closed well', async () => {
    expect((await tamperers.get(rule)!.auditAfter('')).faults).toEqual([])
  })

  it.each([
    [
      'the rule',
      `${period} rule = '${rule === 'expiry' ? 'carry_over' : 'expiry'}' ${ofVillage}`,
      /^第 \d+ 笔,年底结账$/,
    ],
    ['a deleted closing', `DELETE FROM ledger_periods ${ofVillage}`, /^第 \d+ 笔,年底结账$/],
    ['how many households', `${period} households = households + 1 ${ofVillage}`, /^2026年的年底结账的户数$/],
    ['how many points', `${period} hundredths = hundredths - 100 ${ofVillage}`, /^2026年的年底结账的分数$/],
    ['an earlier end', `${period} through_sequence = through_sequence - 1 ${ofVillage}`, /^2026年的最后一笔$/],
    ['a later end', `${period} through_sequence = through_sequence + 1 ${ofVillage}`, /^2026年的最后一笔$/],
    ['no end', `${period} through_sequence = NULL ${ofVillage}`, /^第 \d+ 笔,年底结账$/],
    ['households yet to come', `${period} closed_through = '' ${ofVillage}`, /^2026年的年底结账结到的那一户$/],
    ['a closing before its time', `${period} closed_at = announced_at ${ofVillage}`, /^2026年的年底结账$/],
    [
      'a line of another year',
      `UPDATE ledger_transfers SET deed_on = '2025-12-31' ${inTransfer(rule)}`,
      /^第 \d+ 笔,年底结账$/,
    ],
  ])('finds %s', async (_, statement, place) => {
    const { faults } = await audit(statement)
    expect(faults[0]?.place, JSON.stringify(faults)).toMatch(place)
  })

  it('finds a household that was closed with one point too many, though all sums agree', async () => {
    const { faults } = await audit(...onePointMore(rule), `${period} hundredths = hundredths + 100 ${ofVillage}`)
    expect(faults[0]).toMatchObject({ place: expect.stringMatching(/^第 \d+ 笔,年底结账$/) })
  })

  it.each([
    [
      'money on hand',
      `UPDATE ledger_accounts SET balance = balance + 100 ${ofVillage} AND kind = 'fund_on_hand'`,
      /^账户「手里的钱」.*的余额$/,
    ],
    [
      'money spent',
      `UPDATE ledger_accounts SET balance = balance - 100 ${ofVillage} AND kind = 'fund_spent'`,
      /^账户「花掉的钱」.*的余额$/,
    ],
    [
      'a sum that came in',
      `UPDATE ledger_entries SET amount = amount + 100 ${ofVillage} AND account_kind = 'fund_source'`,
      /账户「钱的来源」.*记完以后$/,
    ],
    [
      'money that came in by no movement',
      `UPDATE ledger_transfers SET kind = 'supply' ${ofVillage} AND kind = 'fund_in'`,
      /^第 \d+ 笔,积分基金的钱$/,
    ],
    [
      'money that went the other way',
      `UPDATE ledger_transfers SET kind = 'fund_in' ${ofVillage} AND kind = 'fund_out'`,
      /^第 \d+ 笔,积分基金的钱$/,
    ],
  ])('finds %s', async (_, statement, place) => {
    const { faults } = await audit(statement)
    expect(faults[0]?.place, JSON.stringify(faults)).toMatch(place)
  })
})

it('a household that the closing passed over is named, one that has only what came later is not', () => {
  const year = {
    year: 2026,
    rule: 'carry_over',
    throughSequence: 1,
    closedThrough: null,
    closedAt: new Date('2027-01-01'),
  }
  const recount = new ClosingRecount([{ ...year, rule: 'carry_over', households: 0, hundredths: 0 }], () => 500)
  const transfer = { kind: 'award', deedOn: '2027-01-02', recordedAt: new Date('2027-01-02') }
  const line = { accountKind: 'household_available', householdId: 'later', amount: 500 }
  expect([...recount.take({ ...transfer, sequence: 2 }, [line])]).toEqual([])
  expect([...recount.finish(['later', 'earlier'])]).toEqual([
    { place: '2026年的年底结账,农户 earlier', expected: '结过', found: '没有结' },
  ])
})
