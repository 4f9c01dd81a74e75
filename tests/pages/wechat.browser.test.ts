import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readHouseholdAccount } from '@village-points/shared/ledger/contract.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoVillage, openDemoVillage } from '../journeys/demo-village.ts'
import { everyPage, type PageVisit } from './pages.ts'
import { openWeappPhone } from './weapp-phone.ts'
import { burstsOf, holdAnswers, noteRequests, overflowOf, readScreen } from './weapp-screen.ts'
import { enterAs, type Visitor } from './web-phone.ts'

const shots = join(import.meta.dirname, '../shots/wechat')
const baseTemplate = join(import.meta.dirname, '../../apps/miniprogram/dist/weapp/base.wxml')
const failures = /这一页没打开|现在连不上网|刚才没连上|没有权限|出了点问题/

type Phone = Awaited<ReturnType<typeof openWeappPhone>> & { readonly visitor: Visitor }

let village: DemoVillage
/** One phone for each person and mode: a browser for each page would take minutes. */
const phones = new Map<string, Phone>()
beforeAll(async () => {
  mkdirSync(shots, { recursive: true })
  village = await openDemoVillage()
})
afterAll(async () => {
  for (const phone of phones.values()) await phone.close()
  await village?.close()
})

const phoneOf = async ({ person, role }: Pick<PageVisit, 'person' | 'role'>, mode = 'standard'): Promise<Phone> => {
  const name = `${mode} ${role}`
  const known = phones.get(name)
  if (known) return known
  const visitor = await enterAs(village.address, person, role)
  const phone = { ...(await openWeappPhone(village.address, { visitor, isElder: mode === 'elder' })), visitor }
  phones.set(name, phone)
  return phone
}

const settled = ({ host, client }: Phone) =>
  client.waitFor(
    async () => {
      const { words, isWaiting } = await readScreen(host)
      return words.length > 0 && !isWaiting
    },
    'content instead of bones',
    20_000,
  )

const shot = ({ client }: Phone, name: string) => client.screenshot(join(shots, `${name}.png`))

const villager = { person: '村民', role: 'villager' }

describe.each(['standard', 'elder'] as const)('in %s mode', (mode) => {
  it.each(everyPage)('$route opens in WeChat for $role', async ({ route, input, ...who }) => {
    const phone = await phoneOf(who, mode)
    const query = new URLSearchParams(await input?.(phone.visitor)).toString()
    await phone.client.open(`/${route}${query ? `?${query}` : ''}`, 'reLaunch')
    await settled(phone)
    await shot(phone, `${mode}-${route.replace('/', '-')}-${who.role}`)
    expect((await readScreen(phone.host)).words).not.toMatch(failures)
    expect(await overflowOf(phone.host)).toEqual([])
    expect(phone.host.exceptions()).toEqual([])
    expect(await phone.host.unsupported()).toEqual([])
  })
})

describe('for those who do not see', () => {
  it('lets aria through the templates', () => {
    const template = readFileSync(baseTemplate, 'utf8')
    for (const name of ['role', 'label', 'hidden', 'checked', 'disabled', 'live']) {
      expect(template).toContain(`aria-${name}=`)
    }
  })

  it('names what the home page shows', async () => {
    const phone = await phoneOf(villager)
    await phone.client.open('/home/index', 'reLaunch')
    await settled(phone)
    const { page } = phone.host
    for (const [role, name] of [
      ['button', '换东西'],
      ['button', '全部明细'],
      ['button', '长辈版'],
      ['navigation', '主要页面'],
    ] as const) {
      expect(await page.getByRole(role, { name }).first().isVisible(), `${role} ${name}`).toBe(true)
    }
    expect(await page.getByRole('heading', { level: 1 }).first().isVisible()).toBe(true)
    // The figure is plain text, read in its place; only the drawing beside it needs words.
    const { availablePoints } = await phone.visitor.client.ok(readHouseholdAccount, {
      params: { householdId: phone.visitor.householdId },
    })
    expect(await phone.client.textOf('.big-number')).toContain(String(availablePoints))
    expect(await page.locator('.hero [role=img][aria-label]').count()).toBeGreaterThan(0)
  })
})

/** Makes what the phone keeps an hour old, and the balance in it another: the fresh answer then must be asked and drawn. */
const ageAnswers = ({ client }: Phone) =>
  client.miniProgram.evaluate(`() => {
    for (const key of wx.getStorageInfoSync().keys.filter((name) => name.startsWith('village-points:answer:'))) {
      const { at, body } = JSON.parse(wx.getStorageSync(key))
      const older = body.availablePoints ? { ...body, availablePoints: body.availablePoints + 7 } : body
      wx.setStorageSync(key, JSON.stringify({ at: at - 3600000, body: older }))
    }
  }`)

const balanceOf = async ({ client }: Phone) => Number.parseInt(await client.textOf('.big-number'), 10)

it('paints home from the phone, then asks once and draws once', async () => {
  const phone = await phoneOf(villager)
  await phone.client.open('/home/index', 'reLaunch')
  await settled(phone)
  const balance = await balanceOf(phone)
  await ageAnswers(phone)
  const requests = noteRequests(phone.host)
  const release = await holdAnswers(phone.host)
  await phone.host.relaunch()
  await settled(phone)
  expect(await balanceOf(phone)).toBe(balance + 7)
  expect((await phone.host.setDataStats())['home/index']!.calls).toBeGreaterThan(0)

  await phone.host.resetSetDataStats()
  release()
  await phone.client.waitFor(async () => (await balanceOf(phone)) === balance, 'the fresh balance')
  await phone.host.page.waitForLoadState('networkidle')
  expect(requests).toEqual([`GET /api${readHouseholdAccount.path.replace(':householdId', phone.visitor.householdId)}`])
  const fresh = (await phone.host.setDataStats())['home/index']!
  expect(burstsOf(fresh.entries.map(({ at }) => at))).toBe(1)
  await phone.host.page.unroute('**/relay')
})

it.each(['home/index', 'rewards/shop'])('%s holds with type at twice the size', async (route) => {
  const phone = await phoneOf(villager, 'large type')
  await phone.host.setSystem({ fontSizeScaleFactor: 2 })
  await phone.host.relaunch({ path: route })
  await settled(phone)
  await shot(phone, `large-${route.replace('/', '-')}`)
  expect(await overflowOf(phone.host)).toEqual([])
})

it('says that the network is gone, keeps what it knows, and recovers', async () => {
  const phone = await phoneOf(villager, 'without network')
  await settled(phone)
  const balance = await phone.client.textOf('.big-number')
  await phone.host.setOnline(false)
  await phone.client.waitForText('现在没有网络,看到的是')
  await phone.host.relaunch()
  await phone.client.waitForText('现在没有网络,看到的是')
  await shot(phone, 'offline-home')
  expect(await phone.client.textOf('.big-number')).toBe(balance)
  await phone.host.setOnline(true)
  await phone.client.waitFor(
    async () => !/没有网络|没连上/.test((await readScreen(phone.host)).words),
    'the banner to go',
    20_000,
  )
  expect(await phone.client.textOf('.big-number')).toBe(balance)
  expect(phone.host.exceptions()).toEqual([])
})
