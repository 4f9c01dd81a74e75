import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestVillage, type TestVillage } from '../village/test-village.ts'
import { growLog, liveAWhile, openTamperer, type Tamperer } from './tampering.ts'

let village: TestVillage
let tamperer: Tamperer
beforeAll(async () => {
  village = await openTestVillage()
  await liveAWhile(village)
  await growLog(village)
  tamperer = await openTamperer(village)
})
afterAll(async () => {
  await tamperer.close()
  await village.close()
})

const aMillisecond = process.env.DATABASE_URL ? "interval '1 millisecond'" : '1'

const available = "account_kind = 'household_available'"
const own = (table: string) => `UPDATE ${table} SET`

describe('the auditor', () => {
  it('finds nothing wrong in sound books, and says how much it has read', async () => {
    const { faults, rows } = await tamperer.auditAfter('')
    expect(faults).toEqual([])
    expect(rows).toBeGreaterThan(20)
  })

  it.each([
    [
      'an amount',
      `${own('ledger_entries')} amount = amount + 100 WHERE village_id = :village AND sequence = 8 AND line = 2`,
      /^第 8 笔第 2 行/,
    ],
    [
      'a balance after',
      `${own('ledger_entries')} balance_after = balance_after + 1 WHERE village_id = :village AND sequence = 6 AND line = 1`,
      /^第 6 笔第 1 行.*记完以后/,
    ],
    [
      'an account',
      `${own('ledger_entries')} account_id = account_id || 'x' WHERE village_id = :village AND sequence = 7 AND ${available}`,
      /^第 7 笔第 \d 行/,
    ],
    [
      'a household',
      `${own('ledger_entries')} household_id = 'somebody' WHERE village_id = :village AND sequence = 7 AND ${available}`,
      /^第 7 笔第 \d 行.*householdId/,
    ],
    [
      'an asset',
      `${own('ledger_entries')} asset = 'conduct' WHERE village_id = :village AND sequence = 7 AND ${available}`,
      /^第 7 笔第 \d 行.*asset/,
    ],
    [
      'a deleted line',
      'DELETE FROM ledger_entries WHERE village_id = :village AND sequence = 8 AND line = 1',
      /^第 8 笔/,
    ],
    [
      'a deleted last line',
      'DELETE FROM ledger_entries WHERE village_id = :village AND sequence = 8 AND line = 4',
      /^第 8 笔/,
    ],
    ['a deleted transfer', 'DELETE FROM ledger_transfers WHERE village_id = :village AND sequence = 8', /^第 8 笔$/],
    [
      'the last transfer deleted',
      'DELETE FROM ledger_transfers WHERE village_id = :village AND sequence = (SELECT max(sequence) FROM ledger_transfers WHERE village_id = :village)',
      /^账本最后一笔的编号$/,
    ],
    [
      'a line beyond the head',
      'INSERT INTO ledger_entries SELECT village_id, 9999, line, account_id, account_kind, asset, household_id, amount, balance_after FROM ledger_entries WHERE village_id = :village AND sequence = 8',
      /^账本的行数$/,
    ],
    ['the head', `${own('ledger_heads')} sequence = sequence - 1 WHERE village_id = :village`, /^账本最后一笔的编号$/],
    [
      'a kept balance',
      `${own('ledger_accounts')} balance = balance + 100 WHERE village_id = :village AND kind = 'household_available' AND balance > 0`,
      /^账户「可用积分」.*的余额$/,
    ],
    [
      'an account without its limit',
      `${own('ledger_accounts')} is_limited = (1 = 0) WHERE village_id = :village AND kind = 'household_available'`,
      /^账户「可用积分」.*的 isLimited$/,
    ],
    [
      'an account of another household',
      `${own('ledger_accounts')} household_id = 'somebody' WHERE village_id = :village AND kind = 'household_held'`,
      /^账户「冻结积分」.*的 householdId$/,
    ],
    [
      'a deleted account',
      "DELETE FROM ledger_accounts WHERE village_id = :village AND kind = 'household_conduct'",
      /^账户「表现分」/,
    ],
    [
      'a month',
      `${own('ledger_village_months')} issued = issued + 100 WHERE village_id = :village`,
      /^2026-11 全村发放$/,
    ],
    [
      "a household's month",
      `${own('ledger_household_months')} earned = earned + 100 WHERE village_id = :village`,
      /2026-\d\d 挣得的表现分$/,
    ],
    [
      'what is outstanding',
      `${own('ledger_village_totals')} outstanding = outstanding + 100 WHERE village_id = :village`,
      /^全村还能用的积分$/,
    ],
    [
      'a reversal of something else',
      `${own('ledger_transfers')} reverses_transfer_id = 'none' WHERE village_id = :village AND kind = 'reversal'`,
      /^第 \d+ 笔所回答的那一笔$/,
    ],
    [
      'a hold settled twice',
      "UPDATE ledger_transfers SET resolves_transfer_id = (SELECT resolves_transfer_id FROM ledger_transfers WHERE kind = 'post') WHERE village_id = :village AND kind = 'void'",
      /./,
    ],
    [
      'a declaration',
      'UPDATE declarations SET hundredths = hundredths + 100 WHERE village_id = :village',
      /^申报 .*的分数/,
    ],
    [
      'a declaration said to be taken back',
      "UPDATE declarations SET state = 'reversed' WHERE village_id = :village",
      /^申报 .*的状态$/,
    ],
    [
      'a deleted declaration',
      "DELETE FROM declarations WHERE village_id = :village AND state = 'posted'",
      /^第 \d+ 笔$/,
    ],
    ['a cap counter', 'UPDATE declarations_cap_uses SET used = used - 1 WHERE village_id = :village', /^封顶计数/],
    ['a deleted cap counter', 'DELETE FROM declarations_cap_uses WHERE village_id = :village', /^封顶计数/],
    [
      'a batch',
      'UPDATE declarations_award_batches SET hundredths = hundredths + 1 WHERE village_id = :village',
      /^批量 .*的总分/,
    ],
    [
      'an order',
      "UPDATE rewards_redemptions SET state = 'fulfilled' WHERE village_id = :village AND state = 'held'",
      /^兑换单 .*的状态$/,
    ],
    [
      'the points of an order',
      "UPDATE rewards_redemptions SET hundredths = hundredths + 1 WHERE village_id = :village AND state = 'held'",
      /^农户 .* 冻结的积分/,
    ],
    [
      'the units of an order',
      "UPDATE rewards_redemptions SET quantity = quantity + 1 WHERE village_id = :village AND state = 'held'",
      /^(限兑计数|商品)/,
    ],
    ['a deleted order', "DELETE FROM rewards_redemptions WHERE village_id = :village AND state = 'fulfilled'", /./],
    [
      'stock',
      `${own('ledger_accounts')} balance = balance + 1 WHERE village_id = :village AND kind = 'stock_on_hand'`,
      /^账户「货架上的货」.*的余额$/,
    ],
    ['a limit counter', 'UPDATE rewards_limit_uses SET used = 0 WHERE village_id = :village', /^限兑计数/],
    [
      'a time',
      `${own('ledger_transfers')} recorded_at = recorded_at + ${aMillisecond} WHERE village_id = :village AND sequence = 9`,
      /^第 9 笔的内容和它的指纹不符/,
    ],
    [
      'a title',
      `${own('ledger_transfers')} title = '别的事' WHERE village_id = :village AND sequence = 9`,
      /^第 9 笔的内容和它的指纹不符/,
    ],
    [
      'an actor',
      `${own('ledger_transfers')} actor_user_id = 'somebody' WHERE village_id = :village AND sequence = 9`,
      /^第 9 笔的内容和它的指纹不符/,
    ],
    [
      'a day',
      `${own('ledger_transfers')} deed_on = '2026-01-01' WHERE village_id = :village AND sequence = 9`,
      /^第 9 笔的内容和它的指纹不符/,
    ],
    [
      'a leaf',
      `${own('ledger_transfers')} leaf_hash = 'x' || substr(leaf_hash, 2) WHERE village_id = :village AND sequence = 9`,
      /^第 9 笔的内容和它的指纹不符/,
    ],
    [
      'a leaf taken away',
      `${own('ledger_transfers')} leaf_hash = '' WHERE village_id = :village AND sequence = 9`,
      /^第 9 笔的内容和它的指纹不符/,
    ],
    [
      'a node of the log',
      `${own('ledger_tree_nodes')} digest = 'x' || substr(digest, 2) WHERE village_id = :village`,
      /^指纹树第 8 层第 1 个/,
    ],
    [
      'a node too many',
      `INSERT INTO ledger_tree_nodes SELECT village_id, level, 7, digest FROM ledger_tree_nodes WHERE village_id = :village`,
      /^指纹树的节点数$/,
    ],
    [
      'a root',
      `${own('ledger_tree_heads')} root_hash = 'x' || substr(root_hash, 2) WHERE village_id = :village`,
      /^第 \d+ 笔时签的账首.*rootHash$/,
    ],
    [
      'a signature',
      `${own('ledger_tree_heads')} signature = substr(signature, 3) || '00' WHERE village_id = :village`,
      /^第 \d+ 笔时签的账首$/,
    ],
    [
      'the day of a head',
      `${own('ledger_tree_heads')} on_day = '2026-01-01' WHERE village_id = :village`,
      /^第 \d+ 笔时签的账首$/,
    ],
    [
      'a head of more than there is',
      `${own('ledger_tree_heads')} tree_size = tree_size + 9000 WHERE village_id = :village`,
      /^账首的个数$/,
    ],
  ])('finds %s', async (_, statement, place) => {
    const { faults } = await tamperer.auditWithoutLaws(statement)
    expect(faults[0]?.place, JSON.stringify(faults)).toMatch(place)
  })

  it('finds two transfers that changed places, lines and all', async () => {
    const places = [
      [8, -1],
      [9, 8],
      [-1, 9],
    ].flatMap(([from, to]) =>
      ['transfers', 'entries'].map(
        (table) => `${own(`ledger_${table}`)} sequence = ${to} WHERE village_id = :village AND sequence = ${from}`,
      ),
    )
    const { faults } = await tamperer.auditWithoutLaws(...places)
    expect(faults[0]?.place).toMatch(/^第 8 笔第 \d 行.*记完以后$/)
  })
})
