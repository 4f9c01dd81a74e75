import { undoAward } from '@village-points/shared/declarations/contract.ts'
import { cancelRedemption, redeemReward } from '@village-points/shared/rewards/contract.ts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { award, earn } from '../village/deeds.ts'
import { openTestVillage, type TestVillage } from '../village/test-village.ts'
import { auditBooks, databaseFile, expectSoundBooks } from './audit.ts'
import { openForger } from './forging.ts'

let village: TestVillage
let forger: ReturnType<typeof openForger>
/** Transfers that stand in the books, by what they are. */
let known: { award: string; undone: string; undo: string; hold: string; settled: string; home: string }

const wallet = () => `household_available:${known.home}`

beforeAll(async () => {
  village = await openTestVillage()
  const home = village.homes.villager
  await earn(village, home, 100)
  const standing = await award(village, '门前屋后整洁', home)
  const undone = await award(village, '代购代办', home)
  const { declarationId } = undone.declaration
  await village.as('committee').ok(undoAward, { params: { declarationId }, body: {} })
  const order = () =>
    village.as('villager').ok(redeemReward, { body: { rewardId: village.reward('抽纸').rewardId, quantity: 1 } })
  const { redemption } = await order()
  await village.as('villager').ok(cancelRedemption, { params: redemption, body: {} })
  await order()
  forger = openForger(village)
  const id = (text: string) => forger.database.prepare(text).pluck().get(village.villageId) as string
  const of = (kind: string, more: string) =>
    id(`SELECT transfer_id FROM ledger_transfers t WHERE village_id = ? AND kind = '${kind}' ${more} LIMIT 1`)
  const settling = 'EXISTS (SELECT 1 FROM ledger_transfers a WHERE a.resolves_transfer_id = t.transfer_id)'
  known = {
    award: standing.declaration.transferId,
    undone: undone.declaration.transferId,
    undo: of('reversal', ''),
    hold: of('hold', `AND NOT ${settling}`),
    settled: of('hold', `AND ${settling}`),
    home: home.householdId,
  }
})
afterAll(async () => {
  forger.database.close()
  expectSoundBooks(village)
  await village.close()
})
beforeEach(() => {
  forger.database.exec('BEGIN')
})
afterEach(() => {
  forger.database.exec('ROLLBACK')
})

describe('a transfer, once written', () => {
  it.each([
    ['changed', /law 2: a transfer is never changed/, "UPDATE ledger_transfers SET title = '改了'"],
    ['deleted', /law 2: a transfer is never deleted/, 'DELETE FROM ledger_transfers'],
  ])('is never %s', (_, law, text) => {
    expect(() => forger.change(text)).toThrow(law)
  })

  it('is never replaced by another one under its identifier', () => {
    forger.change('UPDATE ledger_accounts SET balance = balance')
    const replace = `INSERT OR REPLACE INTO ledger_transfers
      (village_id, transfer_id, sequence, kind, title, actor_user_id, actor_role, declaration_id, deed_on, recorded_at)
      SELECT village_id, transfer_id, ${forger.head() + 1}, kind, title, actor_user_id, actor_role, declaration_id,
      deed_on, recorded_at FROM ledger_transfers WHERE transfer_id = ?`
    expect(() => forger.change(replace, known.award)).toThrow(/FOREIGN KEY/)
  })

  it.each([
    ['changed', /law 2: an entry is never changed/, 'UPDATE ledger_entries SET amount = amount + 1'],
    ['deleted', /law 2: an entry is never deleted/, 'DELETE FROM ledger_entries'],
  ])('has entries that are never %s', (_, law, text) => {
    expect(() => forger.change(text)).toThrow(law)
  })

  it('takes no more entries when it is sealed', () => {
    forger.account('first')
    expect(() => forger.entry('first', 5, { sequence: forger.head(), line: 99 })).toThrow(/law 10: a sealed transfer/)
  })

  it('keeps its number', () => {
    expect(() => forger.transfer({ sequence: forger.head() })).toThrow(/law 10: a transfer stands above the head/)
  })
})

describe('sealing a transfer', () => {
  beforeEach(() => {
    forger.account('first')
    forger.account('second')
  })

  it('succeeds for two balanced entries', () => {
    forger.transfer()
    forger.entry('first', 5)
    forger.entry('second', -5)
    expect(forger.seal().changes).toBe(1)
  })

  it.each<[string, [string, number][]]>([
    ['that has no entries', []],
    ['that has one entry', [['first', 5]]],
    [
      'that does not sum to zero',
      [
        ['first', 5],
        ['second', -4],
      ],
    ],
  ])('refuses one %s', (_, entries) => {
    forger.transfer()
    for (const [accountId, amount] of entries) forger.entry(accountId, amount)
    expect(() => forger.seal()).toThrow(/law 1:/)
  })

  it('refuses one that balances only over two assets', () => {
    forger.transfer()
    forger.entry('first', 5)
    forger.entry('second', -5, { asset: 'conduct' })
    expect(() => forger.seal()).toThrow(/law 1:/)
  })

  it('seals several at once, each balanced by itself', () => {
    const next = forger.head() + 1
    for (const sequence of [next, next + 1]) {
      forger.transfer({ transfer_id: `batch ${sequence}`, sequence })
      forger.entry('first', 5, { sequence })
      forger.entry('second', -5, { sequence })
    }
    expect(forger.seal(2).changes).toBe(1)
  })

  it('refuses several of which one takes what the other lacks', () => {
    const next = forger.head() + 1
    for (const [sequence, amount] of [
      [next, 5],
      [next + 1, -5],
    ] as const) {
      forger.transfer({ transfer_id: `batch ${sequence}`, sequence })
      forger.entry('first', amount, { sequence })
      forger.entry('second', amount, { sequence })
    }
    expect(() => forger.seal(2)).toThrow(/law 1: a transfer sums to zero/)
  })

  it('refuses to skip, to go back and to leave a village', () => {
    expect(() => forger.seal(1)).toThrow(/law 10: the sequence has no gap/)
    forger.transfer({ sequence: forger.head() + 2 })
    expect(() => forger.seal(2)).toThrow(/law 10: the sequence has no gap/)
    expect(() => forger.seal(-1)).toThrow(/law 10: the head only moves on/)
    expect(() => forger.change("UPDATE ledger_heads SET village_id = 'elsewhere', sequence = sequence + 1")).toThrow(
      /law 10?: /,
    )
    expect(() => forger.change('DELETE FROM ledger_heads')).toThrow(/law 10: a head is never deleted/)
  })

  it('holds for a village’s first transfer too', () => {
    const first = { village_id: 'new', sequence: 1 }
    expect(() => forger.insert('ledger_heads', first)).toThrow(/law 10: a head begins once, at 0/)
    forger.insert('ledger_heads', { ...first, sequence: 0 })
    const replace = "INSERT OR REPLACE INTO ledger_heads VALUES ('new', 0)"
    expect(() => forger.change(replace)).toThrow(/law 10: a head begins once, at 0/)
    const seal = () => forger.change("UPDATE ledger_heads SET sequence = 1 WHERE village_id = 'new'")
    expect(seal).toThrow(/law 10: the sequence has no gap/)
    forger.transfer(first)
    forger.account('one', { village_id: 'new' })
    forger.account('two', { village_id: 'new' })
    forger.entry('one', 5, first)
    expect(seal).toThrow(/law 1:/)
    forger.entry('two', -4, first)
    expect(seal).toThrow(/law 1:/)
  })
})

describe('an entry', () => {
  beforeEach(() => {
    forger.account('first')
    forger.transfer()
  })

  it('carries the balance after it, no other figure', () => {
    forger.account('second')
    forger.entry('first', 5, { balance_after: 6 })
    forger.entry('second', -5)
    expect(() => forger.seal()).toThrow(/law 4/)
  })

  it('follows from the entry before it on the same account', () => {
    forger.account('second')
    forger.entry('first', 5, { balance_after: 4 })
    forger.entry('first', 5)
    forger.entry('second', -10)
    expect(() => forger.seal()).toThrow(/law 4/)
  })

  it('moves something, on an account and for a transfer that exist', () => {
    expect(() => forger.entry('first', 0)).toThrow(/ledger_entries_move_something/)
    const stray = { village_id: village.villageId, sequence: forger.head() + 1, line: 1, account_kind: 'opening' }
    const line = { ...stray, account_id: 'nowhere', asset: 'points', amount: 5, balance_after: 5 }
    expect(() => forger.insert('ledger_entries', line)).toThrow(/FOREIGN KEY/)
    const elsewhere = { village_id: 'new', sequence: 1 }
    forger.account('one', { village_id: 'new' })
    expect(() => forger.entry('one', 5, elsewhere)).toThrow(/FOREIGN KEY/)
  })
})

describe('an account', () => {
  it('that is limited never goes below zero', () => {
    const text = 'UPDATE ledger_accounts SET balance = -1 WHERE village_id = ? AND account_id = ?'
    expect(() => forger.change(text, village.villageId, wallet())).toThrow(/ledger_accounts_not_below_zero/)
    expect(() => forger.account('short', { is_limited: 1, balance: -1 })).toThrow(/ledger_accounts_not_below_zero/)
  })

  it('of a shortfall never goes above zero', () => {
    expect(() => forger.account('owed', { kind: 'household_shortfall', balance: 1 })).toThrow(
      /shortfall_not_above_zero/,
    )
  })

  it('stays what it is', () => {
    const changes = ["kind = 'opening'", "asset = 'gold'", 'is_limited = 0', "village_id = 'x'", "account_id = 'x'"]
    for (const set of [...changes, "household_id = 'other'"]) {
      const text = `UPDATE ledger_accounts SET ${set} WHERE village_id = ? AND account_id = ?`
      expect(() => forger.change(text, village.villageId, wallet()), set).toThrow(/law 3: an account stays/)
    }
    expect(() => forger.change('DELETE FROM ledger_accounts')).toThrow(/law 4: an account is never deleted/)
  })

  it('whose balance was changed beside the entries is found by the auditor', () => {
    forger.change('UPDATE ledger_accounts SET balance = balance + 100 WHERE account_id = ?', wallet())
    forger.database.exec('COMMIT')
    expect(auditBooks(databaseFile(village))).toEqual([expect.stringContaining(`${wallet()} holds`)])
    forger.database.exec('BEGIN')
    forger.change('UPDATE ledger_accounts SET balance = balance - 100 WHERE account_id = ?', wallet())
    forger.database.exec('COMMIT; BEGIN')
    expectSoundBooks(village)
  })
})

describe('answering a transfer', () => {
  it('takes an award back once', () => {
    const again = { kind: 'reversal', reverses_transfer_id: known.undone }
    expect(() => forger.transfer(again)).toThrow(/UNIQUE.*reverses_transfer_id/)
    forger.transfer({ ...again, reverses_transfer_id: known.award })
  })

  it('refuses to take back a reversal or an order', () => {
    for (const id of [known.undo, known.hold]) {
      expect(() => forger.transfer({ kind: 'reversal', reverses_transfer_id: id })).toThrow(/law 6: only an award/)
    }
  })

  it('settles a hold once, and nothing but a hold', () => {
    for (const kind of ['post', 'void', 'expire']) {
      expect(() => forger.transfer({ kind, resolves_transfer_id: known.settled })).toThrow(
        /UNIQUE.*resolves_transfer_id/,
      )
      expect(() => forger.transfer({ kind, resolves_transfer_id: known.award })).toThrow(
        /law 6: only a hold is resolved/,
      )
    }
    forger.transfer({ kind: 'post', resolves_transfer_id: known.hold })
  })

  it('names a transfer of the village that exists', () => {
    const reversal = { kind: 'reversal', reverses_transfer_id: 'nowhere' }
    expect(() => forger.transfer(reversal)).toThrow(/FOREIGN KEY/)
    expect(() => forger.transfer({ kind: 'void', resolves_transfer_id: 'nowhere' })).toThrow(/law 6/)
  })

  it('is what a reversal and a settlement are for, and nobody else', () => {
    expect(() => forger.transfer({ kind: 'reversal' })).toThrow(/reversal_names_one/)
    expect(() => forger.transfer({ reverses_transfer_id: known.award })).toThrow(/reversal_names_one/)
    expect(() => forger.transfer({ kind: 'expire' })).toThrow(/resolution_names_one/)
    expect(() => forger.transfer({ resolves_transfer_id: known.hold })).toThrow(/resolution_names_one/)
  })
})

describe('the tables around the ledger', () => {
  it('refuse an unknown kind, and an award without a declaration', () => {
    expect(() => forger.transfer({ kind: 'gift' })).toThrow(/ledger_transfers_kind/)
    expect(() => forger.transfer({ declaration_id: null })).toThrow(/award_is_declared/)
  })

  it.each([
    [/cap_uses_not_below_zero/, 'UPDATE declarations_cap_uses SET used = -1'],
    [/declarations_state/, "UPDATE declarations SET state = 'lost'"],
    [/redemptions_state/, "UPDATE rewards_redemptions SET state = 'lost'"],
    [/rewards_cost_something/, 'UPDATE rewards SET hundredths = 0'],
  ])('refuse what is against %s', (law, text) => {
    expect(() => forger.change(text)).toThrow(law)
  })

  it('give one pickup code to one open order', () => {
    forger.change("UPDATE rewards_redemptions SET pickup_code = '111111'")
    expect(() => forger.change("UPDATE rewards_redemptions SET state = 'held'")).toThrow(/UNIQUE.*pickup_code/)
  })
})
