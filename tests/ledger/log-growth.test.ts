import { moveGoods } from '@village-points/api/ledger/index.ts'
import { nodeHashing } from '@village-points/api/ledger/node-hashing.ts'
import { sealLog } from '@village-points/api/ledger/sealing.ts'
import { keepSubtrees, rootsOf } from '@village-points/api/ledger/tree-repository.ts'
import { systemActor } from '@village-points/api/platform/work.ts'
import { listTreeHeads, proveConsistency, proveEntry, readEntry } from '@village-points/shared/ledger/contract.ts'
import { doubtEntry, doubtGrowth } from '@village-points/shared/ledger/entry-proof.ts'
import { inclusionSpans, isIncluded, rootOf } from '@village-points/shared/ledger/merkle-tree.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { award, statementOf, TODAY } from '../village/deeds.ts'
import { openRows } from '../village/rows.ts'
import { openTestVillage, type TestVillage } from '../village/test-village.ts'
import { expectSoundBooks } from './audit.ts'
import { openForger } from './forging.ts'

let village: TestVillage

const workNow = () => ({ villageId: village.villageId, actor: systemActor, now: village.background.now() })

/** So many transfers that are quickly made: goods that come in, one by one. */
const grow = (count: number) =>
  village.background.store.write(async (tx) => {
    const movement = {
      kind: 'supply',
      rewardId: village.reward('抽纸').rewardId,
      units: 1,
      title: '进货',
      note: '',
    } as const
    for (let at = 0; at < count; at++) await moveGoods({ tx, ...workNow() }, movement)
  })
const seal = (onDay?: string) => sealLog(village.background, village.villageId, onDay)
const heads = (query: { limit?: number; cursor?: string } = {}) => village.as('villager').ok(listTreeHeads, { query })
const latest = async () => (await heads({ limit: 1 })).rows[0]!
const numbersOf = async <Value>(text: string): Promise<Value[]> => {
  const database = await openRows(village.place)
  const found = await database.all<Record<string, Value>>(text, village.villageId)
  await database.close()
  return found.map((row) => Object.values(row)[0]!)
}
const leaves = () => numbersOf<string>('SELECT leaf_hash FROM ledger_transfers WHERE village_id = ? ORDER BY sequence')

describe('a log that grows past many blocks', () => {
  beforeAll(async () => {
    village = await openTestVillage()
  })
  afterAll(async () => {
    await expectSoundBooks(village)
    await village.close()
  })

  it('has the root of all its leaves at every head, and each head extends every one before it', async () => {
    const made = []
    // Over the edges of one, two and five blocks of 256, which are kept in a tree of their own.
    for (const count of [1, 200, 54, 1, 1, 255, 300, 468, 1]) {
      await grow(count)
      await seal()
      const head = await latest()
      expect(head.rootHash).toBe(rootOf(nodeHashing, (await leaves()).slice(0, head.treeSize)))
      made.push(head)
    }
    for (const earlier of made) {
      for (const later of made.filter(({ treeSize }) => treeSize >= earlier.treeSize)) {
        const ask = { params: { treeSize: later.treeSize }, query: { from: earlier.treeSize } }
        const { path } = await village.as('villager').ok(proveConsistency, ask)
        expect(doubtGrowth(earlier, later, path)).toBeUndefined()
      }
    }
    const kept = 'SELECT count(*) FROM ledger_tree_nodes WHERE village_id = ?'
    expect(await numbersOf(kept)).toEqual([5 + 2 + 1])
  })

  it('proves every leaf at every size that was ever signed', async () => {
    const all = await leaves()
    const someLeaf = fc.tuple(fc.integer({ min: 1, max: all.length }), fc.nat())
    await fc.assert(
      fc.asyncProperty(someLeaf, async ([size, anywhere]) => {
        const index = anywhere % size
        const path = await village.background.store.read((tx) =>
          rootsOf({ tx, ...workNow() }, inclusionSpans(index, [0, size])),
        )
        const root = rootOf(nodeHashing, all.slice(0, size))
        expect(isIncluded(nodeHashing, { leaf: all[index]!, index, size, path, root })).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('takes a long backlog in by turns, and the same log comes of it', async () => {
    await grow(3 * 256)
    const turn = () => village.background.store.write((tx) => keepSubtrees({ tx, ...workNow() }, 1))
    expect([await turn(), await turn(), await turn(), await turn()]).toEqual([true, true, false, false])
    await seal()
    expect((await latest()).rootHash).toBe(rootOf(nodeHashing, await leaves()))
  })
})

describe('a log with days', () => {
  beforeEach(async () => {
    village = await openTestVillage()
    await award(village, '义务巡逻', village.homes.villager)
    return () => village.close()
  })

  it('is closed once after midnight in the village, for the day that is over', async () => {
    village.clock.set('2026-11-23T15:59:00Z')
    await village.runJobs()
    expect((await heads()).rows).toEqual([])
    village.clock.set('2026-11-23T16:00:30Z')
    await village.runJobs()
    await village.runJobs()
    const { rows } = await heads()
    expect(rows).toMatchObject([{ onDay: TODAY, madeAt: '2026-11-23T16:00:30.000Z' }])
    village.clock.advance({ days: 1 })
    await village.runJobs()
    expect((await heads()).rows).toEqual(rows)
  })

  it('shows the last head of each day, page by page', async () => {
    const days = ['2026-11-23', '2026-11-24', '2026-11-25']
    for (const day of days) {
      for (const hour of ['02', '03']) {
        village.clock.set(`${day}T${hour}:00:00Z`)
        await award(village, '义务巡逻', village.homes.villager, { deedOn: TODAY })
        await seal()
      }
    }
    const first = await heads({ limit: 2 })
    expect(first.rows.map(({ onDay }) => onDay)).toEqual(['2026-11-25', '2026-11-24'])
    const second = await heads({ limit: 2, cursor: first.nextCursor! })
    expect(second.rows.map(({ onDay, madeAt }) => [onDay, madeAt.slice(11, 13)])).toEqual([['2026-11-23', '03']])
    expect(second.nextCursor).toBeUndefined()
  })

  it('takes in what was recorded before there was a log', async () => {
    const forger = await openForger(village)
    await forger.run('BEGIN')
    await forger.account('paper')
    await forger.account('book')
    await forger.transfer()
    await forger.entry('paper', -5)
    await forger.entry('book', 5)
    await forger.sealTo((await forger.head()) + 1)
    await forger.run('COMMIT')
    await forger.close()
    await award(village, '义务巡逻', village.homes.villager)
    await seal()
    expect(await leaves()).toContain('')
    const [line] = await statementOf(village, village.homes.villager)
    const params = { householdId: village.homes.villager.householdId, transferId: line!.transferId }
    const { record, inclusion } = await village.as('villager').ok(proveEntry, { params })
    const shown = await village.as('villager').ok(readEntry, { params })
    expect(doubtEntry(shown, record, inclusion!)).toBeUndefined()
  })

  it('keeps what it has said: no head and no node is changed or deleted', async () => {
    await grow(256)
    await seal()
    const forger = await openForger(village)
    await forger.run('BEGIN')
    for (const [text, law] of [
      ["UPDATE ledger_tree_heads SET root_hash = ''", /a signed head is never changed|permission denied/],
      ['DELETE FROM ledger_tree_heads', /a signed head is never deleted|permission denied/],
      ["UPDATE ledger_tree_nodes SET digest = ''", /a node of the log is never changed|permission denied/],
      ['DELETE FROM ledger_tree_nodes', /a node of the log is never deleted|permission denied/],
    ] as const) {
      await expect(forger.change(text)).rejects.toThrow(law)
    }
    await forger.run('ROLLBACK')
    await forger.close()
  })
})
