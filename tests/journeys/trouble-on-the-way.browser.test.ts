import { expect, it } from 'vitest'
import { enterAs, openWebPhone, settled } from '../pages/web-phone.ts'
import { demoInChromium } from './demo-in-chromium.ts'

const demo = demoInChromium()

const phoneOf = async (label: string, role: string, isElder = false) => {
  const visitor = await enterAs(demo.village.address, label, role)
  const webPhone = await openWebPhone(demo.browser, demo.village.address, { visitor, isElder })
  const tap = (words: string) =>
    webPhone.page.getByText(words, { exact: true }).filter({ visible: true }).last().click()
  return { ...webPhone, tap }
}

const MISSING = '这一页没打开。请连上网,再点一次。'

it('says that a page could not come without a network, and opens it at the next tap', async () => {
  const { page, context, visit, tap, shot, close } = await phoneOf('村民', 'villager', true)
  await visit('home/index')
  await context.setOffline(true)
  await tap('报好事')
  await page.getByText(MISSING).waitFor()
  await expect.poll(() => page.getByText('没有网络').filter({ visible: true }).count()).toBe(1)
  expect(await page.getByText('刚才没连上').filter({ visible: true }).count()).toBe(0)
  await shot('elder/page-missing')
  await expect.poll(() => page.url()).toContain('home/index')
  await context.setOffline(false)
  await page.waitForTimeout(600) // a second press within half a second is taken for a trembling hand
  await tap('报好事')
  await page.getByText('做了哪一类好事?').waitFor()
  await page.goBack()
  await page.getByText('现在能用').filter({ visible: true }).waitFor()
  await close()
})

it('begins anew once, not for ever, when a newer version took the page away', async () => {
  const { page, context, visit, tap, close } = await phoneOf('村民', 'villager')
  await visit('home/index')
  const known = new Set(await page.evaluate(() => [...document.scripts].map(({ src }) => src)))
  await context.route('**/js/*.js', (route) =>
    known.has(route.request().url()) ? route.continue() : route.fulfill({ status: 404, body: '' }),
  )
  const loads: string[] = []
  page.on('load', () => loads.push(page.url()))
  await tap('报好事')
  await expect.poll(() => loads.length).toBe(1)
  await page.waitForTimeout(500) // were it to go round, it would by now
  expect(loads).toHaveLength(1)
  await context.unrouteAll()
  await page.reload()
  await settled(page)
  await page.getByText('做了哪一类好事?').waitFor()
  await close()
})

it('stops calling a field wrong as soon as it is put right', async () => {
  const { page, visit, tap, close } = await phoneOf('村委会', 'committee')
  await visit('fund/index')
  await tap('记一笔钱')
  await page.locator('.sheet input').fill('一百')
  await tap('记这笔集体资金')
  await page.locator('.sheet .field-wrong').waitFor()
  await page.locator('.sheet input').fill('100')
  await expect.poll(() => page.locator('.sheet .field-wrong').count()).toBe(0)
  await page.locator('.sheet textarea').fill('字'.repeat(300))
  await page.getByText('写满了,最多 200 个字。').waitFor()
  await close()
})
