import { addUser, grantRole, openSession } from '@village-points/api/identity/index.ts'
import { readPhoto, reverseAward } from '@village-points/shared/declarations/contract.ts'
import { listTreeHeads } from '@village-points/shared/ledger/contract.ts'
import { listMessages } from '@village-points/shared/messages/contract.ts'
import { declareKin } from '@village-points/shared/review/contract.ts'
import * as contract from '@village-points/shared/supervision/contract.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectSoundBooks } from '../ledger/audit.ts'
import { readPdf } from '../platform/read-pdf.ts'
import { type Client, openClient } from '../village/client.ts'
import { sendPhotos } from '../village/declaring.ts'
import { award } from '../village/deeds.ts'
import { openRows } from '../village/rows.ts'
import { expectRefusal, openTestVillage, type Person, type TestVillage } from '../village/test-village.ts'

const month = '2026-11'
const params = { month }

let village: TestVillage
/** A second supervisor, so that one signature is not all. */
let colleague: Client
beforeAll(async () => {
  village = await openTestVillage({ households: 6 })
  await settle()
  await fillNovember()
})
afterAll(async () => {
  await expectSoundBooks(village)
  await village.close()
})

/** 王会计 gets a home in 三组, and 孙监督 comes to the committee. */
const settle = () =>
  village.background.store.write(async (tx) => {
    const [now, { villageId }] = [village.background.now(), village]
    const { householdId, name } = village.homes.villager
    const userId = village.userIdOf('committee')
    await grantRole(tx, now, { villageId, userId, role: 'villager', label: name, householdId })
    const second = await addUser(tx, now, { displayName: '孙监督' })
    const roleId = await grantRole(tx, now, { villageId, userId: second, role: 'supervisor', label: '村务监督' })
    colleague = openClient(village.address, (await openSession(tx, now, second)).token, roleId)
  })

const fillNovember = async () => {
  const { villager, other, leader } = village.homes
  for (const home of village.more) await award(village, '义务巡逻', home)
  for (let time = 0; time < 12; time++) await award(village, '代购代办', other)
  await village.as('committee').ok(declareKin, { body: { householdId: other.householdId, relation: '表兄' } })
  await award(village, '代购代办', villager, {}, village.as('group_leader'))
  const { declarationId } = (await award(village, '门前屋后整洁', leader)).declaration
  await village.as('committee').ok(reverseAward, { params: { declarationId }, body: { reason: '记错了日子' } })
  await award(village, '门前屋后整洁', leader)
  village.clock.set('2026-11-23T15:30:00Z')
  await award(village, '代购代办', village.more[0]!)
}

const supervisor = () => village.as('supervisor')
const months = () => supervisor().ok(contract.listSupervisedMonths)
const sample = (limit = 100, cursor?: string) =>
  supervisor().ok(contract.readSample, { params, query: { limit, ...(cursor ? { cursor } : {}) } })
const record = (sequence: number, verdict: contract.Verdict, words = '', client = supervisor(), more = {}) =>
  client.call(contract.recordFinding, { params, body: { sequence, verdict, words, ...more } })
const make = (words = '') => supervisor().call(contract.makeReport, { params, body: { words } })
const sign = (digest: string, client = supervisor()) => client.call(contract.signReport, { params, body: { digest } })
const reportFor = (person: Person) => village.as(person).ok(contract.readReport, { params })
const print = () => supervisor().call(contract.printReport, { params })

/** Every table past the capability's own, its photographs and messages, the platform's answers and the sessions that every call prolongs, row by row. */
const everythingElse = async () => {
  const rows = await openRows(village.place)
  try {
    const named =
      rows.engine === 'sqlite'
        ? await rows.all<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        : await rows.all<{ name: string }>(
            "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY table_name",
          )
    const others = named.filter(
      ({ name }) =>
        /^[a-z]+(_[a-z]+)*$/.test(name) &&
        !/^(supervision|messages|declarations_photos|platform|sqlite|identity_sessions)(_|$)/.test(name),
    )
    const told = new Map<string, string[]>()
    for (const { name } of others) {
      const all = await rows.all(`SELECT * FROM "${name}"`)
      told.set(name, all.map((row) => JSON.stringify(row)).toSorted())
    }
    return told
  } finally {
    await rows.close()
  }
}

describe('while a month runs', () => {
  it('shows how much there is, and draws nothing', async () => {
    const [now] = (await months()).months
    expect(now).toMatchObject({ month, isDrawn: false, sampleSize: 0, hasReport: false })
    expect(now!.entries).toBeGreaterThan(20)
    await expectRefusal(supervisor().call(contract.readSample, { params, query: {} }), 'supervision.month_not_over')
    await expectRefusal(record(1, 'fine'), 'supervision.month_not_over')
    await expectRefusal(make(), 'supervision.month_not_over')
    expect((await reportFor('supervisor')).can).toEqual({ make: false, sign: false })
  })

  it('shows every entry by pages, and by group, clause, person and day', async () => {
    const list = (query: object = {}) =>
      supervisor().ok(contract.listOverseenEntries, { params, query: { limit: 100, ...query } })
    const all = (await list()).rows
    expect(all.map(({ sequence }) => sequence)).toEqual(all.map((_, at) => all.length - at))
    const pages: contract.OverseenEntry[] = []
    for (let cursor: string | undefined = ''; cursor !== undefined; ) {
      const page: { rows: contract.OverseenEntry[]; nextCursor?: string | undefined } = await list({
        limit: 7,
        ...(cursor ? { cursor } : {}),
      })
      pages.push(...page.rows)
      cursor = page.nextCursor
    }
    expect(pages).toEqual(all)
    const titles = async (query: object) => new Set((await list(query)).rows.map(({ title }) => title))
    expect(await titles({ originId: village.rule('义务巡逻').originId })).toEqual(new Set(['义务巡逻']))
    const leader = await list({ recordedByUserId: village.userIdOf('group_leader') })
    expect(leader.rows).toMatchObject([{ title: '代购代办', points: 0.5, recordedBy: '刘建军', roleName: '组长' }])
    const group = await list({ villagersGroupId: village.homes.leader.villagersGroupId })
    expect(new Set(group.rows.map(({ household }) => household?.groupName))).toEqual(new Set(['三组']))
    expect(group.rows.filter(({ isReversed }) => isReversed)).toHaveLength(1)
    const { householdId } = village.homes.leader
    const home = (await list({ householdId })).rows
    expect(home).toEqual(all.filter(({ household }) => household?.householdId === householdId))
    expect((await list({ householdId, kind: 'reversal' })).rows).toMatchObject([{ kind: 'reversal' }])
    const parts = await supervisor().ok(contract.readOverseenMonth, { params })
    const times = (wanted: string) => all.filter(({ kind }) => kind === wanted).length
    expect(parts.kinds).toContainEqual({ kind: 'award', entries: times('award') })
    expect(parts.people).toContainEqual({ userId: village.userIdOf('group_leader'), name: '刘建军', entries: 1 })
    const patrol = { originId: village.rule('义务巡逻').originId, title: '义务巡逻', entries: village.more.length }
    expect(parts.rules).toContainEqual(patrol)
    expect((await list({ from: '2026-11-23' })).rows).toEqual(all)
    expect((await list({ to: '2026-11-22' })).rows).toEqual([])
    expect(
      (await supervisor().ok(contract.listOverseenEntries, { params: { month: '2026-10' }, query: {} })).rows,
    ).toEqual([])
  })
})

describe('what deserves a look', () => {
  it('is told as facts: relatives, each other, many, at night, given again', async () => {
    const { concerns } = await supervisor().ok(contract.listConcerns, { params })
    const words = concerns.map(contract.concernWords)
    expect(words).toEqual([
      '王会计给赵国强家(一组9号)记了 12 次,登记过的亲戚:表兄。',
      expect.stringMatching(/^(王会计和刘建军|刘建军和王会计)互相给对方家里记分,一共 3 次。$/),
      '王会计给赵国强家(一组9号)记了 12 次,比平常多。',
      '王会计夜里(22 点到早上 5 点)记了 1 次。',
      '刘建军家(三组9号)的“门前屋后整洁”撤回以后,又记了 1 次。',
    ])
    const latest = concerns.map((one) => one.latest.householdId)
    expect(latest[3]).toBe(village.more[0]!.householdId)
    expect((await supervisor().ok(contract.listConcerns, { params: { month: '2026-10' } })).concerns).toEqual([])
  })
})

describe('when the month is over', () => {
  let drawnFirst: Awaited<ReturnType<typeof sample>>
  let untouched: Map<string, string[]>
  beforeAll(async () => {
    village.clock.set('2026-12-01T02:00:00Z')
    await village.runJobs()
    drawnFirst = await sample()
    await award(village, '义务巡逻', village.homes.other, { deedOn: '2026-11-30' })
    village.clock.set('2026-12-02T02:00:00Z')
    await village.runJobs()
    untouched = await everythingElse()
  })

  it('draws what anybody can draw again from the signed head', async () => {
    const { rows, population, sampleSize, checked, can } = await sample()
    const heads = (await village.as('villager').ok(listTreeHeads, { query: {} })).rows
    const { rootHash, treeSize } = heads.find(({ onDay }) => onDay.startsWith(month))!
    expect(population).toEqual({ seed: rootHash, fromSequence: 0, toSequence: treeSize })
    expect(rows.map(({ sequence }) => sequence)).toEqual(contract.sampleOf(population))
    expect({ sampleSize, checked, can }).toEqual({
      sampleSize: Math.ceil(treeSize / 20),
      checked: 0,
      can: { record: true },
    })
    const first = await sample(1)
    expect([...first.rows, ...(await sample(100, first.nextCursor)).rows]).toEqual(rows)
  })

  it('stays as it was drawn, whatever December brings', async () => {
    expect(await sample()).toEqual(drawnFirst)
    expect((await months()).months.slice(0, 2)).toMatchObject([{ entries: 1 }, { isDrawn: true }])
  })

  it('keeps what was found, the later word, with a reason for what is wrong', async () => {
    const [first, second] = (await sample()).rows.map(({ sequence }) => sequence) as [number, number]
    const notDrawn = [1, 2, 3, 4].find((number) => number !== first && number !== second)!
    await expectRefusal(record(notDrawn, 'fine'), 'supervision.not_in_sample')
    await expectRefusal(record(first, 'wrong'), 'supervision.words_needed')
    await record(first, 'fine')
    const again = await record(first, 'wrong', '没有照片', colleague)
    expect(again.body).toMatchObject({ verdict: 'wrong', words: '没有照片', foundBy: '孙监督' })
    await record(second, 'fine')
    const { rows, checked } = await sample()
    expect(checked).toBe(2)
    expect(rows[0]!.finding).toEqual(again.body)
    expect((await months()).months[1]).toMatchObject({ month, isDrawn: true, checked: 2, wrong: 1 })
  })

  it('keeps photographs with what was found, for supervisors alone', async () => {
    const { sequence } = (await sample()).rows[0]!
    const [first, second] = (await sendPhotos(colleague, 1, 2)) as [string, string]
    const add = (photoIds: string[]) => record(sequence, 'wrong', '没有照片', colleague, { photoIds })
    expect((await add([first])).body.photoIds).toEqual([first])
    expect((await add([second])).body.photoIds).toEqual([first, second])
    await expectRefusal(add([first]), 'declaration.photo_unknown')
    const photo = (photoId: string) => ({ params: { ...params, sequence, photoId }, query: {} })
    expect((await supervisor().call(contract.readFindingPhoto, photo(first))).status).toBe(200)
    const another = { params: { ...photo(first).params, sequence: sequence + 1 }, query: {} }
    await expectRefusal(supervisor().call(contract.readFindingPhoto, another), 'declaration.photo_not_found')
    await expectRefusal(village.as('committee').call(readPhoto, photo(first)), 'declaration.photo_not_found')
  })

  it('tells the committee what was found, once for the same words', async () => {
    const { rows } = await village.as('committee').ok(listMessages, { query: {} })
    const told = rows.filter(({ kind }) => kind === 'finding_recorded')
    expect(told).toMatchObject([{ opens: 'supervision_report', subjectId: month }])
    expect(told[0]!.text).toMatch(/^2026年11月第 \d+ 笔“.+”:没有照片$/)
  })

  it('is reported, signed by each of the very words that he read, and never changed after that', async () => {
    await expectRefusal(sign('0'.repeat(64)), 'supervision.report_not_found')
    await expectRefusal(print(), 'supervision.report_not_found')
    expect(await reportFor('supervisor')).toEqual({ can: { make: true, sign: false } })
    const draft = (await make()).body
    const report = (await make('下个月多看看夜里的')).body
    expect(report.digest).toBe(contract.reportDigest(report.content))
    expect(report.digest).not.toBe(draft.digest)
    expect(report).toMatchObject({ signatures: [], waitingFor: ['郑监督', '孙监督'] })
    expect(report.content).toMatchObject({ month, checked: 2, audit: { isSound: true }, madeBy: '郑监督' })
    expect(report.content.wrong).toMatchObject([{ words: '没有照片', foundBy: '孙监督' }])
    expect(report.content.concerns).toHaveLength(5)
    await expectRefusal(sign(draft.digest), 'supervision.report_changed')
    expect((await sign(report.digest)).body.waitingFor).toEqual(['孙监督'])
    await expectRefusal(sign(report.digest), 'supervision.already_signed')
    await expectRefusal(make(), 'supervision.report_signed')
    await expectRefusal(record(report.content.wrong[0]!.sequence, 'fine'), 'supervision.report_signed')
    expect((await sample()).can).toEqual({ record: false })
    const whole = (await sign(report.digest, colleague)).body
    expect(whole).toMatchObject({ waitingFor: [], signatures: [{ name: '郑监督' }, { name: '孙监督' }] })
    expect(await reportFor('town_officer')).toEqual({ report: whole, can: { make: false, sign: false } })
    expect((await months()).months[1]).toMatchObject({ hasReport: true, signatures: 2 })
    const toldOf = async (person: Person, wanted: string) =>
      (await village.as(person).ok(listMessages, { query: {} })).rows.filter(({ kind }) => kind === wanted)
    expect(await toldOf('supervisor', 'report_made'), 'once, though it was made twice').toHaveLength(1)
    for (const person of ['committee', 'town_officer'] as const) {
      expect(await toldOf(person, 'report_signed')).toMatchObject([{ opens: 'supervision_report', subjectId: month }])
    }
  })

  it('is printed with its digest, the root it was drawn from, and who signed', async () => {
    const answer = await print()
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    const pages = await readPdf(answer.body as Buffer)
    expect(pages.every(({ isWhole }) => isWhole)).toBe(true)
    const words = pages
      .map((page) => page.words)
      .join('')
      .replaceAll(' ', '')
    const { report } = await reportFor('committee')
    for (const part of [report!.digest, report!.content.seed, '没有照片', '郑监督', '孙监督', '下个月多看看夜里的']) {
      expect(words).toContain(part)
    }
  })

  it('has altered nothing but its own pages: no entry, no declaration, no balance', async () => {
    const now = await everythingElse()
    expect(untouched.has('ledger_entries') && untouched.has('declarations')).toBe(true)
    for (const [name, rows] of untouched) expect(now.get(name), name).toEqual(rows)
  })

  it('is nothing to the neighbouring village', async () => {
    const neighbor = village.neighbor.as('supervisor')
    const answer = await neighbor.ok(contract.readSample, { params, query: {} })
    expect(answer.rows.every(({ household }) => household === undefined)).toBe(true)
    expect(await neighbor.ok(contract.readReport, { params })).toEqual({ can: { make: true, sign: false } })
    expect((await neighbor.ok(contract.listConcerns, { params })).concerns).toEqual([])
  })
})
