import { hash } from 'node:crypto'
import { sealLog } from '@village-points/api/ledger/sealing.ts'
import { openSigningKey } from '@village-points/api/ledger/signing-key.ts'
import { memos, transfers } from '@village-points/api/ledger/tables.ts'
import * as ledger from '@village-points/shared/ledger/contract.ts'
import { doubtEntry, doubtGrowth, doubtHead } from '@village-points/shared/ledger/entry-proof.ts'
import { readRecord, recordText } from '@village-points/shared/ledger/transfer-record.ts'
import { headText, type TreeHead } from '@village-points/shared/ledger/tree-head.ts'
import canonicalize from 'canonicalize'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { award, earn, statementOf } from '../village/deeds.ts'
import { expectRefusal, openTestVillage, type TestVillage } from '../village/test-village.ts'

let village: TestVillage

beforeAll(async () => {
  village = await openTestVillage()
  await earn(village, village.homes.villager, 300)
  await award(village, '门前屋后整洁', village.homes.villager)
  await award(village, '镇级表彰', village.homes.villager) // honour alone: the wallet is not touched
})
afterAll(() => village.close())

const seal = (onDay?: string) => sealLog(village.background, village.villageId, onDay)
const heads = async (query: { limit?: number; cursor?: string } = {}) =>
  (await village.as('villager').ok(ledger.listTreeHeads, { query })).rows
const latest = async () => (await heads({ limit: 1 }))[0]!
const homeOf = () => village.homes.villager.householdId

/** One line as the page gets it, with its proof from a head that covers everything. */
const proven = async (transferId: string) => {
  await seal()
  const params = { householdId: homeOf(), transferId }
  const client = village.as('villager')
  const { record, inclusion } = await client.ok(ledger.proveEntry, { params })
  return { shown: await client.ok(ledger.readEntry, { params }), record, inclusion: inclusion! }
}
const everyLine = () => statementOf(village, village.homes.villager)
const someLine = async () => (await everyLine())[0]!.transferId
const flip = (digest: string) => (digest.startsWith('0') ? '1' : '0') + digest.slice(1)

describe('a line of the statement', () => {
  it('is proven to be in the signed log, as the page shows it', async () => {
    for (const { transferId } of await everyLine()) {
      const { shown, record, inclusion } = await proven(transferId)
      expect(inclusion.leafIndex).toBe(shown.sequence - 1)
      expect(doubtEntry(shown, record, inclusion)).toBeUndefined()
    }
  })

  it('waits for a head when it is newer, and finds one a moment later without anybody pressing', async () => {
    const { declaration } = await award(village, '义务巡逻', village.homes.villager)
    const params = { householdId: homeOf(), transferId: declaration.transferId }
    const ask = () => village.as('villager').ok(ledger.proveEntry, { params })
    expect((await ask()).inclusion).toBeUndefined()
    await expect.poll(async () => (await ask()).inclusion?.head.treeSize).toBeGreaterThan(0)
  })

  it('is refused as doubtful when anything about it is other than recorded', async () => {
    const { shown, record, inclusion } = await proven(await someLine())
    const { head, path } = inclusion
    const otherEntry = (change: Partial<typeof shown.entry>) => ({ ...shown, entry: { ...shown.entry, ...change } })
    const shownElse = [
      otherEntry({ availablePoints: shown.entry.availablePoints + 1 }),
      otherEntry({ conductPoints: shown.entry.conductPoints + 1 }),
      otherEntry({ heldPoints: 1 }),
      otherEntry({ availableAfter: 0 }),
      otherEntry({ availableAfter: undefined }),
      otherEntry({ title: '别的事' }),
      otherEntry({ kind: 'opening' }),
      otherEntry({ deedOn: '2026-01-01' }),
      otherEntry({ recordedAt: '2026-01-01T00:00:00.000Z' }),
      otherEntry({ transferId: 'another' }),
      { ...shown, sequence: shown.sequence + 1 },
      { ...shown, household: { ...shown.household, householdId: village.homes.other.householdId } },
    ]
    expect(shownElse.map((lie) => doubtEntry(lie, record, inclusion))).toEqual(shownElse.map(() => 'record_differs'))
    const spaced = record.replace(',', ', ')
    const elsewhere = { ...inclusion, head: { ...head, villageId: village.neighbor.villageId } }
    expect(doubtEntry(shown, spaced, inclusion)).toBe('record_differs')
    expect(doubtEntry(shown, '不是账', inclusion)).toBe('record_differs')
    expect(doubtEntry(shown, record, elsewhere)).toBe('record_differs')
    expect(doubtEntry(shown, record, { ...inclusion, path: path.map(flip) })).toBe('not_in_log')
    expect(doubtEntry(shown, record.replace('committee', 'nobody'), inclusion)).toBe('not_in_log')
  })

  it('is refused under a head that its key did not sign, whatever was changed in it', async () => {
    const { shown, record, inclusion } = await proven(await someLine())
    const { head } = inclusion
    const key = openSigningKey(village.background.ledgerKeyFile)
    const signedWith = (change: Partial<TreeHead>): TreeHead => {
      const { signature: _, ...words } = { ...head, ...change }
      return { ...words, signature: key.sign(headText(words)) }
    }
    expect(doubtHead(signedWith({}))).toBeUndefined()
    const lies: TreeHead[] = [
      signedWith({ hashAlgorithm: 'SM3' }),
      signedWith({ signatureAlgorithm: 'SM2' }),
      { ...head, rootHash: flip(head.rootHash) },
      { ...head, treeSize: head.treeSize + 1 },
      { ...head, onDay: '2026-01-01' },
      { ...head, madeAt: '2026-01-01T00:00:00.000Z' },
      { ...head, publicKey: flip(head.publicKey) },
      { ...head, signature: flip(head.signature) },
      { ...head, hashAlgorithm: 'SM3' },
      { ...head, signatureAlgorithm: 'SM2' },
    ]
    expect(lies.map((lie) => doubtEntry(shown, record, { ...inclusion, head: lie }))).toEqual(
      lies.map(() => 'not_signed'),
    )
  })

  it('is proven to those who may read it, and to nobody else', async () => {
    const params = { householdId: homeOf(), transferId: await someLine() }
    await expectRefusal(village.as('other_villager').call(ledger.proveEntry, { params }), 'household.not_found')
    const other = { ...params, householdId: village.homes.other.householdId }
    await expectRefusal(village.as('committee').call(ledger.proveEntry, { params: other }), 'ledger.entry_not_found')
  })
})

describe('the record of a transfer', () => {
  it('is canonical JSON by another implementation of RFC 8785 too', async () => {
    const { record } = await proven(await someLine())
    expect(canonicalize(JSON.parse(record))).toBe(record)
    expect(recordText(readRecord(record)!)).toBe(record)
  })

  it('names nobody, and stays proven when the words that do are erased', async () => {
    const { declaration } = await award(village, '代购代办', village.homes.villager, { note: '帮张大爷买药' })
    const before = await proven(declaration.transferId)
    for (const words of ['张大爷', '王德福', before.shown.actor.name]) expect(before.record).not.toContain(words)
    await village.background.store.write((tx) => tx.update(memos).set({ actorName: '', memberName: null, note: '' }))
    const after = await proven(declaration.transferId)
    expect(after.shown.note).toBe('')
    expect(after.record).toBe(before.record)
    expect(doubtEntry(after.shown, after.record, after.inclusion)).toBeUndefined()
  })

  it('hashes to the leaf that was written with the transfer', async () => {
    const { record, shown } = await proven(await someLine())
    const rows = await village.background.store.read((tx) => tx.select().from(transfers))
    const kept = rows.find(({ transferId }) => transferId === shown.entry.transferId)?.leafHash
    expect(kept).toBe(hash('sha256', `\u0000${record}`, 'hex'))
  })
})

describe('the heads', () => {
  it('are signed by the key outside the database, and say so', async () => {
    const head = await latest()
    expect(doubtHead(head)).toBeUndefined()
    expect(head.publicKey).toBe(openSigningKey(village.background.ledgerKeyFile).publicKey)
    expect(head).toMatchObject({
      villageId: village.villageId,
      hashAlgorithm: 'SHA-256',
      signatureAlgorithm: 'Ed25519',
    })
  })

  it('extend each other, as anybody’s phone can check', async () => {
    await seal()
    const seen = await latest()
    await award(village, '义务巡逻', village.homes.villager)
    await seal()
    const newer = await latest()
    const ask = { params: { treeSize: newer.treeSize }, query: { from: seen.treeSize } }
    const { earlier, later, path } = await village.as('villager').ok(ledger.proveConsistency, ask)
    expect([earlier, later]).toEqual([seen, newer])
    expect(doubtGrowth(seen, newer, path)).toBeUndefined()
    expect(doubtGrowth({ ...seen, rootHash: flip(seen.rootHash) }, newer, path)).toBe('log_rewritten')
    expect(doubtGrowth(seen, { ...newer, rootHash: flip(newer.rootHash) }, path)).toBe('log_rewritten')
    expect(doubtGrowth(seen, newer, path.map(flip))).toBe('log_rewritten')
    expect(doubtGrowth(newer, seen, path)).toBe('log_rewritten')
    expect(doubtGrowth({ ...seen, villageId: 'another' }, newer, path)).toBe('log_rewritten')
    expect(doubtGrowth(seen, { ...newer, hashAlgorithm: 'SM3' }, path)).toBe('log_rewritten')
    expect(doubtGrowth({ ...seen, publicKey: flip(seen.publicKey) }, newer, path)).toBe('key_changed')
    expect(doubtGrowth(newer, newer, [])).toBeUndefined()
  })

  it('are not there at sizes that nobody signed, nor backwards, nor for the neighbours', async () => {
    await seal()
    const { treeSize } = await latest()
    const ask = (of: number, from: number, who = village.as('villager')) =>
      who.call(ledger.proveConsistency, { params: { treeSize: of }, query: { from } })
    await expectRefusal(ask(treeSize + 1, treeSize), 'ledger.tree_head_not_found')
    await award(village, '义务巡逻', village.homes.villager)
    await seal()
    await expectRefusal(ask(treeSize, (await latest()).treeSize), 'ledger.tree_head_not_found')
    await expectRefusal(ask(treeSize, 1), 'ledger.tree_head_not_found')
    await expectRefusal(ask(treeSize, treeSize, village.neighbor.as('villager')), 'ledger.tree_head_not_found')
  })
})
