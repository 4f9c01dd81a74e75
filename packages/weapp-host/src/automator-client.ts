import fs from 'node:fs/promises'
import automator from 'miniprogram-automator'
import type { Host } from './host.ts'

export type MiniProgram = Awaited<ReturnType<typeof automator.connect>>
export type WeappPage = NonNullable<Awaited<ReturnType<MiniProgram['currentPage']>>>
export type WeappElement = NonNullable<Awaited<ReturnType<WeappPage['$']>>>
type Route = 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab'

const REPLY_TIMEOUT = 10_000
const WAIT_TIMEOUT = 5_000
const POLL_INTERVAL = 30

/** The official client with timeouts and without its fixed sleeps, plus what most tests ask. */
export type AutomatorClient = {
  miniProgram: MiniProgram
  currentPage: () => Promise<WeappPage>
  currentPath: () => Promise<string>
  /** Opens a page in one of wx's ways and returns once it is shown; throws wx's own reason when it cannot. */
  open: (url: string, way?: Route) => Promise<WeappPage>
  back: (delta?: number) => Promise<WeappPage>
  /** Taps what bears this text: in an open dialog, else the innermost visible element of the page, else a tab. */
  tapText: (text: string) => Promise<void>
  tap: (selector: string) => Promise<void>
  textOf: (selector: string) => Promise<string>
  textsOf: (selector: string) => Promise<string[]>
  input: (selector: string, value: string) => Promise<void>
  /** Waits until the page, a dialog or the toast shows the text. */
  waitForText: (text: string, timeout?: number) => Promise<void>
  waitForPath: (path: string, timeout?: number) => Promise<void>
  /** Waits until a condition holds; the last error becomes the message when it never does. */
  waitFor: (condition: () => Promise<boolean>, what: string, timeout?: number) => Promise<void>
  screenshot: (path: string) => Promise<void>
  close: () => void
}

/** Connects the official automator to a running host. */
export async function connectAutomator(host: Host, { timeout = REPLY_TIMEOUT } = {}): Promise<AutomatorClient> {
  const miniProgram = await automator.connect({ wsEndpoint: host.wsEndpoint })
  limitReplies(miniProgram, timeout)
  const currentPage = async () => (await miniProgram.currentPage()) as WeappPage
  const find = (selector: string) => findElement(currentPage, selector)
  const currentPath = async () => (await currentPage()).path
  return {
    miniProgram,
    currentPage,
    currentPath,
    async open(url, way = 'navigateTo') {
      await route(miniProgram, way, { url })
      return currentPage()
    },
    async back(delta = 1) {
      await route(miniProgram, 'navigateBack', { delta })
      return currentPage()
    },
    tapText: (text) => tapText(host, currentPage, text),
    tap: async (selector) => (await find(selector)).tap(),
    textOf: async (selector) => (await find(selector)).text(),
    async textsOf(selector) {
      const elements = (await (await currentPage()).$$(selector)) as WeappElement[]
      return Promise.all(elements.map((element) => element.text()))
    },
    async input(selector, value) {
      const field = (await find(selector)) as WeappElement & { input?: (value: string) => Promise<void> }
      if (!field.input) throw new Error(`${selector} is not a text field`)
      await field.input(value)
    },
    waitForText: (text, limit = WAIT_TIMEOUT) =>
      waitFor(async () => (await visibleText(host)).includes(text), `the text "${text}"`, limit),
    waitForPath: (path, limit = WAIT_TIMEOUT) =>
      waitFor(async () => (await currentPath()) === path, `the page ${path}`, limit),
    waitFor: (condition, what, limit = WAIT_TIMEOUT) => waitFor(condition, what, limit),
    async screenshot(path) {
      await fs.writeFile(path, String(await miniProgram.screenshot()), 'base64')
    },
    close: () => miniProgram.disconnect(),
  }
}

type Send = (method: string, params?: object) => Promise<unknown>

// The client waits for ever for a reply that got lost; pages and elements share this one connection.
function limitReplies(miniProgram: MiniProgram, timeout: number): void {
  const { connection } = miniProgram as unknown as { connection: { send: Send } }
  const send = connection.send.bind(connection)
  connection.send = (method, params) => {
    let timer: NodeJS.Timeout
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`no reply to ${method} within ${timeout} ms`)), timeout)
    })
    return Promise.race([send(method, params), late]).finally(() => clearTimeout(timer))
  }
}

async function route(miniProgram: MiniProgram, way: string, options: object): Promise<void> {
  // Sent as text, because the app's own wx is there and not here.
  const declaration = `(way, options) => new Promise((resolve, reject) => {
    wx[way]({ ...options, success: () => resolve(), fail: ({ errMsg }) => reject(new Error(errMsg)) })
  })`
  await miniProgram.evaluate(declaration, way, options)
}

async function findElement(currentPage: () => Promise<WeappPage>, selector: string): Promise<WeappElement> {
  const page = await currentPage()
  const element = await page.$(selector)
  if (!element) throw new Error(`${selector} is not on ${page.path}`)
  return element
}

async function tapText(host: Host, currentPage: () => Promise<WeappPage>, text: string): Promise<void> {
  const dialog = host.page.locator('#dialogs [role="dialog"]').last()
  if ((await dialog.count()) > 0) {
    await dialog.getByText(text, { exact: true }).tap({ timeout: WAIT_TIMEOUT })
    return
  }
  const page = await currentPage()
  const literal = xpathLiteral(text)
  const element =
    (await findVisible(page, `//*[normalize-space(.)=${literal}][not(*[normalize-space(.)=${literal}])]`)) ??
    (await findVisible(page, `//*[contains(., ${literal})][not(*[contains(., ${literal})])]`))
  if (element) {
    await element.tap()
    return
  }
  const tab = host.page.getByRole('tab', { name: text })
  if ((await tab.count()) === 0) throw new Error(`the text "${text}" is not on ${page.path}`)
  await tab.tap({ timeout: WAIT_TIMEOUT })
}

async function findVisible(page: WeappPage, xpath: string): Promise<WeappElement | undefined> {
  for (const element of (await page.getElementsByXpath(xpath)) as WeappElement[]) {
    const { width, height } = await element.size()
    if (Number(width) > 0 && Number(height) > 0) return element
  }
  return undefined
}

// XPath 1.0 has no escapes: a text with both kinds of quotes must be joined from pieces.
function xpathLiteral(text: string): string {
  if (!text.includes("'")) return `'${text}'`
  if (!text.includes('"')) return `"${text}"`
  return `concat(${text
    .split("'")
    .map((part) => `'${part}'`)
    .join(`, "'", `)})`
}

function visibleText(host: Host): Promise<string> {
  // biome-ignore lint/performance/useDomNodeTextContent: hidden pages must not count as shown
  return host.page.evaluate(() => document.body.innerText)
}

async function waitFor(condition: () => Promise<boolean>, what: string, timeout: number): Promise<void> {
  const end = Date.now() + timeout
  let lastError: unknown
  for (;;) {
    try {
      if (await condition()) return
    } catch (error) {
      lastError = error
    }
    if (Date.now() > end) break
    await new Promise((resolve) => setTimeout(resolve, POLL_INTERVAL))
  }
  throw new Error(`waited ${timeout} ms for ${what}`, { cause: lastError })
}
