import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type Fixture, openFixture } from './open-fixture.ts'

let fixture: Fixture
const element = async (selector: string) => (await (await fixture.client.currentPage()).$(selector))!
const last = () => fixture.client.textOf('.last')

beforeAll(async () => {
  fixture = await openFixture()
})
beforeEach(async () => {
  await fixture.client.open('/form/form', 'reLaunch')
})
afterAll(() => fixture.close())

it('types into fields and keeps their limits', async () => {
  const { client } = fixture
  await client.input('.phone', '138000000001234')
  expect(await last()).toContain('"value":"13800000000"')
  await client.input('.story', '村'.repeat(200))
  expect((await (await element('.story')).value()).length).toBe(140)
})

it('collects every named field on submit, and empties them on reset', async () => {
  const { client } = fixture
  await client.input('.phone', '13800000000')
  await client.input('.story', '修路')
  await client.tap('.agree')
  await client.tapText('劳动')
  await client.tap('.size:last-child')
  await ((await element('.points')) as unknown as { slideTo: (value: number) => Promise<void> }).slideTo(7)
  await client.tap('.submit')
  await client.waitForText('"phone"')
  expect(JSON.parse(await client.textOf('.value'))).toEqual({
    phone: '13800000000',
    story: '修路',
    agree: true,
    kinds: ['work'],
    size: 'large',
    points: 7,
    rule: 0,
  })
  await client.tap('.reset')
  await client.waitForText('reset')
  expect(await (await element('.phone')).value()).toBe('')
  expect(await (await element('.agree')).property('checked')).toBe(false)
})

it('tells of each change with its detail', async () => {
  const { client } = fixture
  await client.tap('.agree')
  expect(await last()).toBe('change {"value":true}')
  await client.tap('.kinds > .kind')
  expect(await last()).toBe('change {"value":["help"]}')
  await client.tap('.number')
  expect(await last()).toContain('"code":"phone-host-login-code"')
})

it('opens a picker, picks and cancels', async () => {
  const { client, host } = fixture
  await client.tap('.rule')
  await client.tapText('互助')
  await client.tapText('确定')
  await client.waitForText('picked "1"')
  expect(await client.textOf('.picked')).toBe('互助')
  await client.tap('.rule')
  await client.tapText('取消')
  await client.waitForText('cancel {}')
  await client.tap('.day')
  await host.page.getByLabel('date').fill('2026-05-01')
  await client.tapText('确定')
  await client.waitForText('change {"value":"2026-05-01"}')
})

it('swipes, scrolls and presses Enter', async () => {
  const { host } = fixture
  await ((await element('.posters')) as unknown as { swipeTo: (index: number) => Promise<void> }).swipeTo(1)
  expect(await last()).toContain('"current":1,"currentItemId":"second"')
  const list = (await element('.list')) as unknown as { scrollTo: (x: number, y: number) => Promise<void> }
  await list.scrollTo(0, 400)
  await fixture.client.waitForText('scrolltolower {"direction":"bottom"}')
  await fixture.client.input('.phone', '1')
  await host.page.keyboard.press('Enter')
  await fixture.client.waitForText('confirm {"value":"1"}')
})

it('draws on a canvas and keeps the picture', async () => {
  const picture = await fixture.inside(`function () {
    return new Promise((resolve) => {
      wx.createSelectorQuery().select('#drawing').fields({ node: true, size: true }).exec(([{ node, width }]) => {
        node.getContext('2d').fillRect(0, 0, 10, 10)
        const success = (info) => resolve({ info, width })
        const measure = ({ tempFilePath }) => wx.getImageInfo({ src: tempFilePath, success })
        wx.canvasToTempFilePath({ canvas: node, success: measure })
      })
    })
  }`)
  expect(picture).toMatchObject({ width: 300, info: { width: 300, height: 150 } })
})

it('leaves nothing unsupported and throws nothing', async () => {
  expect(fixture.host.exceptions()).toEqual([])
  expect(await fixture.host.unsupported()).toEqual([])
})
