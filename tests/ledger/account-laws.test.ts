import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { auditBooks, expectSoundBooks } from './audit.ts'
import { type ForgedScene, law, openForgedScene } from './forged-scene.ts'

let { village, forger, known, wallet, seal } = {} as ForgedScene
beforeAll(async () => {
  ;({ village, forger, known, wallet, seal } = await openForgedScene())
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

describe('an account', () => {
  it('that is limited never goes below zero', async () => {
    const text = 'UPDATE ledger_accounts SET balance = -1 WHERE village_id = ? AND account_id = ?'
    await expect(forger.change(text, village.villageId, wallet)).rejects.toThrow(/ledger_accounts_not_below_zero/)
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
      await expect(forger.change(text, village.villageId, wallet), set).rejects.toThrow(law('law 3: an account stays'))
    }
    await expect(forger.change('DELETE FROM ledger_accounts')).rejects.toThrow(
      law('law 4: an account is never deleted'),
    )
  })

  it('whose balance was changed beside the entries is found by the auditor', async () => {
    await forger.change('UPDATE ledger_accounts SET balance = balance + 100 WHERE account_id = ?', wallet)
    await forger.run('COMMIT')
    expect(await auditBooks(village.place)).toEqual([expect.stringContaining(`${wallet} holds`)])
    await forger.run('BEGIN')
    await forger.change('UPDATE ledger_accounts SET balance = balance - 100 WHERE account_id = ?', wallet)
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
    [/declarations_(state|posted_has_an_entry)/, "UPDATE declarations SET state = 'lost'"],
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
