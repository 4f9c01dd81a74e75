import { generateKeyPairSync } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { available, stockLoss, stockOnHand, supply } from '@village-points/api/ledger/account.ts'
import { announcePeriod } from '@village-points/api/ledger/closing.ts'
import { takeFundBack } from '@village-points/api/ledger/funding.ts'
import { nodeHashing } from '@village-points/api/ledger/node-hashing.ts'
import {
  giveBack,
  holdForRedemption,
  moveFigures,
  moveGoods,
  postOpening,
  reverse,
  settleHold,
} from '@village-points/api/ledger/posting.ts'
import { AlreadyAnswered, type Draft, post, postAll } from '@village-points/api/ledger/posting-repository.ts'
import { findTransfer, stockOf } from '@village-points/api/ledger/reading-repository.ts'
import { sealLog } from '@village-points/api/ledger/sealing.ts'
import { joined } from '@village-points/api/ledger/subtree.ts'
import { accounts, entries } from '@village-points/api/ledger/tables.ts'
import { stockLines } from '@village-points/api/ledger/transfer.ts'
import { openLog } from '@village-points/api/platform/log.ts'
import { systemActor, type Work } from '@village-points/api/platform/work.ts'
import { undoAward } from '@village-points/shared/declarations/contract.ts'
import { listTreeHeads } from '@village-points/shared/ledger/contract.ts'
import { and, eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { award, earn, statementOf, TODAY } from '../village/deeds.ts'
import { openTestVillage, type TestVillage } from '../village/test-village.ts'
import { expectSoundBooks } from './audit.ts'

/** Leaves of seventeen blocks: one more than a turn takes in. */
const BACKLOG = 17 * 256

/** What callers cannot make the ledger do, held at its own door: every promise of `posting` that no page can break. */
let village: TestVillage
let homeId: string

beforeAll(async () => {
  village = await openTestVillage()
  homeId = village.homes.villager.householdId
  await earn(village, village.homes.villager, 100)
})
afterEach(() => expectSoundBooks(village))
afterAll(() => village.close())

const doing = <Result>(change: (work: Work) => Promise<Result>): Promise<Result> =>
  village.background.store.write((tx) =>
    change({ tx, villageId: village.villageId, actor: systemActor, now: village.background.now() }),
  )

const rice = () => village.reward('抽纸').rewardId
const onShelf = async () => (await doing((work) => stockOf(work, [rice()]))).get(rice())?.onHand
const supplyOf = (lines: Draft['lines']): Draft => ({ kind: 'supply', title: '进货', deedOn: TODAY, lines })

it('moves only accounts whose balances it has read', async () => {
  const before = await onShelf()
  const decide = () => stockLines('supply', rice(), 5)
  const unread = doing((work) => post(work, supplyOf({ touching: [supply(rice())], decide })))
  await expect(unread).rejects.toThrow(/stock_on_hand:.* was not touched/)
  expect(await onShelf()).toBe(before)
  const touching = [supply(rice()), stockOnHand(rice())]
  const { balanceOf } = await doing((work) => post(work, supplyOf({ touching, decide })))
  expect(balanceOf(stockOnHand(rice()))).toBe(before! + 5)
  expect(() => balanceOf(available(homeId))).toThrow(/nothing is known of it/)
})

it('opens an account with its first line, not because it was looked at, and writes nothing for nothing', async () => {
  const reading = async (work: Work) => {
    const decide = () => stockLines('supply', rice(), 1)
    const touching = [supply(rice()), stockOnHand(rice()), stockLoss(rice())]
    const { sequence } = await post(work, supplyOf({ touching, decide }))
    expect(await postAll([])).toEqual([])
    const { accountId } = stockLoss(rice())
    return {
      opened: await work.tx.select().from(accounts).where(eq(accounts.accountId, accountId)),
      lines: await work.tx.select({ line: entries.line }).from(entries).where(eq(entries.sequence, sequence)),
    }
  }
  expect(await doing(reading)).toEqual({ opened: [], lines: [{ line: 1 }, { line: 2 }] })
})

it.each(['supply', 'loss'] as const)('writes no %s when a balance moved between reading and writing', async (kind) => {
  const before = await onShelf()
  const moving = doing(async (work) => {
    const { accountId } = stockOnHand(rice())
    const ofShelf = and(eq(accounts.villageId, work.villageId), eq(accounts.accountId, accountId))
    const decide = () => {
      // Sent on the same connection, so it comes before what the posting writes next.
      void work.tx.update(accounts).set({ balance: 1 }).where(ofShelf).execute()
      return stockLines(kind, rice(), 5)
    }
    await post(work, supplyOf({ touching: [supply(rice()), stockLoss(rice()), stockOnHand(rice())], decide }))
  })
  await expect(moving).rejects.toThrow('balances moved meanwhile')
  expect(await onShelf()).toBe(before)
})

it('answers a transfer once, whoever asks twice in one moment', async () => {
  await award(village, '义务巡逻', village.homes.other)
  const [line] = await statementOf(village, village.homes.other)
  const twice = doing(async (work) => {
    await reverse(work, { transferId: line!.transferId, reason: '记错了' })
    await reverse(work, { transferId: line!.transferId, reason: '记错了' })
  })
  await expect(twice).rejects.toThrow(AlreadyAnswered)
  const { rewardId } = village.reward('抽纸')
  const order = {
    redemptionId: 'order',
    title: '抽纸',
    householdId: homeId,
    rewardId,
    rewardShopId: village.rewardShopId,
    hundredths: 100,
    quantity: 1,
  }
  const settledTwice = doing(async (work) => {
    await holdForRedemption(work, { ...order, redemptionId: 'another' })
    const { transferId } = await holdForRedemption(work, order)
    await settleHold(work, transferId, 'void', order)
    await settleHold(work, transferId, 'post', order)
  })
  await expect(settledTwice).rejects.toThrow(AlreadyAnswered)
  expect((await statementOf(village, village.homes.other)).map(({ kind }) => kind)).toEqual(['award'])
})

it('says on a reversal whose deed it was', async () => {
  const { memberId, name } = village.homes.other.members[0]!
  const { declaration } = await award(village, '义务巡逻', village.homes.other, { memberId })
  await village.as('committee').ok(undoAward, { params: { declarationId: declaration.declarationId }, body: {} })
  expect((await statementOf(village, village.homes.other)).slice(0, 2)).toMatchObject([
    { kind: 'reversal', memberName: name },
    { kind: 'award', memberName: name },
  ])
})

it('says of goods which import brought them in', async () => {
  const movement = { kind: 'supply', rewardId: rice(), units: 1, title: '进货', note: '', importId: 'sheet' } as const
  const { transferId } = await doing((work) => moveGoods(work, movement))
  expect(await doing((work) => findTransfer(work, transferId))).toMatchObject({ importId: 'sheet' })
})

it('keeps the day of the deed on a line of the paper book', async () => {
  const { householdId } = village.homes.other
  const words = { householdId, title: '旧账', note: '', deedOn: '2020-05-01', importId: 'book' }
  const line = { ...words, hundredths: 300, isHonorOnly: false }
  const { transferId } = await doing((work) => postOpening(work, line))
  expect(await doing((work) => findTransfer(work, transferId))).toMatchObject({ kind: 'opening', deedOn: '2020-05-01' })
})

it('calls no other fault an answer, and names a transfer that is not there', async () => {
  const draft = supplyOf(stockLines('supply', rice(), 5))
  const nonsense = doing((work) => post(work, { ...draft, kind: 'nonsense' as 'supply' }))
  await expect(nonsense).rejects.toThrow(/ledger_transfers_kind|Failed query/)
  await expect(nonsense).rejects.not.toThrow(AlreadyAnswered)
  await expect(doing((work) => reverse(work, { transferId: 'nowhere', reason: '' }))).rejects.toThrow(
    'no transfer nowhere',
  )
  await expect(doing((work) => takeFundBack(work, 'nowhere', ''))).rejects.toThrow('no transfer nowhere')
  const back = doing((work) => giveBack(work, 'repair', { transferId: 'nowhere', note: '' }))
  await expect(back).rejects.toThrow('no transfer nowhere')
})

it('tells who lacks points when figures move between households, and hides no other fault behind it', async () => {
  const move = (title: string, hundredths: number) =>
    doing((work) =>
      moveFigures(
        work,
        'split',
        { title, note: '' },
        {
          fromHouseholdId: homeId,
          intoHouseholdId: village.homes.other.householdId,
          available: hundredths,
          conductByYear: new Map(),
          expiredByYear: new Map(),
          shortfall: 0,
        },
      ),
    )
  await expect(move('分户', 99_999_900)).rejects.toMatchObject({
    code: 'ledger.points_insufficient',
    details: { needed: 999_999, available: 100 },
  })
  await expect(move(null as never, 100)).rejects.not.toMatchObject({ code: 'ledger.points_insufficient' })
})

it('announces a year once, however many instances find it due', async () => {
  village.clock.set('2026-12-20T02:00:00Z')
  await doing(announcePeriod)
  await doing(announcePeriod)
})

it('takes a long backlog in by turns, and says it when another key signs than before', async () => {
  const warned: string[] = []
  const log = openLog('warn', { write: (line) => void warned.push(line) })
  const { background, villageId } = village
  const seal = (more: object) =>
    sealLog(new Proxy(background, { get: (of, part) => Reflect.get(more, part) ?? Reflect.get(of, part) }), villageId)
  const draft = supplyOf(stockLines('supply', rice(), 1))
  for (let written = 0; written < BACKLOG; written += 256) {
    await doing((work) => postAll(Array.from({ length: 256 }, () => ({ work, draft }))))
  }
  await seal({ log })
  expect(warned).toEqual([])
  await award(village, '义务巡逻', village.homes.villager)
  const ledgerKeyFile = join(dirname(background.ledgerKeyFile), 'another.pem')
  writeFileSync(ledgerKeyFile, generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }))
  await seal({ log, ledgerKeyFile })
  expect(warned).toEqual([expect.stringContaining('signed by another key')])
  const [head] = (await village.as('villager').ok(listTreeHeads, { query: {} })).rows
  expect(head!.treeSize).toBeGreaterThan(BACKLOG)
})

it('has for no leaves at all the root that RFC 6962 gives', () => {
  // MTH({}) = SHA-256()
  expect(joined(nodeHashing, [])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
})
