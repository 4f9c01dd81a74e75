import {
  type DeclarationDetail,
  listDeclarations,
  listDeclareOptions,
  readDeclaration,
  screenDeclarations,
  submitDeclaration,
  uploadPhoto,
} from '@village-points/shared/declarations/contract.ts'
import { searchHouseholds } from '@village-points/shared/households/contract.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { needsPhoto } from '@village-points/shared/rules/rule-text.ts'
import { expect, it } from 'vitest'
import { paint } from '../declarations/pictures.ts'
import { enterAs, openWebPhone, settled, type Visitor, type WebPhoneOptions } from '../pages/web-phone.ts'
import { demoInChromium } from './demo-in-chromium.ts'

const MOST_TAPS = 4
const viewport = { width: 390, height: 844 }

const demo = demoInChromium()

const phoneOf = async (label: string, role: string, options: WebPhoneOptions = {}) => {
  const visitor = await enterAs(demo.village.address, label, role)
  const webPhone = await openWebPhone(demo.browser, demo.village.address, { visitor, viewport, ...options })
  let taps = 0
  const tap = async (text: string | RegExp) => {
    taps++
    await webPhone.page.getByText(text, { exact: true }).filter({ visible: true }).last().tap()
  }
  return { ...webPhone, visitor, tap, taps: () => taps }
}
type Phone = Awaited<ReturnType<typeof phoneOf>>

const declaredBy = async ({ client }: Visitor) =>
  (await client.ok(listDeclarations, { query: { declared: 'true' } })).rows

/** Presses 拍照片 and lets the camera hand over pictures. */
const takePhotos = async ({ page }: Phone, label: string, ...seeds: readonly number[]) => {
  const choosing = page.waitForEvent('filechooser')
  await page.getByText(label, { exact: true }).tap()
  const files = await Promise.all(
    seeds.map(async (seed) => ({ name: `${seed}.jpg`, mimeType: 'image/jpeg', buffer: await paint(seed, 300, 225) })),
  )
  await (await choosing).setFiles(files)
}

/** Clauses under which the own household, or the one named, may be declared without typing anything. */
const clausesFor = async ({ client }: Visitor, withPhoto: boolean, query: { householdId?: string } = {}) =>
  (await client.ok(listDeclareOptions, { query })).options
    .filter(({ rule, left }) => rule.points.kind === 'fixed' && needsPhoto(rule) === withPhoto && !left?.isReached)
    .map(({ rule }) => rule)

it.each([
  ['standard', false],
  ['elder', true],
] as const)(
  `declares a deed in ${MOST_TAPS} taps from home, once whatever happens, in %s mode`,
  async (mode, isElder) => {
    const phone = await phoneOf('村民', 'villager', { isElder })
    const rule = (await clausesFor(phone.visitor, false)).find(({ procedure }) => isElder === (procedure !== 'direct'))!
    const before = await declaredBy(phone.visitor)
    await phone.visit('home/index')
    await phone.shot(`declaring/${mode}-0-home`)
    await phone.tap('报好事')
    await phone.page.getByText(rule.category, { exact: true }).waitFor()
    await phone.shot(`declaring/${mode}-1-kinds`)
    await phone.tap(rule.category)
    await phone.shot(`declaring/${mode}-2-clauses`)
    await phone.tap(rule.title)
    const send = phone.page.getByText('交给村里', { exact: true })
    await send.waitFor()
    await phone.shot(`declaring/${mode}-3-deed`)
    if (!isElder) {
      await phone.context.setOffline(true)
      await send.tap()
      await phone.page.getByText('不会重复记').waitFor()
      await phone.context.setOffline(false)
      await phone.page.waitForTimeout(600) // a second press within half a second is taken for a trembling hand
    }
    await phone.tap('交给村里')
    await send.tap({ timeout: 300 }).catch(() => 'the second tap finds the page gone')
    await phone.page
      .getByText(/前答复您/)
      .first()
      .waitFor()
    await settled(phone.page)
    await phone.shot(`declaring/${mode}-4-sent`)
    expect(phone.taps()).toBeLessThanOrEqual(MOST_TAPS)
    expect((await declaredBy(phone.visitor)).length).toBe(before.length + 1)
    await phone.visit('declarations/declared')
    await phone.page.getByText(rule.title).first().waitFor()
    await phone.shot(`declaring/${mode}-5-declared`)
    expect(phone.faults).toEqual([])
    await phone.close()
  },
)

it('keeps photos through a reload and a lost network, and says which it cannot take', async () => {
  const phone = await phoneOf('村民', 'villager')
  const rule = (await clausesFor(phone.visitor, true))[0]!
  const { page } = phone
  const arrived = (count: number) =>
    page.waitForFunction(
      (wanted) => document.querySelectorAll('.photo:not(:has(.photo-veil)) img').length === wanted,
      count,
    )
  await phone.visit('declarations/deed', { originId: rule.originId })
  await phone.tap('交给村里')
  await page.getByText('这一件要有照片,请拍一张。').waitFor()
  await takePhotos(phone, '拍照片', 1, 2)
  await arrived(2)
  await phone.shot('declaring/photos-two')
  await page.reload()
  await arrived(2)
  await phone.context.setOffline(true)
  await takePhotos(phone, '再加照片', 3)
  await page.getByText('没传上去', { exact: true }).waitFor()
  await phone.shot('declaring/photos-offline')
  await phone.context.setOffline(false)
  await arrived(3)
  await page.waitForTimeout(600) // a second press within half a second is taken for a trembling hand
  const choosing = page.waitForEvent('filechooser')
  await page.getByText('再加照片', { exact: true }).tap()
  await (await choosing).setFiles([
    { name: 'words.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('这不是照片'.repeat(50)) },
    { name: 'large.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(11 * 1024 * 1024) },
  ])
  await page.getByText('这个文件不是照片,请选手机拍的照片。').waitFor()
  await page.getByText(/有 1 张照片太大了/).waitFor()
  await phone.shot('declaring/photos-refused')
  await page.getByText('去掉', { exact: true }).last().tap()
  await page.waitForTimeout(600)
  await page.getByText('去掉', { exact: true }).first().tap()
  await arrived(2)
  await phone.tap('交给村里')
  await page
    .getByText(/前答复您/)
    .first()
    .waitFor()
  await arrived(2)
  await phone.shot('declaring/photos-sent')
  await page.locator('.photo').first().tap()
  await page.locator('.photo-large img').waitFor()
  await phone.shot('declaring/photo-large')
  const [declared] = await declaredBy(phone.visitor)
  const detail = await phone.visitor.client.ok(readDeclaration, { params: { declarationId: declared!.declarationId } })
  expect(detail.photoIds).toHaveLength(2)
  expect(phone.faults).toEqual([])
  await phone.close()
})

it('says what is missing, goes back with one press and can be withdrawn', async () => {
  const phone = await phoneOf('村民', 'villager', { isElder: true })
  const committee = await enterAs(demo.village.address, '村委会', 'committee')
  const [declared] = await declaredBy(phone.visitor)
  const { declarationId } = declared!
  const decision = { declarationId, decision: 'return', reason: 'photo_unclear', words: '拍到大门口' } as const
  await committee.client.ok(screenDeclarations, { body: { decisions: [decision] } })
  await phone.visit('declarations/declaration', { declarationId })
  await phone.page
    .getByText(/照片看不清,请补一张。拍到大门口/)
    .first()
    .waitFor()
  await phone.shot('declaring/returned')
  await takePhotos(phone, '再加照片', 4)
  await phone.tap('补好了,交给村里')
  await phone.page
    .getByText(/等组长核实/)
    .first()
    .waitFor()
  await phone.shot('declaring/resubmitted')
  const again: DeclarationDetail = await phone.visitor.client.ok(readDeclaration, { params: { declarationId } })
  expect(again).toMatchObject({ state: 'submitted', photoIds: { length: 3 } })
  await phone.tap('不报了,撤回')
  await phone.tap('撤回这一件')
  await phone.page.getByText('自己撤回了').first().waitFor()
  await phone.shot('declaring/withdrawn')
  expect(phone.faults).toEqual([])
  await phone.close()
})

it('shows how the point came about, with who looked into it and the photo', async () => {
  const phone = await phoneOf('村民', 'villager')
  const committee = await enterAs(demo.village.address, '村委会', 'committee')
  const { client } = phone.visitor
  const rule = (await clausesFor(phone.visitor, true)).find(({ procedure }) => procedure === 'direct')!
  const file = { name: '照片.jpg', bytes: await paint(9, 300, 225) }
  const { photoId } = await client.ok(uploadPhoto, { body: {} }, { file })
  const body = { ruleId: rule.ruleId, deedOn: villageDayOf(Date.now()), photoIds: [photoId] }
  const { declarationId } = await client.ok(submitDeclaration, { body })
  await committee.client.ok(screenDeclarations, { body: { decisions: [{ declarationId, decision: 'screen' }] } })
  await phone.visit('declarations/declaration', { declarationId })
  await phone.tap('看这一分怎么来的')
  await phone.page.getByText('王会计(村委会)核实过了').filter({ visible: true }).waitFor()
  await phone.page.locator('.photo img').last().waitFor()
  await settled(phone.page)
  await phone.shot('declaring/how-it-came')
  expect(phone.faults).toEqual([])
  await phone.close()
})

it('lets a cadre declare for a household what he cannot award on the spot', async () => {
  const phone = await phoneOf('村委会', 'committee')
  const { client } = phone.visitor
  const [home] = (await client.ok(searchHouseholds, { query: { text: '六组' } })).rows
  const { householdId } = home!
  const rule = (await clausesFor(phone.visitor, false, { householdId })).find(
    ({ procedure }) => procedure !== 'direct',
  )!
  await phone.visit('declarations/award', { householdId })
  await phone.shot('declaring/award')
  await phone.tap(/^替.*家报一件$/)
  await phone.tap(rule.category)
  await phone.tap(rule.title)
  await phone.page.getByText('交给村里', { exact: true }).waitFor()
  await phone.shot('declaring/on-behalf')
  await phone.tap('交给村里')
  await phone.page
    .getByText(/前答复您/)
    .first()
    .waitFor()
  const [newest] = (await client.ok(listDeclarations, { query: { householdId, declared: 'true' } })).rows
  expect(newest).toMatchObject({ isOnBehalf: true, ruleTitle: rule.title, recordedBy: '王会计' })
  expect(phone.faults).toEqual([])
  await phone.close()
})
