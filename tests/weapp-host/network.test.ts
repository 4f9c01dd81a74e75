import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Fixture, openFixture } from './open-fixture.ts'

type Heard = { method: string; url: string; headers: IncomingMessage['headers']; body: string }
type Answer = { data: unknown; statusCode: number; header: Record<string, string>; errMsg: string; errno?: number }

let fixture: Fixture
let server: Server
let origin: string
let heard: Heard[]
let abandoned: string[]

const call = (api: string, options: object) =>
  fixture.inside(
    `(api, options) => new Promise((resolve) => wx[api]({ ...options, success: resolve, fail: resolve }))`,
    api,
    options,
  ) as Promise<Answer & { tempFilePath: string }>
const request = (path: string, options: object = {}) => call('request', { url: `${origin}${path}`, ...options })

beforeAll(async () => {
  server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      const { method = '', url = '', headers } = incoming
      heard.push({ method, url, headers, body: Buffer.concat(chunks).toString('utf8') })
      outgoing.on('close', () => outgoing.writableFinished || abandoned.push(url))
      if (url.startsWith('/slow')) return
      const status = url.startsWith('/refused') ? 409 : 200
      outgoing.writeHead(status, { 'Content-Type': 'application/json', 'X-Request-Id': 'r-1', 'Set-Cookie': 'a=b' })
      outgoing.end(JSON.stringify({ 村: url }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  fixture = await openFixture({ apiOrigin: origin, originAliases: { 'https://api.village.example': origin } })
})
beforeEach(() => {
  heard = []
  abandoned = []
})
afterAll(async () => {
  await fixture.close()
  server.closeAllConnections()
  server.close()
})

describe('wx.request', () => {
  it('sends query, headers and body to the API and brings back status, headers and data', async () => {
    const got = await request('/points', { data: { of: '张家' }, header: { 'X-Village': 'v-1' } })
    expect(got).toMatchObject({ statusCode: 200, data: { 村: '/points?of=%E5%BC%A0%E5%AE%B6' }, errMsg: 'request:ok' })
    expect(got.header['X-Request-Id']).toBe('r-1')
    expect(heard[0]?.headers['x-village']).toBe('v-1')
    const refused = await request('/refused', { method: 'POST', data: { points: 5 } })
    expect(refused.statusCode).toBe(409)
    expect(heard[1]).toMatchObject({ method: 'POST', body: '{"points":5}' })
    expect(heard[1]?.headers['content-type']).toBe('application/json')
    await request('/form', {
      method: 'PUT',
      data: { name: '张 三' },
      header: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(heard[2]?.body).toBe('name=%E5%BC%A0%20%E4%B8%89')
  })

  it('reaches an origin compiled into the app where it is really served', async () => {
    expect(await call('request', { url: 'https://api.village.example/points' })).toMatchObject({ statusCode: 200 })
  })

  it('fails outside the domain list, on a relative address and on a dead server', async () => {
    expect((await call('request', { url: 'https://elsewhere.example/' })).errMsg).toContain('not in domain list')
    expect((await call('request', { url: '/points' })).errMsg).toContain('request:fail invalid url')
    expect(heard).toEqual([])
  })

  it('times out and aborts, and the API notices', async () => {
    expect((await request('/slow/1', { timeout: 100 })).errMsg).toBe('request:fail timeout')
    const errMsg = await fixture.inside(
      `(url) => new Promise((resolve) => {
        const task = wx.request({ url, fail: ({ errMsg }) => resolve(errMsg) })
        setTimeout(() => task.abort(), 100)
      })`,
      `${origin}/slow/2`,
    )
    expect(errMsg).toBe('request:fail abort')
    await fixture.client.waitFor(async () => abandoned.length === 2, 'both requests to be abandoned')
  })

  it('fails while offline, and tells the app of the change', async () => {
    const { host, inside } = fixture
    await inside(`() => { wx.onNetworkStatusChange((change) => getApp().journal.push(JSON.stringify(change))) }`)
    await host.setOnline(false)
    expect(await fixture.journal()).toContain('{"isConnected":false,"networkType":"none"}')
    expect((await request('/points')).errMsg).toMatch(/^request:fail .*INTERNET_DISCONNECTED/)
    expect(await call('getNetworkType', {})).toMatchObject({ networkType: 'none' })
    await host.relaunch()
    expect(await call('getNetworkType', {})).toMatchObject({ networkType: 'none' })
    await inside(`() => { wx.onNetworkStatusChange((change) => getApp().journal.push(JSON.stringify(change))) }`)
    await host.setOnline(true)
    expect((await request('/points')).statusCode).toBe(200)
    expect(await fixture.journal()).toContain('{"isConnected":true,"networkType":"wifi"}')
  })

  it('can be mocked and restored', async () => {
    const { miniProgram } = fixture.client
    await miniProgram.mockWxMethod('request', { data: 'mocked', statusCode: 503, errMsg: 'request:ok' })
    expect(await request('/points')).toMatchObject({ data: 'mocked', statusCode: 503 })
    await miniProgram.restoreWxMethod('request')
    expect((await request('/points')).statusCode).toBe(200)
  })
})

describe('files', () => {
  it('uploads a placed file with its form', async () => {
    const { host } = fixture
    await host.placeFile('evidence.jpg', new TextEncoder().encode('a photo'), 'image/jpeg')
    const { tempFiles } = (await call('chooseMedia', { count: 1 })) as unknown as {
      tempFiles: { tempFilePath: string }[]
    }
    const sent = await call('uploadFile', {
      url: `${origin}/files`,
      filePath: tempFiles[0]?.tempFilePath,
      name: 'file',
      formData: { purpose: 'evidence' },
      header: { Authorization: 'Bearer token' },
    })
    expect(sent).toMatchObject({ statusCode: 200, data: '{"村":"/files"}' })
    expect(heard[0]?.headers.authorization).toBe('Bearer token')
    expect(heard[0]?.body).toContain('a photo')
    expect(heard[0]?.body).toContain('name="purpose"')
  })

  it('takes a picture where none was placed, and cancels a message file', async () => {
    const { tempFiles } = (await call('chooseMedia', {})) as unknown as { tempFiles: { size: number }[] }
    expect(tempFiles[0]?.size).toBeGreaterThan(100)
    expect((await call('chooseMessageFile', {})).errMsg).toBe('chooseMessageFile:fail cancel')
    expect((await call('uploadFile', { url: `${origin}/files`, filePath: 'gone', name: 'file' })).errMsg).toContain(
      'fail',
    )
  })

  it('keeps a copy of a picture, and says how large it is and where it lies', async () => {
    const { tempFiles } = (await call('chooseMedia', {})) as unknown as {
      tempFiles: { tempFilePath: string; size: number }[]
    }
    const [{ tempFilePath, size }] = tempFiles as [(typeof tempFiles)[0]]
    const ask = (verb: string, options: object) =>
      fixture.inside(
        `(verb, options) => new Promise((resolve) =>
          wx.getFileSystemManager()[verb]({ ...options, success: resolve, fail: resolve }))`,
        verb,
        options,
      )
    const dirPath = 'wxfile://usr'
    await ask('copyFile', { srcPath: tempFilePath, destPath: `${dirPath}/kept.jpg` })
    expect(await ask('readdir', { dirPath })).toMatchObject({ files: ['kept.jpg'] })
    expect(await ask('stat', { path: `${dirPath}/kept.jpg` })).toMatchObject({ stats: { size } })
    await ask('unlink', { filePath: `${dirPath}/kept.jpg` })
    expect(await ask('readdir', { dirPath })).toMatchObject({ files: [] })
    expect(await ask('stat', { path: `${dirPath}/kept.jpg` })).toMatchObject({
      errMsg: expect.stringContaining('fail'),
    })
  })

  it('downloads into a file the app can read', async () => {
    const { tempFilePath } = await call('downloadFile', { url: `${origin}/card` })
    const text = await fixture.inside(
      `(filePath) => new Promise((resolve) =>
        wx.getFileSystemManager().readFile({ filePath, encoding: 'utf8', success: ({ data }) => resolve(data) }))`,
      tempFilePath,
    )
    expect(text).toBe('{"村":"/card"}')
  })
})
