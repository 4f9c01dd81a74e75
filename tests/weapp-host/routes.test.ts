import { afterEach, expect, it } from 'vitest'
import { type Fixture, openFixture } from './open-fixture.ts'

let fixture: Fixture

afterEach(() => fixture.close())

it('runs the lifecycles of app and pages in order of WeChat', async () => {
  fixture = await openFixture()
  const { client, journal } = fixture
  await client.waitFor(async () => (await journal()).includes('home ready'), 'the first page')
  const lifecycles = (await journal()).filter((line) => !line.startsWith('home picture'))
  expect(lifecycles).toEqual([
    'app launch home/home 1001',
    'app show',
    'home load {}',
    'home show',
    'card show',
    'home ready',
  ])
  const known = (await journal()).length
  await client.open('/form/form?household=%E5%BC%A0')
  expect(await client.textOf('.query')).toBe('{"household":"%E5%BC%A0"}')
  await client.back()
  await client.open('/mine/mine', 'switchTab')
  await client.open('/home/home', 'switchTab')
  await client.open('/mine/mine', 'reLaunch')
  const rest = (await journal()).slice(known).filter((line) => !/picture|card/.test(line))
  expect(rest).toEqual([
    'home hide',
    'form unload',
    'home show',
    'home hide',
    'mine show',
    'mine hide',
    'home show',
    'home unload',
    'mine unload',
    'mine show',
  ])
})

it('refuses what WeChat refuses', async () => {
  fixture = await openFixture()
  const { client } = fixture
  await expect(client.open('/nowhere')).rejects.toThrow('navigateTo:fail page "nowhere" is not found')
  await expect(client.open('/mine/mine')).rejects.toThrow('can not navigateTo a tabbar page')
  await expect(client.open('/form/form', 'switchTab')).rejects.toThrow('can not switch to no-tabBar page')
  await expect(client.back()).rejects.toThrow('cannot navigate back at first page')
  for (let depth = 1; depth < 10; depth++) await client.open(`/form/form?depth=${depth}`)
  await expect(client.open('/form/form')).rejects.toThrow('webview count limit exceed')
  await client.back(8)
  expect((await client.miniProgram.pageStack()).map(({ path }) => path)).toEqual(['home/home', 'form/form'])
})

it('moves by its own bars', async () => {
  fixture = await openFixture()
  const { client, host, journal, inside } = fixture
  await client.tapText('我的')
  await client.waitForPath('mine/mine')
  await host.page.getByRole('tab', { name: '首页' }).click()
  await client.waitForPath('home/home')
  expect(await journal()).toContain('home tab 首页')
  await inside(`function () { wx.setTabBarBadge({ index: 1, text: '3' }) }`)
  await client.waitForText('我的 3')
  expect(await host.page.textContent('#title')).toBe('首页')
  await client.open('/form/form')
  expect(await host.page.isVisible('#navigation')).toBe(false)
  await client.miniProgram.native().navigateLeft()
  await client.waitForPath('home/home')
})

it('opens a page with an event channel', async () => {
  fixture = await openFixture()
  const heard = await fixture.inside(`function () {
    return new Promise((resolve) => wx.navigateTo({ url: '/form/form', events: { opened: resolve } }))
  }`)
  expect(heard).toBe('form')
})

it('opens where a scanned code leads, and falls back from a page that is gone', async () => {
  fixture = await openFixture({ launch: { path: 'form/form', query: { scene: 'c-1' }, scene: 1047 } })
  const { client, host, journal } = fixture
  expect(await client.textOf('.query')).toBe('{"scene":"c-1"}')
  expect((await journal())[0]).toBe('app launch form/form 1047')
  await host.relaunch({ path: 'old/page' })
  expect(await client.currentPath()).toBe('home/home')
  expect(await journal()).toContain('app not found old/page')
})
