import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { listDemoAccounts, readMe, signInToDemo } from '@village-points/shared/identity/contract.ts'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { type Client, openClient } from '../village/client.ts'

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

/** Git-ignored; CI keeps it as an artefact. */
const shots = join(import.meta.dirname, '../shots')

export const openChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: CHROMIUM_FLAGS })

export const phone = { width: 375, height: 812 }
export const desk = { width: 1280, height: 860 }

/** Somebody of the demo village: a client for the API, and what the web app keeps about them. */
export interface Visitor {
  readonly client: Client
  readonly householdId: string
  readonly kept: Readonly<Record<string, unknown>>
}

/** Signs in as the demo account with this label, in the role given. */
export const enterAs = async (address: string, label: string, role: string): Promise<Visitor> => {
  const nobody = openClient(address)
  const { accounts } = await nobody.ok(listDemoAccounts)
  const account = accounts.find((one) => one.label === label)
  if (!account) throw new Error(`no demo account is called ${label}`)
  const { token } = await nobody.ok(signInToDemo, { body: { demoAccountId: account.demoAccountId } })
  return visitorWith(address, token, role)
}

/** Whoever holds this session, in the role given. */
export const visitorWith = async (address: string, token: string, role: string): Promise<Visitor> => {
  const me = await openClient(address, token).ok(readMe)
  const held = me.roles.find((one) => one.role === role)
  if (!held) throw new Error(`${me.displayName} is no ${role}`)
  return {
    client: openClient(address, token, held.roleId),
    householdId: held.householdId ?? '',
    kept: { session: { token, displayName: me.displayName, roles: me.roles, actingRoleId: held.roleId } },
  }
}

export interface WebPhone {
  readonly page: Page
  readonly context: BrowserContext
  /** What went wrong in the page itself; tests end with this empty. */
  readonly faults: string[]
  /** Opens a page by its route, `ledger/entry`, and waits until it shows its content. */
  visit(route: string, input?: Readonly<Record<string, string>>): Promise<void>
  /** Sets the browser's own type size to twice the usual, as somebody with weak eyes does. */
  doubleType(): Promise<void>
  /** Keeps a picture under tests/shots. */
  shot(name: string): Promise<void>
  close(): Promise<void>
}

export interface WebPhoneOptions {
  readonly visitor?: Visitor
  readonly isElder?: boolean
  readonly viewport?: { readonly width: number; readonly height: number }
  /** The telephone's own clock, which goes on from here. */
  readonly at?: Date
}

/** A browser of its own with the web app in it, signed in as the visitor. */
export const openWebPhone = async (
  browser: Browser,
  address: string,
  { visitor, isElder = false, viewport = phone, at }: WebPhoneOptions = {},
): Promise<WebPhone> => {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', hasTouch: viewport.width < 900 })
  const kept = { ...visitor?.kept, 'elder-mode': isElder }
  await context.addInitScript((values: Readonly<Record<string, unknown>>) => {
    if (location.protocol === 'about:') return
    for (const [key, value] of Object.entries(values)) {
      const name = `village-points:${key}`
      if (!localStorage.getItem(name)) localStorage.setItem(name, JSON.stringify({ data: JSON.stringify(value) }))
    }
  }, kept)
  const page = await context.newPage()
  if (at) await page.clock.install({ time: at })
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    // The browser itself reports refused requests; those are answers, not faults.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) faults.push(message.text())
  })
  return {
    page,
    context,
    faults,
    async visit(route, input = {}) {
      const query = new URLSearchParams(input).toString()
      await page.goto('about:blank')
      await page.goto(`${address}/#/${route}${query ? `?${query}` : ''}`)
      await settled(page)
    },
    async doubleType() {
      const session = await context.newCDPSession(page)
      await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } })
    },
    async shot(name) {
      const path = join(shots, `${name}.png`)
      mkdirSync(dirname(path), { recursive: true })
      await page.screenshot({ path })
    },
    close: () => context.close(),
  }
}

/** Content is there: something is said, and no skeleton waits any more. */
export const settled = async (page: Page): Promise<void> => {
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(
    () => (document.body.textContent ?? '').trim().length > 0 && !document.querySelector('.bone'),
  )
}
