import { undoAward } from '@village-points/shared/declarations/contract.ts'
import { cancelRedemption, redeemReward } from '@village-points/shared/rewards/contract.ts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { award, earn } from '../village/deeds.ts'
import { openTestVillage, type TestVillage } from '../village/test-village.ts'
import { auditBooks, expectSoundBooks } from './audit.ts'
import { openForger } from './forging.ts'

let village: TestVillage
let forger: Awaited<ReturnType<typeof openForger>>
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
  forger = await openForger(village)
  const id = async (text: string) => (await forger.all<{ id: string }>(text, village.villageId))[0]!.id
  const of = (kind: string, more: string) =>
    id(`SELECT transfer_id AS id FROM ledger_transfers t WHERE village_id = ? AND kind = '${kind}' ${more} LIMIT 1`)
  const settling = 'EXISTS (SELECT 1 FROM ledger_transfers a WHERE a.resolves_transfer_id = t.transfer_id)'
  known = {
    award: standing.declaration.transferId,
    undone: undone.declaration.transferId,
    undo: await of('reversal', ''),
    hold: await of('hold', `AND NOT ${settling}`),
    settled: await of('hold', `AND ${settling}`),
    home: home.householdId,
  }
})
afterAll(async () => {
  await forger.close()
  await expectSoundBooks(village)
  await village.close()
})
beforeEach(async () => {
  await forger.run('BEGIN')
})
afterEach(async () => {
  await forger.run('ROLLBACK')
})

const seal = async (by = 1) => forger.sealTo((await forger.head()) + by)

/** A law in SQLite's words, or what PostgreSQL says where the app's role lacks the right. */
const law = (words: string) => new RegExp(`${words}|permission denied for table|violates row-level security policy`)

describe('a transfer, once written', () => {
  it.each([
    ['changed', law('law 2: a transfer is never changed'), "UPDATE ledger_transfers SET title = '改了'"],
    ['deleted', law('law 2: a transfer is never deleted'), 'DELETE FROM ledger_transfers'],
  ])('is never %s', async (_, refusal, text) => {
    await expect(forger.change(text)).rejects.toThrow(refusal)
  })

  it('is never replaced by another one under its identifier', async () => {
    const columns =
      'village_id, transfer_id, sequence, kind, title, actor_user_id, actor_role, declaration_id, deed_on, recorded_at'
    const sequence = (await forger.head()) + 1
    const copy = `INTO ledger_transfers (${columns})
      SELECT ${columns.replace('sequence', String(sequence))} FROM ledger_transfers WHERE transfer_id = ?`
    const replace =
      forger.engine === 'sqlite'
        ? `INSERT OR REPLACE ${copy}`
        : `INSERT ${copy} ON CONFLICT (village_id, transfer_id) DO UPDATE SET sequence = excluded.sequence`
    await expect(forger.change(replace, known.award)).rejects.toThrow(law('FOREIGN KEY'))
  })

  it.each([
    ['changed', law('law 2: an entry is never changed'), 'UPDATE ledger_entries SET amount = amount + 1'],
    ['deleted', law('law 2: an entry is never deleted'), 'DELETE FROM ledger_entries'],
  ])('has entries that are never %s', async (_, refusal, text) => {
    await expect(forger.change(text)).rejects.toThrow(refusal)
  })

  it('takes no more entries when it is sealed', async () => {
    await forger.account('first')
    await expect(forger.entry('first', 5, { sequence: await forger.head(), line: 99 })).rejects.toThrow(
      law('law 10: a sealed transfer'),
    )
  })

  it('keeps its number', async () => {
    await expect(forger.transfer({ sequence: await forger.head() })).rejects.toThrow(
      law('law 10: a transfer stands above the head'),
    )
  })
})

describe('sealing a transfer', () => {
  beforeEach(async () => {
    await forger.account('first')
    await forger.account('second')
  })

  it('succeeds for two balanced entries', async () => {
    await forger.transfer()
    await forger.entry('first', 5)
    await forger.entry('second', -5)
    expect(await seal()).toBe(1)
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
  ])('refuses one %s', async (_, entries) => {
    await forger.transfer()
    for (const [accountId, amount] of entries) await forger.entry(accountId, amount)
    await expect(seal()).rejects.toThrow(/law 1:/)
  })

  it('refuses one that balances only over two assets', async () => {
    await forger.transfer()
    await forger.entry('first', 5)
    await forger.entry('second', -5, { asset: 'conduct' })
    await expect(seal()).rejects.toThrow(/law 1:/)
  })

  it('seals several at once, each balanced by itself', async () => {
    const next = (await forger.head()) + 1
    for (const sequence of [next, next + 1]) {
      await forger.transfer({ transfer_id: `batch ${sequence}`, sequence })
      await forger.entry('first', 5, { sequence })
      await forger.entry('second', -5, { sequence })
    }
    expect(await seal(2)).toBe(1)
  })

  it('refuses several of which one takes what the other lacks', async () => {
    const next = (await forger.head()) + 1
    for (const [sequence, amount] of [
      [next, 5],
      [next + 1, -5],
    ] as const) {
      await forger.transfer({ transfer_id: `batch ${sequence}`, sequence })
      await forger.entry('first', amount, { sequence })
      await forger.entry('second', amount, { sequence })
    }
    await expect(seal(2)).rejects.toThrow(/law 1: a transfer sums to zero/)
  })

  it('refuses to skip, to go back and to leave a village', async () => {
    await expect(seal(1)).rejects.toThrow(/law 10: the sequence has no gap/)
    await forger.transfer({ sequence: (await forger.head()) + 2 })
    await expect(seal(2)).rejects.toThrow(/law 10: the sequence has no gap/)
    await expect(seal(-1)).rejects.toThrow(/law 10: the head only moves on/)
    await expect(
      forger.change("UPDATE ledger_heads SET village_id = 'elsewhere', sequence = sequence + 1"),
    ).rejects.toThrow(law('law 10?: '))
    await expect(forger.change('DELETE FROM ledger_heads')).rejects.toThrow(law('law 10: a head is never deleted'))
  })

  it('holds for a village’s first transfer too', async () => {
    const first = { village_id: 'new', sequence: 1 }
    await expect(forger.insert('ledger_heads', first)).rejects.toThrow(law('law 10: a head begins once, at 0'))
    await forger.insert('ledger_heads', { ...first, sequence: 0 })
    const replace = `INSERT ${forger.engine === 'sqlite' ? 'OR REPLACE' : ''} INTO ledger_heads VALUES ('new', 0)`
    await expect(forger.change(replace)).rejects.toThrow(/law 10: a head begins once, at 0|duplicate key/)
    const sealFirst = () => forger.sealTo(1, 'new')
    await expect(sealFirst()).rejects.toThrow(/law 10: the sequence has no gap/)
    await forger.transfer(first)
    await forger.account('one', { village_id: 'new' })
    await forger.account('two', { village_id: 'new' })
    await forger.entry('one', 5, first)
    await expect(sealFirst()).rejects.toThrow(/law 1:/)
    await forger.entry('two', -4, first)
    await expect(sealFirst()).rejects.toThrow(/law 1:/)
  })
})

describe('an entry', () => {
  beforeEach(async () => {
    await forger.account('first')
    await forger.transfer()
  })

  it('carries the balance after it, no other figure', async () => {
    await forger.account('second')
    await forger.entry('first', 5, { balance_after: 6 })
    await forger.entry('second', -5)
    await expect(seal()).rejects.toThrow(/law 4/)
  })

  it('follows from the entry before it on the same account', async () => {
    await forger.account('second')
    await forger.entry('first', 5, { balance_after: 4 })
    await forger.entry('first', 5)
    await forger.entry('second', -10)
    await expect(seal()).rejects.toThrow(/law 4/)
  })

  it('moves something, on an account and for a transfer that exist', async () => {
    await expect(forger.entry('first', 0)).rejects.toThrow(/ledger_entries_move_something/)
    const stray = {
      village_id: village.villageId,
      sequence: (await forger.head()) + 1,
      line: 1,
      account_kind: 'opening',
    }
    const line = { ...stray, account_id: 'nowhere', asset: 'points', amount: 5, balance_after: 5 }
    await expect(forger.insert('ledger_entries', line)).rejects.toThrow(/FOREIGN KEY/i)
    const elsewhere = { village_id: 'new', sequence: 1 }
    await forger.account('one', { village_id: 'new' })
    await expect(forger.entry('one', 5, elsewhere)).rejects.toThrow(/FOREIGN KEY/i)
  })
})

describe('an account', () => {
  it('that is limited never goes below zero', async () => {
    const text = 'UPDATE ledger_accounts SET balance = -1 WHERE village_id = ? AND account_id = ?'
    await expect(forger.change(text, village.villageId, wallet())).rejects.toThrow(/ledger_accounts_not_below_zero/)
    await expect(forger.account('short', { is_limited: 1, balance: -1 })).rejects.toThrow(
      /ledger_accounts_not_below_zero/,
    )
  })

  it('of a shortfall never goes above zero', async () => {
    await expect(forger.account('owed', { kind: 'household_shortfall', balance: 1 })).rejects.toThrow(
      /shortfall_not_above_zero/,
    )
  })

  it('stays what it is', async () => {
    const changes = [
      "kind = 'opening'",
      "asset = 'gold'",
      'is_limited = not is_limited',
      "village_id = 'x'",
      "account_id = 'x'",
    ]
    for (const set of [...changes, "household_id = 'other'"]) {
      const text = `UPDATE ledger_accounts SET ${set} WHERE village_id = ? AND account_id = ?`
      await expect(forger.change(text, village.villageId, wallet()), set).rejects.toThrow(
        law('law 3: an account stays'),
      )
    }
    await expect(forger.change('DELETE FROM ledger_accounts')).rejects.toThrow(
      law('law 4: an account is never deleted'),
    )
  })

  it('whose balance was changed beside the entries is found by the auditor', async () => {
    await forger.change('UPDATE ledger_accounts SET balance = balance + 100 WHERE account_id = ?', wallet())
    await forger.run('COMMIT')
    expect(await auditBooks(village.place)).toEqual([expect.stringContaining(`${wallet()} holds`)])
    await forger.run('BEGIN')
    await forger.change('UPDATE ledger_accounts SET balance = balance - 100 WHERE account_id = ?', wallet())
    await forger.run('COMMIT')
    await forger.run('BEGIN')
    await expectSoundBooks(village)
  })
})

describe('answering a transfer', () => {
  /** What a transfer may answer is looked at when it is written or, on PostgreSQL, when it is sealed. */
  const answer = async (more: object) => {
    await forger.run('SAVEPOINT answer')
    try {
      await forger.transfer(more)
      await seal()
    } finally {
      await forger.run('ROLLBACK TO answer')
    }
  }

  it('takes an award back once', async () => {
    const again = { kind: 'reversal', reverses_transfer_id: known.undone }
    await expect(forger.transfer(again)).rejects.toThrow(/UNIQUE.*reverses_transfer_id|ledger_transfers_reversed_once/)
    await forger.transfer({ ...again, reverses_transfer_id: known.award })
  })

  it('refuses to take back a reversal or an order', async () => {
    for (const id of [known.undo, known.hold]) {
      await expect(answer({ kind: 'reversal', reverses_transfer_id: id })).rejects.toThrow(/law 6: only an award/)
    }
  })

  it('settles a hold once, and nothing but a hold', async () => {
    for (const kind of ['post', 'void', 'expire']) {
      await expect(forger.transfer({ kind, resolves_transfer_id: known.settled })).rejects.toThrow(
        /UNIQUE.*resolves_transfer_id|ledger_transfers_resolved_once/,
      )
      await expect(answer({ kind, resolves_transfer_id: known.award })).rejects.toThrow(
        /law 6: only a hold is resolved/,
      )
    }
    await forger.transfer({ kind: 'post', resolves_transfer_id: known.hold })
  })

  it('names a transfer of the village that exists', async () => {
    const reversal = { kind: 'reversal', reverses_transfer_id: 'nowhere' }
    await expect(forger.transfer(reversal)).rejects.toThrow(/FOREIGN KEY/i)
    await expect(forger.transfer({ kind: 'void', resolves_transfer_id: 'nowhere' })).rejects.toThrow(
      /law 6|foreign key/,
    )
  })

  it('is what a reversal and a settlement are for, and nobody else', async () => {
    await expect(forger.transfer({ kind: 'reversal' })).rejects.toThrow(/reversal_names_one/)
    await expect(forger.transfer({ reverses_transfer_id: known.award })).rejects.toThrow(/reversal_names_one/)
    await expect(forger.transfer({ kind: 'expire' })).rejects.toThrow(/resolution_names_one/)
    await expect(forger.transfer({ resolves_transfer_id: known.hold })).rejects.toThrow(/resolution_names_one/)
  })
})

describe('the tables around the ledger', () => {
  it('refuse an unknown kind, and an award without a declaration', async () => {
    await expect(forger.transfer({ kind: 'gift' })).rejects.toThrow(/ledger_transfers_kind/)
    await expect(forger.transfer({ declaration_id: null })).rejects.toThrow(/award_is_declared/)
  })

  it.each([
    [/cap_uses_not_below_zero/, 'UPDATE declarations_cap_uses SET used = -1'],
    [/declarations_state/, "UPDATE declarations SET state = 'lost'"],
    [/redemptions_state/, "UPDATE rewards_redemptions SET state = 'lost'"],
    [/rewards_cost_something/, 'UPDATE rewards SET hundredths = 0'],
  ])('refuse what is against %s', async (law, text) => {
    await expect(forger.change(text)).rejects.toThrow(law)
  })

  it('give one pickup code to one open order', async () => {
    await forger.change("UPDATE rewards_redemptions SET pickup_code = '111111'")
    await expect(forger.change("UPDATE rewards_redemptions SET state = 'held'")).rejects.toThrow(
      /UNIQUE.*pickup_code|rewards_redemptions_open_code/,
    )
  })
})
