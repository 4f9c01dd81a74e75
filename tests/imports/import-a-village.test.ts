import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { searchHouseholds } from '@village-points/shared/households/contract.ts'
import * as imports from '@village-points/shared/imports/contract.ts'
import { listEntries, readHouseholdAccount } from '@village-points/shared/ledger/contract.ts'
import { listRewards } from '@village-points/shared/rewards/contract.ts'
import { readRulebookInForce } from '@village-points/shared/rules/contract.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestVillage, type TestVillage } from '../village/test-village.ts'
import { answer, commit, firstOptions, hewanDecision, problemsOf, upload, waitUntilRead } from './office.ts'
import { sample } from './reading.ts'

/** From four sheets as the office keeps them to a village with accounts, in the order an office would go. */
describe.each(['clean', 'messy'] as const)('the office brings in its %s sheets', { timeout: 120_000 }, (style) => {
  let village: TestVillage
  const committee = () => village.as('committee')
  const undo = (importId: string) => committee().call(imports.undoImport, { params: { importId }, body: {} })
  let rosterId = ''
  let bookId = ''
  let waited = 0

  beforeAll(async () => {
    village = await openTestVillage({ withoutRulebook: true })
  })
  afterAll(() => village.close())

  it('shows what the roster would bring and writes nothing before it is told to', async () => {
    const first = await upload(committee(), 'roster', sample(style, '花名册'), '花名册.xlsx')
    // The village has 一组 to 三组; the sheet's other three are asked about, once each.
    expect(first.counts).toMatchObject({ rows: 286, ready: 143, waiting: 143, open: 3 })
    const groups = firstOptions(await problemsOf(committee(), first.importId, 'open'))
    const dryRun = await answer(committee(), first.importId, groups)
    expect(dryRun).toMatchObject({
      status: 'ready',
      counts: { rows: 286, ready: 286, people: 947, droppedIdentityNumbers: style === 'clean' ? 947 : 950, open: 0 },
      difference: { added: 286, changed: 0, missing: 3 },
    })
    expect((await committee().ok(searchHouseholds, { query: {} })).total).toBe(3)
    rosterId = dryRun.importId
  })

  it('brings the roster in, in one go', async () => {
    const done = await commit(committee(), rosterId)
    expect(done).toMatchObject({ status: 'committed', can: { undo: true, commit: false } })
    expect(done.sentence).toBe('已经导入:新增 286 户。')
    expect((await committee().ok(searchHouseholds, { query: {} })).total).toBe(289)
  })

  it('says that the same sheet again changes nothing', async () => {
    const again = await upload(committee(), 'roster', sample(style, '花名册'), '另存的花名册.xlsx')
    expect(again.difference).toMatchObject({ added: 0, changed: 0, unchanged: 286 })
    expect(again.sentence).toBe('和村里现有的一样,没有要导入的。')
    expect(again.can.commit).toBe(false)
  })

  it('brings the rulebook in with what the assembly decided', async () => {
    const dryRun = await upload(committee(), 'rulebook', sample(style, '积分细则'))
    expect(dryRun.difference.added).toBe(29)
    if (style === 'messy') expect(dryRun.adoption).toMatchObject({ assemblyMonth: '2026-07', present: 29, inFavor: 27 })
    await commit(committee(), dryRun.importId, { decision: hewanDecision })
    const inForce = await committee().ok(readRulebookInForce)
    expect(inForce).toMatchObject({ title: '禾湾村积分管理细则', adoption: { present: 29, inFavor: 27 } })
    expect(inForce.rules).toHaveLength(29)
  })

  it('brings the goods in with their stock', async () => {
    const dryRun = await upload(committee(), 'goods', sample(style, '积分超市商品'))
    await commit(committee(), dryRun.importId)
    const { rewards } = await committee().ok(listRewards, { query: {} })
    // The test village's shop has rice already: it keeps its stock and takes the sheet's price.
    expect(dryRun.difference.added).toBe(16)
    expect(rewards.length).toBeGreaterThanOrEqual(17)
    expect(rewards.find(({ name }) => name === '食用油5升')).toMatchObject({ points: 124, stock: 38, priceYuan: 62 })
  })

  it('asks which household a line of the book means, then posts every line', async () => {
    const dryRun = await upload(
      committee(),
      'paper_book',
      sample(style, '积分台账2026年三季度'),
      '积分台账2026年三季度.xlsx',
    )
    const open = await problemsOf(committee(), dryRun.importId, 'open')
    expect(dryRun.counts).toMatchObject({ rows: 960, open: open.length, waiting: open.length })
    // Namesakes: 王德福 of the village itself adds one more to those of the sheets.
    expect(open.length).toBeGreaterThanOrEqual(style === 'clean' ? 118 : 263)
    waited = open.length
    await commit(committee(), dryRun.importId, { withoutWaiting: true })
    // The same book again goes on where it stopped: only the lines that waited are left.
    const rest = await upload(committee(), 'paper_book', sample(style, '积分台账2026年三季度'))
    expect(rest.difference).toMatchObject({ added: 0, unchanged: 960 - open.length })
    const answered = await answer(
      committee(),
      rest.importId,
      firstOptions(await problemsOf(committee(), rest.importId, 'open')),
    )
    expect(answered.counts).toMatchObject({ open: 0, waiting: 0 })
    expect(answered.difference.added).toBe(open.length)
    bookId = (await commit(committee(), answered.importId)).importId
    const last = await upload(committee(), 'paper_book', sample(style, '积分台账2026年三季度'))
    expect(last.difference).toMatchObject({ added: 0, unchanged: 960 })
    expect(last.counts.open).toBe(0)
  })

  it('gives each household its points with day, rule and the recorder as written', async () => {
    const { rows } = await committee().ok(searchHouseholds, { query: { text: '董国栋' } })
    const householdId = rows.find(({ number }) => number === 'HW1001')?.householdId ?? ''
    const account = await committee().ok(readHouseholdAccount, { params: { householdId } })
    const { rows: entries } = await committee().ok(listEntries, { params: { householdId }, query: {} })
    expect(entries.length).toBeGreaterThan(0)
    expect(entries.every(({ kind }) => kind === 'opening')).toBe(true)
    expect(account.availablePoints).toBe(entries.reduce((sum, entry) => sum + entry.availablePoints, 0))
    expect(entries[0]?.deedOn).toMatch(/^2026-0[789]-/)
  })

  it('takes the book back as a whole, lets it in again, and keeps a roster on which points hang', async () => {
    const undone = await undo(bookId)
    expect(undone.body).toMatchObject({ status: 'undone', sentence: '已经整批撤回。' })
    expect((await undo(bookId)).error?.code).toBe('import.already_undone')
    const again = await upload(committee(), 'paper_book', sample(style, '积分台账2026年三季度'))
    expect(again.difference.added).toBe(waited)
    const blocked = await undo(rosterId)
    expect(blocked.error?.code).toBe('import.undo_blocked')
    expect(blocked.error?.message).toContain('已经有积分记录')
    expect((await committee().ok(searchHouseholds, { query: {} })).total).toBe(289)
  })

  it('holds no identity number in any file of the data folder', async () => {
    const pages = await committee().ok(imports.listImports, { query: {} })
    for (const { importId } of pages.rows) await waitUntilRead(committee(), importId)
    const folder = village.background.dataFolder
    for (const name of readdirSync(folder, { recursive: true }) as string[]) {
      if (!/\.(sqlite|sqlite-wal|sqlite-shm)$/.test(name)) continue
      expect(readFileSync(join(folder, name)).toString('latin1')).not.toMatch(/129900(19|20)\d{2}/)
    }
    for (const { importId } of pages.rows) {
      const { body } = await committee().call(imports.downloadAnnotatedFile, { params: { importId } })
      expect(
        Buffer.from(body as Buffer)
          .subarray(0, 2)
          .toString(),
      ).toBe('PK')
    }
  })
})
