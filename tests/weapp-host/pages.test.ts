import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Fixture, openFixture } from './open-fixture.ts'

let fixture: Fixture

beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.close())

describe('a page', () => {
  beforeEach(async () => {
    await fixture.client.open('/home/home', 'reLaunch')
  })

  it('shows its data through wxml and wxs, and changes it on a tap', async () => {
    const { client } = fixture
    expect(await client.textOf('.greeting')).toBe('0 分')
    await client.tapText('加分')
    await client.waitForText('1 分')
  })

  it('does not hear taps on a disabled button', async () => {
    const { client } = fixture
    await client.tap('.closed')
    await client.tap('.award')
    await client.waitForText('1 分')
    expect(await client.textOf('.greeting')).toBe('1 分')
  })

  it('gives a list item its dataset', async () => {
    const { client } = fixture
    await client.tapText('李家')
    await client.waitFor(async () => (await client.textOf('.chosen')) === 'h-2', 'the chosen household')
    expect(await client.textsOf('.household')).toEqual(['张家', '李家'])
  })

  it('runs a custom component with slot, event, style and page lifetimes', async () => {
    const { client, journal } = fixture
    expect(await client.textOf('.inside')).toBe('卡片内容')
    await client.tapText('红榜 0')
    await client.waitForText('红榜 1')
    expect(await client.textOf('.chosen')).toBe('好样的')
    expect(await (await (await client.currentPage()).$('.card-title'))!.style('color')).toBe('rgb(204, 0, 0)')
    expect(await journal()).toContain('card show')
  })

  it('brings aria to the document', async () => {
    const status = fixture.host.page.getByRole('status', { name: '当前积分' })
    expect(await status.textContent()).toBe('0 分')
  })

  it('measures rpx in wxss and in inline styles', async () => {
    const page = await fixture.client.currentPage()
    expect(await (await page.$('.wide'))!.size()).toMatchObject({ width: 188 })
    expect(await (await page.$('.greeting'))!.style('font-size')).toBe('30px')
  })

  it('keeps page styles to the page, and fixed elements between the bars', async () => {
    const { client, host } = fixture
    const bottom = await host.page.evaluate(() => document.querySelector('.fixed')!.getBoundingClientRect().bottom)
    const tabs = await host.page.evaluate(() => document.querySelector('#tabs')!.getBoundingClientRect().top)
    expect(bottom).toBe(tabs)
    const mine = await client.open('/mine/mine', 'switchTab')
    expect(await (await mine.$('.greeting'))!.style('font-size')).toBe('16px')
  })

  it('loads a data: picture and drops scripts from rich text', async () => {
    const { client, host, journal } = fixture
    await client.waitFor(async () => (await journal()).includes('home picture 1'), 'the picture')
    expect(await (await (await client.currentPage()).$('.notice'))!.wxml()).toBe('<p>公示</p>')
    expect(await host.page.evaluate(() => 'broken' in window)).toBe(false)
  })

  it('tells a long press from a touch', async () => {
    const { client, journal } = fixture
    await (await (await client.currentPage()).$('.touched'))!.longpress()
    expect(await client.textOf('.chosen')).toBe('pressed h-1')
    expect(await journal()).toContain('home touch 1')
  })

  it('refuses to tap what is covered', async () => {
    const { client, inside } = fixture
    await inside(`function () { wx.showModal({ title: '请确认', success() {} }) }`)
    await expect(client.tap('.award')).rejects.toThrow(/is covered by/)
    await client.tapText('取消')
  })

  it('keeps page-meta for the test', async () => {
    expect(await fixture.host.pageMeta()).toMatchObject({ rootFontSize: '20px' })
  })

  it('counts setData calls and their bytes', async () => {
    const { client, host } = fixture
    await host.resetSetDataStats()
    await client.tapText('加分')
    await client.waitForText('1 分')
    const { calls, bytes, entries } = (await host.setDataStats())['home/home']!
    expect({ calls, bytes }).toEqual({ calls: 1, bytes: JSON.stringify({ points: 1 }).length })
    expect(entries).toHaveLength(1)
  })

  it('refreshes on pull-down and hears the bottom once', async () => {
    const { client, host, journal } = fixture
    await host.pullDown()
    expect(await journal()).toContain('home refresh')
    const page = await client.currentPage()
    await page.callMethod('lengthen')
    const before = (await journal()).filter((line) => line === 'home bottom').length
    await client.miniProgram.pageScrollTo(5000)
    await client.waitFor(
      async () => (await journal()).filter((line) => line === 'home bottom').length > before,
      'bottom',
    )
    expect(await page.scrollTop()).toBeGreaterThan(1000)
    await client.open('/mine/mine', 'switchTab')
    await expect(host.pullDown()).rejects.toThrow(/does not enable/)
  })
})

it('throws and reports nothing the tests did not expect', async () => {
  expect(fixture.host.exceptions()).toEqual([])
  expect(await fixture.host.unsupported()).toEqual([])
  expect(fixture.host.manifest.warnings).toEqual([])
})
