import { AxeBuilder } from '@axe-core/playwright'
import { describe, expect, it } from 'vitest'
import { demoInChromium } from '../journeys/demo-in-chromium.ts'
import { limits, measuringScript } from './measure.ts'
import { everyPage, type PageVisit, pagesOfTheApp } from './pages.ts'
import { enterAs, openWebPhone, phone, type Visitor, type WebPhone } from './web-phone.ts'

const demo = demoInChromium()
/** One phone for each person and way of looking: a fresh one would read the whole app anew for each page. */
const phones = new Map<string, LooksPhone>()

interface LooksPhone extends WebPhone {
  readonly visitor: Visitor
}

const ways = {
  standard: {},
  elder: { isElder: true },
  narrow: { viewport: { ...phone, width: 320 } },
} as const

const openPhone = async ({ person, role }: PageVisit, way: keyof typeof ways): Promise<LooksPhone> => {
  const visitor = await enterAs(demo.village.address, person, role)
  const webPhone = await openWebPhone(demo.browser, demo.village.address, { visitor, ...ways[way] })
  if (way === 'narrow') await webPhone.doubleType()
  return { ...webPhone, visitor }
}

/** The page as its visitor sees it. */
const lookAt = async (visit: PageVisit, way: keyof typeof ways): Promise<LooksPhone> => {
  const name = `${way} ${visit.person} ${visit.role}`
  const webPhone = phones.get(name) ?? (await openPhone(visit, way))
  phones.set(name, webPhone)
  webPhone.faults.length = 0 // of the page before
  await webPhone.visit(visit.route, await visit.input?.(webPhone.visitor))
  return webPhone
}

it('knows every page of the app', async () => {
  expect([...new Set(everyPage.map((page) => page.route))].sort()).toEqual((await pagesOfTheApp()).sort())
})

describe.each(['standard', 'elder'] as const)('in %s mode', (mode) => {
  it.each(everyPage)('$route is large, clear and sound for $person', async (visit) => {
    const { page, faults, shot } = await lookAt(visit, mode)
    await shot(`${mode}/${visit.route.replace('/', '-')}-${visit.role}`)
    expect(await page.evaluate(measuringScript(limits[mode]))).toEqual([])
    // Contrast is measured above, more strictly; the web app's own elements carry the roles that axe looks at. The app has
    // no frames: axe need not open a window of its own to join their findings, which takes longer than all the rest.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().disableRules(['color-contrast']).analyze()
    expect(
      violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`),
    ).toEqual([])
    expect(faults).toEqual([])
  })
})

it.each(everyPage)('$route holds on a narrow phone with type at twice the size', async (visit) => {
  const { page } = await lookAt(visit, 'narrow')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
})
