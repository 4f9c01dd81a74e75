import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoVillage, openDemoVillage } from '../journeys/demo-village.ts'
import { limits, measuringScript } from './measure.ts'
import { everyPage, pagesOfTheApp } from './pages.ts'
import { enterAs, openChromium, openWebPhone, phone } from './web-phone.ts'

let village: DemoVillage
let browser: Browser
beforeAll(async () => {
  village = await openDemoVillage()
  browser = await openChromium()
})
afterAll(async () => {
  await browser?.close()
  await village?.close()
})

it('knows every page of the app', async () => {
  expect([...new Set(everyPage.map((page) => page.route))].sort()).toEqual((await pagesOfTheApp()).sort())
})

describe.each(['standard', 'elder'] as const)('in %s mode', (mode) => {
  it.each(everyPage)('$route is large, clear and sound for $person', async ({ route, person, role, input }) => {
    const visitor = await enterAs(village.address, person, role)
    const webPhone = await openWebPhone(browser, village.address, { visitor, isElder: mode === 'elder' })
    await webPhone.visit(route, await input?.(visitor))
    await webPhone.shot(`${mode}/${route.replace('/', '-')}-${role}`)
    expect(await webPhone.page.evaluate(measuringScript(limits[mode]))).toEqual([])
    // Contrast is measured above, more strictly; the web app's own elements carry the roles that axe looks at.
    const { violations } = await new AxeBuilder({ page: webPhone.page }).disableRules(['color-contrast']).analyze()
    expect(
      violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`),
    ).toEqual([])
    expect(webPhone.faults).toEqual([])
    await webPhone.close()
  })
})

it.each(everyPage)(
  '$route holds on a narrow phone with type at twice the size',
  async ({ route, person, role, input }) => {
    const visitor = await enterAs(village.address, person, role)
    const webPhone = await openWebPhone(browser, village.address, { visitor, viewport: { ...phone, width: 320 } })
    await webPhone.doubleType()
    await webPhone.visit(route, await input?.(visitor))
    const width = await webPhone.page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBeLessThanOrEqual(320)
    await webPhone.close()
  },
)
