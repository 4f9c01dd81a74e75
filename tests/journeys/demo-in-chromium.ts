import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { openChromium } from '../pages/web-phone.ts'
import { type DemoVillage, openDemoVillage } from './demo-village.ts'

/** The demo village and a browser, open while the tests of a file run; not before and not after. */
export const demoInChromium = (): { readonly village: DemoVillage; readonly browser: Browser } => {
  let village: DemoVillage | undefined
  let browser: Browser | undefined
  beforeAll(async () => {
    village = await openDemoVillage()
    browser = await openChromium()
  })
  afterAll(async () => {
    await browser?.close()
    await village?.close()
  })
  return {
    get village() {
      return village!
    },
    get browser() {
      return browser!
    },
  }
}
