import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Fixture, openFixture } from './open-fixture.ts'

let fixture: Fixture
const call = (api: string, options: object = {}) =>
  fixture.inside(
    `(api, options) => new Promise((resolve) => wx[api]({ ...options, success: resolve, fail: resolve }))`,
    api,
    options,
  )

beforeAll(async () => {
  fixture = await openFixture({ storage: { session: { token: 't-1' } }, system: { fontSizeScaleFactor: 1.3 } })
})
afterAll(() => fixture.close())

describe('storage', () => {
  it('starts with what the test gives and survives a relaunch', async () => {
    const { host, inside } = fixture
    expect(await inside(`() => wx.getStorageSync('session').token`)).toBe('t-1')
    await inside(`() => wx.setStorageSync('cached', [1, 2])`)
    await host.relaunch()
    expect(await call('getStorage', { key: 'cached' })).toMatchObject({ data: [1, 2] })
    expect(await host.storage()).toEqual({ session: { token: 't-1' }, cached: [1, 2] })
  })

  it('answers for a missing key and keeps to the quota', async () => {
    expect(await fixture.inside(`() => wx.getStorageSync('nothing')`)).toBe('')
    expect(await call('getStorage', { key: 'nothing' })).toMatchObject({ errMsg: 'getStorage:fail data not found' })
    const fill = (key: string, size: number) => call('setStorage', { key, data: 'x'.repeat(size) })
    expect(await fill('large', 1024 * 1024 + 1)).toMatchObject({ errMsg: expect.stringContaining('entry size') })
    for (let part = 0; part < 9; part++) await fill(`part-${part}`, 1024 * 1024 - 20)
    await fill('part-9', 1024 * 1000)
    expect(await fill('part-10', 1024 * 100)).toMatchObject({ errMsg: expect.stringContaining('storage limit') })
    await call('clearStorage')
    expect(await call('getStorageInfo')).toMatchObject({ keys: [], limitSize: 10240 })
  })
})

describe('dialogs', () => {
  it('shows toast, modal and action sheet and tells what was pressed', async () => {
    const { client, inside } = fixture
    await call('showToast', { title: '已保存' })
    await client.waitForText('已保存')
    await inside(
      `() => { wx.showModal({ title: '提交吗', success: ({ confirm }) => wx.showToast({ title: 'is ' + confirm }) }) }`,
    )
    await client.miniProgram.native().confirmModal()
    await client.waitForText('is true')
    await inside(`() => {
      const success = ({ tapIndex }) => wx.showToast({ title: 'chose ' + tapIndex })
      wx.showActionSheet({ itemList: ['拍照', '相册'], success })
    }`)
    await client.tapText('相册')
    await client.waitForText('chose 1')
  })
})

describe('the phone', () => {
  it('records what leaves the app', async () => {
    const { host } = fixture
    await call('makePhoneCall', { phoneNumber: '12345' })
    await call('setClipboardData', { data: '核销码 8613' })
    await call('vibrateShort', { type: 'light' })
    expect(await host.recordings('makePhoneCall')).toEqual([
      { api: 'makePhoneCall', options: { phoneNumber: '12345' } },
    ])
    expect((await host.recordings()).map(({ api }) => api)).toEqual([
      'makePhoneCall',
      'setClipboardData',
      'vibrateShort',
    ])
    expect(await call('getClipboardData')).toMatchObject({ data: '核销码 8613' })
  })

  it('lets the test set what a scan finds, and how large letters are', async () => {
    const { client, host, inside } = fixture
    expect(await call('scanCode')).toMatchObject({ errMsg: 'scanCode:fail cancel' })
    await client.miniProgram.mockWxMethod('scanCode', { result: 'VP-1', errMsg: 'scanCode:ok' })
    expect(await call('scanCode')).toMatchObject({ result: 'VP-1' })
    expect(await inside(`() => wx.getAppBaseInfo().fontSizeScaleFactor`)).toBe(1.3)
    await host.setSystem({ fontSizeScaleFactor: 1.6 })
    expect(await call('getSystemInfo')).toMatchObject({
      fontSizeScaleFactor: 1.6,
      fontSizeSetting: 26,
      windowWidth: 375,
    })
  })
})

describe('the app', () => {
  it('goes to the background and comes back', async () => {
    const { host, journal } = fixture
    const known = (await journal()).length
    await host.setForeground(false)
    await host.setForeground(true)
    const lines = (await journal()).slice(known).filter((line) => !line.startsWith('card'))
    expect(lines).toEqual(['home hide', 'app hide', 'app show', 'home show'])
  })

  it('sees the language and wx, and nothing of the browser', async () => {
    const { client } = fixture
    const mine = await client.open('/mine/mine', 'switchTab')
    const { browser, language, refused } = await mine.callMethod('lookAround')
    expect(new Set(browser)).toEqual(new Set(['undefined']))
    expect(language).toEqual(['function', 'object', 'function'])
    expect(refused).toHaveLength(2)
    await client.open('/home/home', 'switchTab')
  })

  it('reports exceptions and rejections to the test and to the app', async () => {
    const { client, host, inside, journal } = fixture
    await inside(`() => { setTimeout(() => { throw new Error('broken timer') }, 0) }`)
    await inside(`() => { Promise.reject(new Error('nobody listens')) }`)
    await client.waitFor(async () => host.exceptions().length === 2, 'both exceptions')
    expect(host.exceptions().map(({ kind, message }) => [kind, message])).toEqual(
      expect.arrayContaining([
        ['error', 'broken timer'],
        ['unhandledRejection', 'nobody listens'],
      ]),
    )
    expect(await journal()).toEqual(expect.arrayContaining(['app error broken timer', 'app rejection nobody listens']))
  })

  it('notes every call the host does not know and lets it fail', async () => {
    const { host } = fixture
    expect(await host.unsupported()).toEqual([])
    expect(await call('requestPayment')).toMatchObject({ errMsg: expect.stringContaining('requestPayment:fail') })
    expect(await call('flyToTheMoon')).toMatchObject({ errMsg: expect.stringContaining('flyToTheMoon:fail') })
    expect(await host.unsupported()).toEqual(['wx.requestPayment', 'wx.flyToTheMoon'])
    expect(await fixture.inside(`() => [wx.canIUse('request'), wx.canIUse('requestPayment')]`)).toEqual([true, false])
  })
})

describe('the client', () => {
  it('calls back into the test and takes pictures', async () => {
    const { client, inside } = fixture
    const heard: unknown[] = []
    await client.miniProgram.exposeFunction('tellTest', (...values: unknown[]) => heard.push(values))
    await inside(`() => { globalThis.tellTest(1, '二') }`)
    await client.waitFor(async () => heard.length === 1, 'the call')
    expect(heard).toEqual([[1, '二']])
    expect(
      Buffer.from(String(await client.miniProgram.screenshot()), 'base64')
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
  })

  it('gives up on a reply that never comes', async () => {
    const { connectAutomator } = await import('@village-points/weapp-host')
    const impatient = await connectAutomator(fixture.host, { timeout: 300 })
    await expect(impatient.miniProgram.evaluate('() => new Promise(() => {})')).rejects.toThrow(
      /no reply .* within 300 ms/,
    )
    await expect(impatient.waitForText('没有这句话', 100)).rejects.toThrow('waited 100 ms for the text "没有这句话"')
    impatient.close()
  })
})
