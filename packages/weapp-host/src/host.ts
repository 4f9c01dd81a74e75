import type { Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { openAutomatorSocket } from './automator-socket.ts'
import { apis, components } from './conformance.ts'
import { startHostServer } from './host-server.ts'
import { type Manifest, pack } from './pack.ts'
import type { Recording, SetDataStats } from './recordings.ts'
import type { Origins } from './relay.ts'
import './browser-side.ts'

const CHROMIUM_FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const BOOT_TIMEOUT = 15_000
const BOOT_POLL = 20
const PHONE = { width: 375, height: 667 }

export type HostOptions = {
  /** The compiled mini-program: the folder with app.json. */
  folder: string
  /** The only origin wx.request may reach; without it every request fails as outside the domain list. */
  apiOrigin?: string
  /** Origins compiled into the app, each with the origin that serves it in this test. */
  originAliases?: Record<string, string>
  viewport?: { width: number; height: number }
  /** Chromium; by default the CHROMIUM environment variable, then the Debian place. */
  executablePath?: string
  /** What wx.getStorage finds at the first launch. */
  storage?: Record<string, unknown>
  /** Whether the phone has a network when the app starts. */
  isOnline?: boolean
  /** Fields of the system information to override, such as fontSizeScaleFactor. */
  system?: Record<string, unknown>
  /** What wx.login answers. */
  loginCode?: string
  /** How the app was opened: by default its first page, scene 1001. */
  launch?: { path?: string; query?: Record<string, string>; scene?: number }
}

export type HostEvent = { method: string; params: Record<string, unknown> }
export type HostException = { message: string; stack: string; kind: string }

/** One mini-program running in its own browser. */
export type Host = {
  wsEndpoint: string
  page: Page
  /** Everything the app logged or threw, oldest first. */
  events: HostEvent[]
  /** wx calls, components and options the host could not honour. */
  unsupported: () => Promise<string[]>
  exceptions: () => HostException[]
  /** Calls whose effect lies outside the app: phone calls, vibration, reports. */
  recordings: (api?: string) => Promise<Recording[]>
  /** setData calls and bytes per page route since the launch or the last reset. */
  setDataStats: () => Promise<SetDataStats>
  resetSetDataStats: () => Promise<void>
  setOnline: (isOnline: boolean) => Promise<void>
  setForeground: (isForeground: boolean) => Promise<void>
  setSystem: (values: Record<string, unknown>) => Promise<void>
  /** Puts a file where the next chooser finds it. */
  placeFile: (name: string, content: Uint8Array, type: string) => Promise<void>
  /** Pulls the current page down; throws where the page does not enable it. */
  pullDown: () => Promise<void>
  /** Attributes of the current page's page-meta. */
  pageMeta: () => Promise<Record<string, unknown>>
  storage: () => Promise<Record<string, unknown>>
  /** Kills the app and starts it again with the storage it has now. */
  relaunch: (launch?: HostOptions['launch']) => Promise<void>
  /** Names the browser side really implements, for the conformance test. */
  implemented: () => Promise<{ apis: string[]; components: string[] }>
  manifest: Manifest
  close: () => Promise<void>
}

/** Starts a browser, runs the compiled mini-program in it and waits for its first page. */
export async function startHost(options: HostOptions): Promise<Host> {
  const manifest = pack(options.folder)
  const phone = newPhone(options)
  const origins: Origins = { allowed: options.apiOrigin, aliases: options.originAliases ?? {} }
  const server = await startHostServer(options.folder, origins, () => settings(options, manifest, phone))
  const browser = await openBrowser(options).catch(async (error) => {
    await server.close()
    throw error
  })
  const page = await browser.newPage({
    viewport: options.viewport ?? PHONE,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    hasTouch: true,
  })
  const events: HostEvent[] = []
  const socket = await openAutomatorSocket((method, params) => callMethod(page, method, params))
  const note = (method: string, params: Record<string, unknown>) => {
    events.push({ method, params })
    socket.broadcast(method, params)
  }
  await page.exposeFunction('hostReport', note)
  page.on('pageerror', ({ message, stack }) => note('App.exceptionThrown', { message, stack, kind: 'pageError' }))
  const close = async () => {
    socket.close()
    await browser.close()
    await server.close()
  }
  try {
    await boot(page, server.origin, events)
  } catch (error) {
    await close()
    throw error
  }
  const noted = controls(page, events, phone)
  // The page forgets at a relaunch what it noted before.
  const earlier = new Set<string>()
  return {
    ...noted,
    unsupported: async () => [...new Set([...earlier, ...(await noted.unsupported())])],
    wsEndpoint: socket.wsEndpoint,
    page,
    events,
    manifest,
    close,
    async relaunch(nextLaunch) {
      phone.storage = await page.evaluate(() => window.weappHost.storageSnapshot())
      for (const name of await noted.unsupported()) earlier.add(name)
      phone.launch = nextLaunch ?? options.launch
      await boot(page, server.origin, events)
    },
  }
}

function openBrowser({ executablePath }: HostOptions) {
  const path = executablePath ?? process.env.CHROMIUM ?? '/usr/bin/chromium'
  return chromium.launch({ executablePath: path, args: CHROMIUM_FLAGS })
}

async function boot(page: Page, origin: string, events: HostEvent[]): Promise<void> {
  const known = events.length
  await page.goto(`${origin}/`)
  const end = Date.now() + BOOT_TIMEOUT
  while (!(await page.evaluate(() => window.weappHost?.isReady))) {
    const failure = events.slice(known).find(({ params }) => params.kind === 'pageError')
    if (failure || Date.now() > end) {
      throw new Error(`the mini-program did not start: ${JSON.stringify(failure ?? events.slice(known))}`)
    }
    await page.waitForTimeout(BOOT_POLL)
  }
}

// What outlives the app: a relaunch starts with it.
type Phone = {
  storage: Record<string, string>
  system: Record<string, unknown>
  isOnline: boolean
  launch: HostOptions['launch']
}

function newPhone({ storage = {}, system = {}, isOnline = true, launch }: HostOptions): Phone {
  const texts = Object.entries(storage).map(([key, value]) => [key, JSON.stringify(value)])
  return { storage: Object.fromEntries(texts), system: { ...system }, isOnline, launch }
}

function settings({ loginCode = 'host-login-code' }: HostOptions, manifest: Manifest, phone: Phone): string {
  const opened = { path: manifest.app.pages[0], query: {}, scene: 1001, shareTicket: '', referrerInfo: {} }
  const value = {
    ...phone,
    firstPageId: Date.now(),
    conformance: { apis, components },
    manifest,
    loginCode,
    launch: { ...opened, ...phone.launch },
  }
  return `window.weappSettings = ${JSON.stringify(value)}`
}

// What a user does. The reply waits for the frame after it, so that the next question finds the app's answer drawn.
const ACTS = /^Element\.(tap|callFunction|triggerEvent|touch\w+|dispatchEvent)$/

async function callMethod(page: Page, method: string, params: Record<string, unknown>): Promise<unknown> {
  const result = await perform(page, method, params)
  if (ACTS.test(method)) {
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0))))
  }
  return result
}

// Taps and pictures need the browser itself; everything else happens inside the page.
async function perform(page: Page, method: string, params: Record<string, unknown>): Promise<unknown> {
  if (method === 'App.captureScreenshot') return { data: (await page.screenshot()).toString('base64') }
  if (method === 'Element.tap') {
    const { x, y } = await page.evaluate((element) => window.weappHost.touchPoint(element), params)
    await page.touchscreen.tap(x, y)
    return {}
  }
  return page.evaluate(([name, values]) => window.weappHost.call(name, values), [method, params] as const)
}

type Controls = Omit<Host, 'wsEndpoint' | 'page' | 'events' | 'manifest' | 'close' | 'relaunch'>

function controls(page: Page, events: HostEvent[], phone: Phone): Controls {
  return {
    unsupported: () => page.evaluate(() => window.weappHost.listUnsupported()),
    exceptions: () =>
      events
        .filter(({ method }) => method === 'App.exceptionThrown')
        .map(({ params }) => params as unknown as HostException),
    async recordings(api) {
      const all = await page.evaluate(() => window.weappHost.listRecordings())
      return api ? all.filter((recording) => recording.api === api) : all
    },
    setDataStats: () => page.evaluate(() => window.weappHost.setDataStats()),
    resetSetDataStats: () => page.evaluate(() => window.weappHost.resetSetDataStats()),
    async setOnline(isOnline) {
      phone.isOnline = isOnline
      await page.evaluate((value) => window.weappHost.setOnline(value), isOnline)
    },
    setForeground: (isForeground) => page.evaluate((value) => window.weappHost.setForeground(value), isForeground),
    async setSystem(values) {
      Object.assign(phone.system, values)
      await page.evaluate((system) => window.weappHost.setSystem(system), values)
    },
    placeFile: (name, content, type) =>
      page.evaluate((file) => window.weappHost.placeFile(file), {
        name,
        type,
        base64: Buffer.from(content).toString('base64'),
      }),
    async pullDown() {
      const isAllowed = await page.evaluate(() => window.weappHost.pullDown())
      if (!isAllowed) throw new Error('the page does not enable pull-down refresh')
    },
    pageMeta: () => page.evaluate(() => window.weappHost.pageMeta()),
    async storage() {
      const texts = await page.evaluate(() => window.weappHost.storageSnapshot())
      return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, JSON.parse(text)]))
    },
    implemented: () =>
      page.evaluate(() => {
        const { implementedApis, implementedComponents } = window.weappHost
        return { apis: implementedApis(), components: implementedComponents() }
      }),
  }
}
