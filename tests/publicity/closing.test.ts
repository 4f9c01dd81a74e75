import { moveDeclarations, postDeclarations } from '@village-points/api/declarations/index.ts'
import { readConfig } from '@village-points/api/platform/config.ts'
import { openStore } from '@village-points/api/platform/database/open-store.ts'
import type { Background } from '@village-points/api/platform/http/route.ts'
import { closePublicities, hasEnded, publicityOf } from '@village-points/api/publicity/index.ts'
import { readDeclaration } from '@village-points/shared/declarations/contract.ts'
import { moveHouseholdAway } from '@village-points/shared/households/contract.ts'
import { mergeHouseholds, readEntry, splitHousehold } from '@village-points/shared/ledger/contract.ts'
import { publicizeWaiting } from '@village-points/shared/publicity/contract.ts'
import { adoptRulebook } from '@village-points/shared/rules/contract.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { expectSoundBooks } from '../ledger/audit.ts'
import { award, figuresOf, statementOf } from '../village/deeds.ts'
import { openRows } from '../village/rows.ts'
import { openTestVillage, smallRulebook, type TestVillage } from '../village/test-village.ts'
import { accepted, acceptMany, linesOf, listsOf, POINTS, stateOf } from './waiting.ts'

let village: TestVillage
beforeEach(async () => {
  village = await openTestVillage({ households: 4 })
})
afterEach(async () => {
  await expectSoundBooks(village)
  await village.close()
})

/** A list that begins on Monday, 23 November, is over at midnight of the next Monday. */
const LAST_MOMENT = '2026-11-30T15:59:59Z'
const MIDNIGHT = '2026-11-30T16:00:00Z'

const publicize = () => village.as('committee').ok(publicizeWaiting, { body: {} })
const home = () => figuresOf(village, village.homes.villager)
const freeze = (declarationId: string) => village.work((work) => moveDeclarations(work, 'freeze', [{ declarationId }]))
const release = (declarationId: string) =>
  village.work((work) => moveDeclarations(work, 'release', [{ declarationId }]))

describe('a list whose days are over', () => {
  it('is posted at midnight, not a second before, and once', async () => {
    const declarationId = await accepted(village)
    await award(village, '门前屋后整洁', village.homes.villager)
    const { listId } = await publicize()
    village.clock.set(LAST_MOMENT)
    await village.runJobs()
    expect(await stateOf(village, declarationId)).toBe('publicized')
    village.clock.set(MIDNIGHT)
    await Promise.all([village.runJobs(), village.runJobs(), village.runJobs()])
    await village.runJobs()
    expect(await home()).toMatchObject({ availablePoints: POINTS + 10, conductPoints: POINTS + 10 })
    const [list] = await listsOf(village.as('villager'))
    expect(list).toMatchObject({ listId, state: 'closed' })
    expect((await linesOf(village.as('villager'), listId)).map(({ state }) => state)).toEqual(['posted', 'posted'])
    const { steps } = await village.as('villager').ok(readDeclaration, { params: { declarationId } })
    expect(steps.map(({ action }) => action)).toEqual(['submit', 'screen', 'accept', 'publicize', 'post'])
    expect(steps.at(-1)?.roleName).toBe('系统')
  })

  it('on a holiday hangs until midnight of the next working day', async () => {
    village.clock.set('2026-09-28T02:00:00Z')
    const declarationId = await accepted(village, { deedOn: '2026-09-25' })
    expect(await publicize()).toMatchObject({ startsOn: '2026-09-28', endsOn: '2026-10-08', isProvisional: false })
    village.clock.set('2026-10-03T16:00:00Z')
    await village.runJobs()
    village.clock.set('2026-10-08T15:59:59Z')
    await village.runJobs()
    expect(await stateOf(village, declarationId)).toBe('publicized')
    village.clock.set('2026-10-08T16:00:00Z')
    await village.runJobs()
    expect(await stateOf(village, declarationId)).toBe('posted')
  })

  it('while the server was down is posted when it is up again', async () => {
    await accepted(village)
    await publicize()
    village.clock.set('2026-12-04T05:00:00Z')
    await village.restart()
    await village.runJobs()
    expect((await home()).availablePoints).toBe(POINTS)
  })

  it('is posted later, never earlier, when holidays that were not known push its end back', async () => {
    const declarationId = await accepted(village)
    const { listId } = await publicize()
    const database = await openRows(village.place)
    const forge = "UPDATE publicity_lists SET ends_on = '2026-11-26', is_provisional = ? WHERE list_id = ?"
    await database.run(forge, village.place.url ? true : 1, listId)
    await database.close()
    village.clock.set('2026-11-27T02:00:00Z')
    await village.runJobs()
    expect(await stateOf(village, declarationId)).toBe('publicized')
    expect(await listsOf(village.as('villager'))).toMatchObject([{ endsOn: '2026-11-30', isProvisional: false }])
    village.clock.set(MIDNIGHT)
    await village.runJobs()
    expect(await stateOf(village, declarationId)).toBe('posted')
  })

  it('of many lines is posted in turns, each line once, by any number of runs and servers', {
    timeout: 90_000,
  }, async () => {
    const count = 450
    const homes = village.more.map(({ householdId }) => householdId)
    const ids = await acceptMany(village, homes, count)
    await publicize()
    await freeze(ids[7]!)
    village.clock.set(MIDNIGHT)
    const { dataFolder } = village.background
    const config = readConfig({ NODE_ENV: 'test', DATA_FOLDER: dataFolder, DATABASE_URL: village.place.url })
    const store = village.place.url ? await openStore(config) : village.background.store
    const second: Background = { ...village.background, now: village.background.now, store }
    const first: Background = { ...village.background, now: village.background.now, store: village.background.store }
    await Promise.all([first, second, first, second].map((background) => closePublicities.run(background)))
    if (village.place.url) await store.close()
    const figures = await Promise.all(village.more.map((one) => figuresOf(village, one)))
    const points = figures.map(({ availablePoints }) => availablePoints)
    expect(points.reduce((sum, one) => sum + one, 0)).toBe((count - 1) * POINTS)
    const database = await openRows(village.place)
    const posted =
      "SELECT count(*) AS lines, count(DISTINCT declaration_id) AS deeds FROM ledger_transfers WHERE kind = 'award'"
    expect(await database.all(posted)).toEqual([{ lines: count - 1, deeds: count - 1 }])
    expect(await database.all('SELECT state, open_count FROM publicity_lists')).toEqual([
      { state: 'closed', open_count: 1 },
    ])
    await database.close()
  })
})

describe('a declaration somebody objected to', () => {
  it('is left out, and posted when it is released after the end', async () => {
    const [frozen, plain] = [await accepted(village), await accepted(village)]
    await publicize()
    await freeze(frozen)
    expect(await village.work((work) => hasEnded(work, frozen))).toBe(false)
    village.clock.set(MIDNIGHT)
    await village.runJobs()
    expect([await stateOf(village, frozen), await stateOf(village, plain)]).toEqual(['frozen', 'posted'])
    expect(await village.work((work) => hasEnded(work, frozen))).toBe(true)
    await release(frozen)
    await village.work((work) => postDeclarations(work, [frozen]))
    await village.runJobs()
    expect((await home()).availablePoints).toBe(2 * POINTS)
  })

  it('is posted by the next run when nobody else did after its release', async () => {
    const declarationId = await accepted(village)
    await publicize()
    await freeze(declarationId)
    village.clock.set(MIDNIGHT)
    await village.runJobs()
    await release(declarationId)
    await village.runJobs()
    expect(await stateOf(village, declarationId)).toBe('posted')
  })

  it('is never posted when the objection was right', async () => {
    const declarationId = await accepted(village)
    const { listId } = await publicize()
    await freeze(declarationId)
    await village.work((work) => moveDeclarations(work, 'reject', [{ declarationId, words: '不是他' }]))
    village.clock.set(MIDNIGHT)
    await village.runJobs()
    expect((await home()).availablePoints).toBe(0)
    expect((await linesOf(village.as('villager'), listId)).map(({ state }) => state)).toEqual(['rejected'])
    const database = await openRows(village.place)
    expect(await database.all('SELECT open_count FROM publicity_lists')).toEqual([{ open_count: 0 }])
    await database.close()
  })

  it('in the last second is either frozen or posted, never both', async () => {
    const ids = await acceptMany(village, [village.homes.villager.householdId], 20)
    await publicize()
    village.clock.set(MIDNIGHT)
    const tries = ids.map((id) =>
      freeze(id).then(
        () => 'frozen',
        () => 'posted',
      ),
    )
    const [outcomes] = await Promise.all([Promise.all(tries), village.runJobs()])
    const states = await Promise.all(ids.map((id) => stateOf(village, id)))
    expect(states).toEqual(outcomes)
    const posted = states.filter((state) => state === 'posted').length
    expect((await home()).availablePoints).toBe(posted * POINTS)
  })
})

describe('what changes while a list hangs out', () => {
  const close = async () => {
    village.clock.set(MIDNIGHT)
    await village.runJobs()
  }

  it('a household merged into another: the points go there, and the people find their line', async () => {
    await accepted(village)
    const { listId } = await publicize()
    const body = {
      fromHouseholdId: village.homes.villager.householdId,
      intoHouseholdId: village.homes.other.householdId,
      reason: '合户',
    }
    await village.as('committee').ok(mergeHouseholds, { body })
    expect(await linesOf(village.as('other_villager'), listId, 'true')).toMatchObject([{ isOwn: true }])
    await close()
    expect((await figuresOf(village, village.homes.other)).availablePoints).toBe(POINTS)
  })

  it('a household split, or moved away: the points go to the home that declared', async () => {
    await accepted(village)
    const { householdId, members } = village.homes.villager
    const leaving = members.find(({ isHead }) => !isHead)!.memberId
    await publicize()
    await village.as('committee').ok(splitHousehold, {
      body: {
        householdId,
        memberIds: [leaving],
        headMemberId: leaving,
        villagersGroupId: village.groups[0]!.villagersGroupId,
        doorNumber: '一组77号',
        reason: '分户',
      },
    })
    await village.as('committee').ok(moveHouseholdAway, { params: { householdId }, body: { reason: '搬到镇上' } })
    await close()
    expect((await home()).availablePoints).toBe(POINTS)
  })

  it('a new version of the rules: the entry cites the version of the day of the deed', async () => {
    await accepted(village)
    await publicize()
    const rules = smallRulebook.rules.map((rule) =>
      rule.title === '见义勇为' ? { ...rule, points: { kind: 'fixed' as const, points: 80 } } : rule,
    )
    const next = { ...smallRulebook, title: '新细则', inForceOn: '2026-11-25', rules }
    await village.as('committee').ok(adoptRulebook, { body: next })
    await close()
    const [line] = await statementOf(village, village.homes.villager)
    expect(line?.availablePoints).toBe(POINTS)
    const params = { householdId: village.homes.villager.householdId, transferId: line!.transferId }
    expect((await village.as('villager').ok(readEntry, { params })).rule?.rulebookTitle).toBe('积分细则')
  })
})

describe('the trail of a declaration', () => {
  it('names its list, the line and the days', async () => {
    const [first, second] = [await accepted(village), await accepted(village)]
    const { listId } = await publicize()
    const found = await village.work((work) => publicityOf(work, [first, second, 'nothing']))
    expect(found.size).toBe(2)
    expect(found.get(second)).toEqual({
      listId,
      title: '2026年第1号积分公示',
      position: 2,
      startsOn: '2026-11-23',
      endsOn: '2026-11-30',
      isProvisional: false,
      state: 'open',
      hasEnded: false,
    })
    expect(await village.neighbor.work((work) => hasEnded(work, first))).toBe(false)
  })

  it('tells in which list and for which days its points hung out, before the line in the books', async () => {
    const declarationId = await accepted(village)
    await publicize()
    village.clock.set(MIDNIGHT)
    await village.runJobs()
    const { transferId } = await village.as('villager').ok(readDeclaration, { params: { declarationId } })
    const params = { householdId: village.homes.villager.householdId, transferId: transferId! }
    const { way, entry } = await village.as('villager').ok(readEntry, { params })
    const told = way.filter(({ title }) => title.startsWith('公示'))
    expect(told).toMatchObject([{ detail: '2026年第1号积分公示 · 第 1 行 · 2026年11月23日到2026年11月30日' }])
    expect(told[0]!.at < entry.recordedAt).toBe(true)
  })
})
