import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { expectSoundBooks } from './audit.ts'
import { type ForgedScene, law, openForgedScene } from './forged-scene.ts'

let { village, forger, known, seal } = {} as ForgedScene
beforeAll(async () => {
  ;({ village, forger, known, seal } = await openForgedScene())
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
