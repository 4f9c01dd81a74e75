import { dropDraftRule, listDrafts, readDraft, withdrawDraft } from '@village-points/shared/adoption/contract.ts'
import { changeHousehold, readHousehold, searchHouseholds } from '@village-points/shared/households/contract.ts'
import * as imports from '@village-points/shared/imports/contract.ts'
import { addReward, listRewards } from '@village-points/shared/rewards/contract.ts'
import { listRulebooks } from '@village-points/shared/rules/contract.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectRefusal, openTestVillage, smallRulebook, type TestVillage } from '../village/test-village.ts'
import { answer, commit, hewanDecision, problemsOf, upload } from './office.ts'
import { makeSheet, makeZip, workbookParts } from './workbook-maker.ts'

let village: TestVillage
const committee = () => village.as('committee')
const nowhere = { params: { importId: 'nowhere' } }
const at = (importId: string) => ({ params: { importId } })
const send = (bytes: Uint8Array, kind: imports.ImportKind = 'goods', name = '表.xlsx') =>
  committee().call(imports.uploadSpreadsheet, { body: { kind } }, { file: { name, bytes } })
const callCommit = (importId: string, body = {}) => committee().call(imports.commitImport, { ...at(importId), body })
const callUndo = (importId: string) => committee().call(imports.undoImport, { ...at(importId), body: {} })

let count = 0
/** A list of goods nobody has uploaded before. */
const freshGoods = (...more: (string | number)[][]) =>
  makeSheet([['品名', '兑换积分', '库存'], [`毛巾${++count}`, 16, 5], ...more])

const header = ['户号', '组别', '与户主关系', '姓名', '出生年月', '手机', '门牌号', '备注']
const family = (number: string, phone: string, door = '一组77号') => [
  [number, '一组', '户主', '钱多多', '1960-02', phone, door, '低保'],
  [number, '一组', '配偶', '孙小小', '1962-03', '', door, ''],
]

beforeAll(async () => {
  village = await openTestVillage()
})
afterAll(() => village.close())

describe('upload-spreadsheet', { timeout: 60_000 }, () => {
  const ole = (stream: string) =>
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from(stream, 'utf16le')])

  it.each([
    ['import.file_empty', () => Buffer.alloc(0)],
    ['import.old_format', () => ole('Workbook')],
    ['import.encrypted', () => ole('EncryptedPackage')],
    ['import.other_format', () => makeZip({ 'xl/workbook.bin': 'x' })],
    ['import.not_a_spreadsheet', () => Buffer.from('%PDF-1.7')],
    ['import.damaged', () => freshGoods().subarray(0, 300)],
    ['import.swells_too_much', () => makeZip({ ...workbookParts([]), 'a.bin': Buffer.alloc(70 * 1024 * 1024) })],
    ['import.too_many_rows', () => Buffer.from(`品名,兑换积分\n${'肥皂,10\n'.repeat(20_001)}`)],
    ['platform.body_too_large', () => Buffer.alloc(11 * 1024 * 1024)],
  ] as const)('refuses with %s, and the next file is read', async (code, bytes) => {
    await expectRefusal(send(bytes()), code)
    expect((await send(freshGoods())).status).toBe(200)
  })

  it('tells how to save an old .xls', async () => {
    const { message } = await expectRefusal(send(ole('Workbook')), 'import.old_format')
    expect(message).toContain('另存为')
  })

  it('goes on with the same dry run when the same sheet comes again under another name', async () => {
    const bytes = freshGoods()
    const first = await upload(committee(), 'goods', bytes)
    const again = await upload(committee(), 'goods', bytes, '另一个名字.xlsx')
    expect(again.importId).toBe(first.importId)
    const { rows } = await committee().ok(imports.listImports, { query: { limit: 1 } })
    expect(rows[0]).toMatchObject({ importId: first.importId, status: 'ready', uploadedBy: '王会计' })
  })

  it('keeps the sheets of the neighbouring village out of sight', async () => {
    const theirs = await upload(village.neighbor.as('committee'), 'goods', freshGoods())
    await expectRefusal(committee().call(imports.readImport, at(theirs.importId)), 'import.not_found')
    await expectRefusal(callCommit(theirs.importId), 'import.not_found')
  })
})

describe('answer-problems', { timeout: 60_000 }, () => {
  const unclear = () => freshGoods(['神秘礼品', '面议', 3])

  it('takes an answer, takes it back, and refuses what it did not offer', async () => {
    const dryRun = await upload(committee(), 'goods', unclear())
    const [problem] = await problemsOf(committee(), dryRun.importId, 'open')
    const { problemId } = problem!
    expect(problem).toMatchObject({ row: 3, column: 'B', header: '兑换积分', value: '面议', isOpen: true })
    const typed = await answer(committee(), dryRun.importId, [{ problemId, option: 'type', typed: '30分' }])
    expect(typed.counts).toMatchObject({ open: 0, ready: 2 })
    const back = await answer(committee(), dryRun.importId, [{ problemId }])
    expect(back.counts).toMatchObject({ open: 1, ready: 1 })
    const wrong = { ...at(dryRun.importId), body: { answers: [{ problemId, option: 'whatever' }] } }
    await expectRefusal(committee().call(imports.answerProblems, wrong), 'import.problem_unknown')
  })

  it('remembers answers when a corrected sheet comes', async () => {
    const rows = [['神秘礼品', '面议', 3]]
    const dryRun = await upload(committee(), 'goods', freshGoods(...rows))
    const [problem] = await problemsOf(committee(), dryRun.importId, 'open')
    await answer(committee(), dryRun.importId, [{ problemId: problem!.problemId, option: 'skip' }])
    const corrected = await upload(committee(), 'goods', freshGoods(['新添的', 5, 1], ...rows))
    expect(corrected.counts.open).toBe(0)
  })

  it('refuses before the sheet is read, after it is in, and where there is none', async () => {
    const body = { answers: [{ problemId: 'x', option: 'skip' }] }
    await expectRefusal(committee().call(imports.answerProblems, { ...nowhere, body }), 'import.not_found')
    const started = await committee().ok(
      imports.uploadSpreadsheet,
      { body: { kind: 'goods' } },
      { file: { name: 'a.xlsx', bytes: freshGoods() } },
    )
    await expectRefusal(committee().call(imports.answerProblems, { ...at(started.importId), body }), 'import.not_ready')
    const dryRun = await upload(committee(), 'goods', freshGoods())
    await commit(committee(), dryRun.importId)
    const late = committee().call(imports.answerProblems, { ...at(dryRun.importId), body })
    await expectRefusal(late, 'import.already_committed')
  })
})

describe('commit-import', { timeout: 60_000 }, () => {
  it('writes once, however often it is asked', async () => {
    const dryRun = await upload(committee(), 'goods', freshGoods())
    const key = 'commit-once-only'
    const body = { withoutWaiting: false }
    const first = await committee().ok(imports.commitImport, { ...at(dryRun.importId), body }, { key })
    const replayed = await committee().call(imports.commitImport, { ...at(dryRun.importId), body }, { key })
    expect(replayed.body).toEqual(first)
    expect(replayed.headers.get('Idempotency-Hit')).toBe('true')
    await expectRefusal(callCommit(dryRun.importId), 'import.already_committed')
  })

  it('refuses while it reads, while answers are missing, and when nothing would change', async () => {
    await expectRefusal(callCommit('nowhere'), 'import.not_found')
    const { body } = await send(freshGoods())
    await expectRefusal(callCommit((body as imports.Import).importId), 'import.not_ready')
    const bytes = freshGoods(['说不清', '看情况', 1])
    const waiting = await upload(committee(), 'goods', bytes)
    const { message } = await expectRefusal(callCommit(waiting.importId), 'import.has_open_problems')
    expect(message).toBe('还有 1 处要您看一下。也可以先导入其余的。')
    const part = await commit(committee(), waiting.importId, { withoutWaiting: true })
    expect(part.difference.added).toBe(1)
    const again = await upload(committee(), 'goods', bytes)
    const nothing = callCommit(again.importId, { withoutWaiting: true })
    await expectRefusal(nothing, 'import.nothing_to_import')
  })

  it('looks again when the village changed after the dry run', async () => {
    const dryRun = await upload(committee(), 'goods', freshGoods())
    await committee().ok(addReward, { body: { name: `手套${count}`, unit: '双', category: 'other', points: 5 } })
    await expectRefusal(callCommit(dryRun.importId), 'import.village_changed')
    const looked = await upload(committee(), 'goods', freshGoods())
    expect((await commit(committee(), looked.importId)).status).toBe('committed')
    const first = await committee().ok(imports.readImport, at(dryRun.importId))
    expect(['reading', 'ready']).toContain(first.status)
  })

  it('wants the decision of the assembly for a rulebook, and takes back a version nobody was awarded under', async () => {
    const rules = await upload(
      committee(),
      'rulebook',
      makeSheet([
        ['事项', '分值'],
        ['看望老人', '+5'],
      ]),
    )
    expect(rules.difference).toMatchObject({ added: 1, missing: smallRulebook.rules.length })
    await expectRefusal(callCommit(rules.importId), 'import.decision_needed')
    const early = { decision: { ...hewanDecision, inForceOn: '2026-01-05' } }
    await expectRefusal(callCommit(rules.importId, early), 'rule.in_force_before_assembly')
    const assemblyOn = '2025-12-01'
    const taken = { ...hewanDecision, inForceOn: '2026-01-01', adoption: { ...hewanDecision.adoption, assemblyOn } }
    await expectRefusal(callCommit(rules.importId, { decision: taken }), 'rule.in_force_on_taken')
    await commit(committee(), rules.importId, { decision: hewanDecision })
    expect((await committee().ok(listRulebooks)).rulebooks).toHaveLength(2)
    expect((await callUndo(rules.importId)).error).toBeUndefined()
    expect((await committee().ok(listRulebooks)).rulebooks).toHaveLength(1)
  })
})

describe('a rulebook that the assembly has yet to adopt', { timeout: 60_000 }, () => {
  const sheet = (title: string) =>
    makeSheet([
      ['事项', '分值'],
      [title, '+5'],
    ])
  const drafts = async () => (await committee().ok(listDrafts, { query: {} })).rows

  it('becomes a draft, one at a time, and is taken back as long as nobody has worked on it', async () => {
    const { importId } = await upload(committee(), 'rulebook', sheet('看望孤寡老人'))
    await commit(committee(), importId, { draftTitle: '2027 年积分细则' })
    const [draft] = await drafts()
    expect(draft).toMatchObject({ title: '2027 年积分细则', source: 'import', state: 'drafted' })
    expect((await committee().ok(listRulebooks)).rulebooks).toHaveLength(1)
    const second = await upload(committee(), 'rulebook', sheet('帮邻居收粮'))
    await expectRefusal(callCommit(second.importId, { draftTitle: '又一份' }), 'adoption.draft_open')
    expect((await callUndo(importId)).error).toBeUndefined()
    expect((await drafts())[0]).toMatchObject({ draftId: draft!.draftId, state: 'withdrawn' })
    await commit(committee(), second.importId, { draftTitle: '又一份' })
    const params = { draftId: (await drafts())[0]!.draftId }
    const { rules, revision } = await committee().ok(readDraft, { params })
    const dropped = { params: { ...params, ruleId: rules[0]!.ruleId }, body: { revision: rules[0]!.revision } }
    await committee().ok(dropDraftRule, dropped)
    await expectRefusal(callUndo(second.importId), 'import.undo_blocked')
    await committee().ok(withdrawDraft, { params, body: { revision: revision + 1, reason: '不改了' } })
  })
})

describe('a rulebook with an unlawful clause', { timeout: 60_000 }, () => {
  it('is not brought in, and the sentence names the clause', async () => {
    const sheet = makeSheet([
      ['事项', '分值'],
      ['看望老人', '+5'],
      ['打市长热线', '-10'],
    ])
    const { importId } = await upload(committee(), 'rulebook', sheet)
    const error = await expectRefusal(callCommit(importId, { decision: hewanDecision }), 'rule.unlawful')
    expect(error.details).toMatchObject({ clause: 2, title: '打市长热线' })
    expect((await committee().ok(listRulebooks)).rulebooks).toHaveLength(1)
  })
})

describe('a roster that changed', { timeout: 60_000 }, () => {
  const find = async (text: string) => (await committee().ok(searchHouseholds, { query: { text } })).rows[0]

  it('shows each difference, erases nothing by a blank, and is what it was after an undo', async () => {
    const first = await upload(committee(), 'roster', makeSheet([header, ...family('QD1', '13800007001')]))
    expect(first.difference).toMatchObject({ added: 1, missing: 3 })
    await commit(committee(), first.importId)
    const { householdId } = (await find('钱多多'))!
    const before = await committee().ok(readHousehold, { params: { householdId } })
    const moved = makeSheet([
      header,
      ...family('QD1', '13800007002', '二组8号').map((row) => row.with(1, '2组').with(7, '')),
    ])
    const second = await upload(committee(), 'roster', moved)
    expect(second.difference.rows[0]).toEqual({
      change: 'changed',
      name: 'QD1 钱多多家',
      details: ['小组:一组 → 二组', '门牌:一组77号 → 二组8号', '钱多多的电话:13800007001 → 13800007002'],
    })
    await commit(committee(), second.importId)
    const after = await committee().ok(readHousehold, { params: { householdId } })
    expect(after).toMatchObject({ groupName: '二组', doorNumber: '二组8号', note: '低保' })
    expect(after.members.map(({ memberId }) => memberId)).toEqual(before.members.map(({ memberId }) => memberId))
    expect((await callUndo(second.importId)).error).toBeUndefined()
    expect(await committee().ok(readHousehold, { params: { householdId } })).toEqual(before)
    expect((await callUndo(first.importId)).error).toBeUndefined()
    expect(await find('钱多多')).toBeUndefined()
  })

  it('is not taken back over a later correction, nor after a day, nor twice, nor before it is in', async () => {
    await expectRefusal(callUndo('nowhere'), 'import.not_found')
    const added = await upload(committee(), 'roster', makeSheet([header, ...family('QD2', '13800007003')]))
    await expectRefusal(callUndo(added.importId), 'import.not_committed')
    await commit(committee(), added.importId)
    const { householdId, villagersGroupId } = (await find('钱多多'))!
    const { members } = await committee().ok(readHousehold, { params: { householdId } })
    const input = { villagersGroupId, doorNumber: '一组78号', note: '改过', members }
    await committee().ok(changeHousehold, { params: { householdId }, body: input })
    const { message } = await expectRefusal(callUndo(added.importId), 'import.undo_blocked')
    expect(message).toBe('撤不回来:钱多多家的资料后来又改过。什么也没有改。')
    const goods = await upload(committee(), 'goods', freshGoods())
    await commit(committee(), goods.importId)
    const shelf = async () => (await committee().ok(listRewards, { query: {} })).rewards.length
    const full = await shelf()
    expect((await callUndo(goods.importId)).error).toBeUndefined()
    expect(await shelf()).toBe(full - 1)
    await expectRefusal(callUndo(goods.importId), 'import.already_undone')
    const late = await upload(committee(), 'goods', freshGoods())
    await commit(committee(), late.importId)
    village.clock.advance({ hours: 25 })
    await expectRefusal(callUndo(late.importId), 'import.undo_too_late')
  })
})

describe('the annotated file', { timeout: 60_000 }, () => {
  it('comes back under a name of its own, and is refused before there is one', async () => {
    await expectRefusal(committee().call(imports.downloadAnnotatedFile, nowhere), 'import.not_found')
    await expectRefusal(committee().call(imports.readImport, nowhere), 'import.not_found')
    await expectRefusal(committee().call(imports.listProblems, { ...nowhere, query: {} }), 'import.not_found')
    const { body } = await send(freshGoods(['说不清', '看情况', 1]), 'goods', '商品.xlsx')
    const early = committee().call(imports.downloadAnnotatedFile, at((body as imports.Import).importId))
    await expectRefusal(early, 'import.not_ready')
    const dryRun = await upload(committee(), 'goods', freshGoods(['说不清', '看情况', 1]), '商品.xlsx')
    const file = await committee().call(imports.downloadAnnotatedFile, at(dryRun.importId))
    expect(decodeURIComponent(file.headers.get('content-disposition') ?? '')).toContain('商品(请看这里).xlsx')
  })

  it('is forgotten after a month together with the sheet', async () => {
    const dryRun = await upload(committee(), 'goods', freshGoods(['说不清', '看情况', 1]))
    const [problem] = await problemsOf(committee(), dryRun.importId)
    village.clock.advance({ days: 31 })
    await village.runJobs()
    const file = committee().call(imports.downloadAnnotatedFile, at(dryRun.importId))
    await expectRefusal(file, 'import.sheet_forgotten')
    const body = { answers: [{ problemId: problem!.problemId, option: 'skip' }] }
    const late = committee().call(imports.answerProblems, { ...at(dryRun.importId), body })
    await expectRefusal(late, 'import.sheet_forgotten')
  })
})
