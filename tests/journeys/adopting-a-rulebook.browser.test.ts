import { openSession } from '@village-points/api/identity/index.ts'
import { listDraftComments, listDrafts, readDraft } from '@village-points/shared/adoption/contract.ts'
import { listMessages } from '@village-points/shared/messages/contract.ts'
import { readRulebookInForce } from '@village-points/shared/rules/contract.ts'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { paint } from '../declarations/pictures.ts'
import { openChromium, openWebPhone, settled, visitorWith } from '../pages/web-phone.ts'
import { openTestVillage, type Person, type TestVillage } from '../village/test-village.ts'

const viewport = { width: 390, height: 844 }
const TITLE = '帮邻居照看老人孩子'

let village: TestVillage
let browser: Browser
beforeAll(async () => {
  village = await openTestVillage({ withWebApp: true })
  browser = await openChromium()
})
afterAll(async () => {
  await browser?.close()
  await village?.close()
})

/** Somebody's telephone on the day that it is in the village, at a page. */
const phoneOf = async (person: Person, route: string, input: Record<string, string> = {}) => {
  const { store, now } = village.background
  const { token } = await store.write((tx) => openSession(tx, now(), village.userIdOf(person)))
  const visitor = await visitorWith(village.address, token, person)
  const webPhone = await openWebPhone(browser, village.address, { visitor, viewport, at: now() })
  await webPhone.visit(route, input)
  const { page } = webPhone
  return {
    ...webPhone,
    client: visitor.client,
    async tap(text: string) {
      await page.getByText(text, { exact: true }).filter({ visible: true }).last().tap()
      await settled(page)
    },
    fill: (label: string, words: string) => page.getByLabel(label, { exact: true }).last().fill(words),
    says: (words: string | RegExp) => page.getByText(words).filter({ visible: true }).first().waitFor(),
    async done() {
      expect(webPhone.faults).toEqual([])
      await webPhone.close()
    },
  }
}

const draftOf = async () => {
  const client = village.as('committee')
  const { draftId } = (await client.ok(listDrafts, { query: {} })).rows[0]!
  return client.ok(readDraft, { params: { draftId } })
}

it('writes a clause that the law refuses, is told why, and writes another', async () => {
  const office = await phoneOf('committee', 'adoption/drafts')
  await office.tap('起草新一版')
  await office.shot('journey/adopting-01-start')
  await office.tap('开始起草')
  await office.tap('加一条')
  await office.fill('什么事', '不到镇里上访')
  await office.fill('几分', '3')
  await office.fill('凭什么记', '邻居说一声')
  await office.fill('归哪一类', '乡风文明')
  await office.says('不能写')
  await office.shot('journey/adopting-02-unlawful')
  await office.fill('什么事', TITLE)
  await office.says('可以这样写。')
  await office.shot('journey/adopting-03-clause')
  await office.tap('写进草稿')
  await office.says('写进草稿了')
  await office.shot('journey/adopting-04-draft')
  expect((await draftOf()).rules.map(({ title }) => title)).toContain(TITLE)
  await office.tap('请大家提意见')
  await office.fill('几天(3 到 30 天)', '3')
  await office.shot('journey/adopting-05-open')
  await office.tap('请大家提意见')
  await office.says(/^到 .* 为止,谁都可以提意见。$/)
  await office.done()
})

it('lets a villager hear of it, and say what he thinks of one clause', async () => {
  const villager = await phoneOf('villager', 'messages/index')
  await villager.shot('journey/adopting-06-told')
  await villager.tap('新细则请大家提意见')
  await villager.says('请大家提意见')
  const { rules } = await draftOf()
  const { clause } = rules.find(({ title }) => title === TITLE)!
  await villager.page.getByLabel(`说这一条,第 ${clause} 条`).tap()
  await villager.fill('哪里要改,怎么改', '农忙的时候多记一点')
  await villager.shot('journey/adopting-07-comment')
  await villager.tap('告诉村委会')
  await villager.says('记下了,村委会看得到')
  await villager.shot('journey/adopting-08-commented')
  const { draftId } = await draftOf()
  const { rows } = await village.as('committee').ok(listDraftComments, { params: { draftId }, query: {} })
  expect(rows).toMatchObject([{ words: '农忙的时候多记一点', title: TITLE }])
  await villager.done()
})

it('records the vote with the minutes photographed, once the days are over', async () => {
  village.clock.advance({ days: 4 })
  const { draftId } = await draftOf()
  const office = await phoneOf('committee', 'adoption/draft', { draftId })
  await office.says('提意见的日子满了,可以开会表决。')
  await office.tap('记下开会表决')
  await office.tap('今天')
  await office.fill('在哪儿开的', '村委会二楼')
  for (const [label, figure] of [
    ['应到几人', '40'],
    ['到会几人', '36'],
    ['同意几人', '30'],
    ['不同意几人', '4'],
  ] as const) {
    await office.fill(label, figure)
  }
  const choosing = office.page.waitForEvent('filechooser')
  await office.page.getByText('拍照片', { exact: true }).tap()
  await (await choosing).setFiles([{ name: '1.jpg', mimeType: 'image/jpeg', buffer: await paint(1, 300, 225) }])
  await settled(office.page)
  await office.shot('journey/adopting-09-vote')
  await office.tap('记下表决')
  await office.says('通过了,交给镇里备案')
  await office.shot('journey/adopting-10-voted')
  expect((await draftOf()).votes).toMatchObject([{ present: 36, inFavor: 30, isPassed: true }])
  await office.done()
})

it('is filed by the town, publicized, and in force on its day', async () => {
  const town = await phoneOf('town_officer', 'messages/index')
  await town.tap('有细则等镇里看')
  await town.says('请看有没有违法的地方。镇里只备案或者退回,不改字。')
  await town.shot('journey/adopting-11-town')
  await town.tap('备案')
  await town.fill('备案号', '潮汀备〔2026〕7 号')
  await town.tap('备案')
  await town.says('备案:办好了')
  await town.done()
  const office = await phoneOf('committee', 'messages/index')
  await office.tap('镇里备案了')
  await office.tap('开始公示')
  await office.fill('从哪天起用', '2027年1月1日')
  await office.shot('journey/adopting-12-publicize')
  await office.tap('开始公示')
  await office.says(/^公示到 .*起用。$/)
  await office.shot('journey/adopting-13-publicized')
  await office.done()
  village.clock.set('2026-12-03T01:00:00Z')
  await village.runJobs()
  village.clock.set('2027-01-01T01:00:00Z')
  const villager = await phoneOf('villager', 'rules/rulebook')
  await villager.says('草稿、意见、表决、备案都在这里办的。')
  await villager.says(TITLE)
  await villager.shot('journey/adopting-14-in-force')
  expect((await villager.client.ok(readRulebookInForce)).isFromPaper).toBe(false)
  const { rows } = await villager.client.ok(listMessages, { query: {} })
  expect(rows.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['draft_opened', 'draft_publicized', 'draft_adopted']),
  )
  await villager.done()
})
