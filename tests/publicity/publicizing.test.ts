import { moveDeclarations, postDeclarations } from '@village-points/api/declarations/index.ts'
import { undoAward } from '@village-points/shared/declarations/contract.ts'
import {
  chooseShownName,
  contentDigestOf,
  listPublicities,
  listPublicityLines,
  printPublicity,
  publicizeWaiting,
  readPublicity,
  readShownName,
} from '@village-points/shared/publicity/contract.ts'
import { configureVillage, type NameMasking, readVillage } from '@village-points/shared/villages/contract.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { expectSoundBooks } from '../ledger/audit.ts'
import { declareFor } from '../village/declaring.ts'
import { award } from '../village/deeds.ts'
import { expectRefusal, openTestVillage, type Person, type TestVillage } from '../village/test-village.ts'
import { accepted, acceptMany, linesOf, listsOf, POINTS, stateOf, TITLE } from './waiting.ts'

let village: TestVillage
beforeEach(async () => {
  village = await openTestVillage()
})
afterEach(async () => {
  await expectSoundBooks(village)
  await village.close()
})

const lists = (person: Person = 'villager') => listsOf(village.as(person))
const publicize = () => village.as('committee').ok(publicizeWaiting, { body: {} })
const linesOfNewest = async (person: Person = 'villager') =>
  linesOf(village.as(person), (await lists())[0]?.listId ?? '')
const decide = async (more: { nameMasking?: NameMasking; publicityDays?: number; objectionTelephone?: string }) => {
  const { settings } = await village.as('committee').ok(readVillage)
  await village.as('committee').ok(configureVillage, { body: { ...settings, ...more } })
}

describe('the list of the day', () => {
  it('goes up by itself at eight in the morning, once, with what was accepted before', async () => {
    const declarationId = await accepted(village)
    await village.runJobs()
    village.clock.set('2026-11-23T23:59:59Z')
    await village.runJobs()
    expect(await lists()).toEqual([])
    village.clock.set('2026-11-24T00:00:00Z')
    await Promise.all([village.runJobs(), village.runJobs()])
    await village.runJobs()
    expect(await lists()).toMatchObject([
      {
        title: '2026年第1号积分公示',
        state: 'open',
        startsOn: '2026-11-24',
        endsOn: '2026-11-30',
        isProvisional: false,
        lineCount: 1,
        points: POINTS,
      },
    ])
    expect(await stateOf(village, declarationId)).toBe('publicized')
    await accepted(village)
    await village.runJobs()
    expect(await lists()).toHaveLength(1)
    village.clock.set('2026-11-25T00:00:00Z')
    await village.runJobs()
    expect((await lists()).map(({ title }) => title)).toEqual(['2026年第2号积分公示', '2026年第1号积分公示'])
  })

  it('goes up at the first run after eight when the server was down, whatever waits by then', async () => {
    await accepted(village)
    village.clock.set('2026-11-24T09:00:00Z')
    await accepted(village)
    await village.runJobs()
    expect(await lists()).toMatchObject([{ startsOn: '2026-11-24', lineCount: 2 }])
  })

  it('goes up by one tap of the committee, once a day, and begins anew with each year', async () => {
    const tap = () => village.as('committee').call(publicizeWaiting, { body: {} })
    await expectRefusal(tap(), 'publicity.nothing_waits')
    await accepted(village)
    const offered = await village.as('committee').ok(listPublicities, { query: {} })
    expect(offered).toMatchObject({ waitingCount: 1, can: { publicize: true } })
    expect((await village.as('villager').ok(listPublicities, { query: {} })).can.publicize).toBe(false)
    const both = await Promise.all([tap(), tap()])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    await accepted(village)
    await expectRefusal(tap(), 'publicity.listed_today')
    village.clock.set('2027-01-04T02:00:00Z')
    expect((await tap()).body).toMatchObject({ title: '2027年第1号积分公示', isProvisional: true })
  })

  it('hangs out for as many days as the village decided', async () => {
    await decide({ publicityDays: 3 })
    await accepted(village)
    expect(await publicize()).toMatchObject({ startsOn: '2026-11-23', endsOn: '2026-11-26' })
  })

  it('of more lines than one turn takes is gathered by several', { timeout: 60_000 }, async () => {
    await acceptMany(village, [village.homes.villager.householdId], 1600)
    const { listId, state } = await publicize()
    expect(state).toBe('preparing')
    const print = (part: number) =>
      village.as('committee').call(printPublicity, { params: { listId }, query: { part, paper: 'A3' } })
    await expectRefusal(print(1), 'publicity.still_preparing')
    village.clock.set('2026-11-24T02:00:00Z')
    await Promise.all([village.runJobs(), village.runJobs()])
    const read = await village.as('villager').ok(readPublicity, { params: { listId } })
    expect(read).toMatchObject({ state: 'open', startsOn: '2026-11-24', lineCount: 1600, noticeParts: 2 })
    const lines = await linesOf(village.as('villager'), listId)
    expect(lines.map(({ position }) => position)).toEqual(Array.from({ length: 1600 }, (_, at) => at + 1))
    expect(contentDigestOf(lines)).toBe(read.contentDigest)
  })
})

describe('awards on the spot', () => {
  it('go up with the next list, as entries that were made already; what was undone does not', async () => {
    await award(village, '门前屋后整洁', village.homes.villager)
    const { declaration } = await award(village, '义务巡逻', village.homes.other)
    const { declarationId } = declaration
    await village.as('committee').ok(undoAward, { params: { declarationId }, body: {} })
    await accepted(village)
    await publicize()
    expect(await linesOfNewest()).toMatchObject([
      { ruleTitle: TITLE, state: 'publicized', isPostedBefore: false, isOwn: true },
      { ruleTitle: '门前屋后整洁', state: 'posted', isPostedBefore: true, isOwn: true },
    ])
    village.clock.set('2026-11-24T02:00:00Z')
    await accepted(village)
    await publicize()
    expect(await linesOfNewest()).toHaveLength(1)
  })

  it('go up too when a review alone let them pass, each once', async () => {
    const { declarationId } = await declareFor(village, '孝老爱亲受到认可')
    await village.work(async (work) => {
      for (const action of ['screen', 'accept'] as const) await moveDeclarations(work, action, [{ declarationId }])
      await postDeclarations(work, [declarationId])
    })
    await accepted(village)
    await publicize()
    expect(await linesOfNewest()).toMatchObject([
      { ruleTitle: TITLE, isPostedBefore: false },
      { ruleTitle: '孝老爱亲受到认可', state: 'posted', isPostedBefore: true },
    ])
    village.clock.set('2026-12-01T02:00:00Z')
    await village.runJobs()
    await accepted(village)
    await publicize()
    expect(await linesOfNewest()).toMatchObject([{ ruleTitle: TITLE }])
  })

  it('go up alone when a week has passed without a list', async () => {
    await accepted(village)
    await publicize()
    await award(village, '门前屋后整洁', village.homes.villager)
    village.clock.set('2026-11-29T02:00:00Z')
    await village.runJobs()
    expect(await lists()).toHaveLength(1)
    village.clock.set('2026-11-30T02:00:00Z')
    await village.runJobs()
    expect(await lists()).toHaveLength(2)
    expect(await linesOfNewest()).toMatchObject([{ isPostedBefore: true }])
  })
})

describe('names on a list', () => {
  const shown = async () => {
    await accepted(village, { note: '和李秀英、赵国强\n抬老人,电话13800004705' })
    await publicize()
    const [line] = await linesOfNewest()
    village.clock.advance({ days: 1 })
    return [line?.shownName, line?.deed]
  }

  it('are masked, in what the household wrote too, and say no telephone', async () => {
    expect(await shown()).toEqual(['王*福家', '和李*英、赵*强 抬老人,电话***'])
    await decide({ nameMasking: 'door_number' })
    expect((await shown())[0]).toBe('三组17号')
    await decide({ nameMasking: 'full_name' })
    expect(await shown()).toEqual(['王德福家', '和李秀英、赵国强 抬老人,电话***'])
  })

  it('are what the household chose, from the next list on', async () => {
    const read = () => village.as('villager').ok(readShownName, { query: {} })
    expect(await read()).toEqual({
      shownName: '王*福家',
      options: [
        { masking: 'masked_name', shownName: '王*福家' },
        { masking: 'door_number', shownName: '三组17号' },
        { masking: 'full_name', shownName: '王德福家' },
      ],
    })
    await accepted(village)
    await publicize()
    const choose = (choice?: NameMasking) =>
      village.as('villager').ok(chooseShownName, { body: choice ? { choice } : {} })
    expect(await choose('door_number')).toMatchObject({ choice: 'door_number', shownName: '三组17号' })
    expect(await linesOfNewest()).toMatchObject([{ shownName: '王*福家' }])
    village.clock.advance({ days: 1 })
    expect((await shown())[0]).toBe('三组17号')
    expect(await choose()).not.toHaveProperty('choice')
  })

  it('are chosen by the household itself, or on paper through the committee', async () => {
    const { householdId } = village.homes.villager
    const choose = (person: Person, more: { householdId?: string }) =>
      village.as(person).call(chooseShownName, { body: { choice: 'full_name', ...more } })
    await expectRefusal(choose('other_villager', { householdId }), 'household.not_found')
    await expectRefusal(choose('committee', {}), 'household.not_found')
    expect((await choose('committee', { householdId })).body.shownName).toBe('王德福家')
    const read = village.as('other_villager').call(readShownName, { query: { householdId } })
    await expectRefusal(read, 'household.not_found')
  })
})

describe('a list', () => {
  it('is read by everybody of the village and by nobody else; one finds the own lines', async () => {
    await accepted(village)
    await award(village, '门前屋后整洁', village.homes.other)
    const { listId } = await publicize()
    const read = (person: Person) => village.as(person).ok(readPublicity, { params: { listId } })
    expect(await read('villager')).toMatchObject({
      villageName: '禾湾村',
      basis: '《积分细则》',
      telephone: '022-29990000',
      can: { print: false, record: false },
    })
    expect((await read('committee')).can).toEqual({ print: true, record: true })
    expect(await linesOf(village.as('other_villager'), listId, 'true')).toMatchObject([{ ruleTitle: '门前屋后整洁' }])
    const stranger = village.neighbor.as('committee')
    await expectRefusal(stranger.call(readPublicity, { params: { listId } }), 'publicity.list_not_found')
    const lines = stranger.call(listPublicityLines, { params: { listId }, query: {} })
    await expectRefusal(lines, 'publicity.list_not_found')
    await expectRefusal(stranger.call(printPublicity, { params: { listId }, query: {} }), 'publicity.list_not_found')
  })

  it('never changes, though its households and its village do', async () => {
    await accepted(village)
    const { listId } = await publicize()
    const before = await linesOf(village.as('supervisor'), listId)
    const { contentDigest } = await village.as('supervisor').ok(readPublicity, { params: { listId } })
    await decide({ nameMasking: 'full_name', objectionTelephone: '13900001111' })
    expect(await linesOf(village.as('supervisor'), listId)).toEqual(before)
    expect(contentDigestOf(before)).toBe(contentDigest)
    const forged = before.map((line) => ({ ...line, points: line.points + 1 }))
    expect(contentDigestOf(forged)).not.toBe(contentDigest)
    const { telephone } = await village.as('villager').ok(readPublicity, { params: { listId } })
    expect(telephone).toBe('13900001111')
  })
})
