import { listDeclarations, listDeclareOptions, readDeclaration } from '@village-points/shared/declarations/contract.ts'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { paint } from '../declarations/pictures.ts'
import { openWeappPhone } from '../pages/weapp-phone.ts'
import { readScreen } from '../pages/weapp-screen.ts'
import { enterAs, openWebPhone, type Visitor } from '../pages/web-phone.ts'
import { demoInChromium } from './demo-in-chromium.ts'

const viewport = { width: 390, height: 844 }

const demo = demoInChromium()

/** A clause under which nothing has to be typed. */
const clauseFor = async ({ client }: Visitor) =>
  (await client.ok(listDeclareOptions, { query: {} })).options.find(
    ({ rule, left }) => rule.points.kind === 'fixed' && !left?.isReached,
  )!.rule

const choose = async (page: Page, label: string, files: { name: string; mimeType: string; buffer: Buffer }[]) => {
  await page.waitForTimeout(600) // a second press within half a second is taken for a trembling hand
  const choosing = page.waitForEvent('filechooser')
  await page.getByText(label, { exact: true }).tap()
  await (await choosing).setFiles(files)
}
const photo = async (seed: number) => ({
  name: `${seed}.jpg`,
  mimeType: 'image/jpeg',
  buffer: await paint(seed, 300, 225),
})

/** How many photographs wait in the browser's own store. */
const kept = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open('village-points')
        opening.onsuccess = () => {
          const counting = opening.result.transaction('unsent-photos').objectStore('unsent-photos').count()
          counting.onsuccess = () => {
            opening.result.close()
            resolve(counting.result)
          }
        }
      }),
  )
const unsent = (page: Page, count: number) =>
  page.waitForFunction((wanted) => document.querySelectorAll('.photo-veil').length === wanted, count)
const isUpload = '**/declarations/photos'

it('brings back photographs that had not arrived when the page was closed, and sends them', async () => {
  const visitor = await enterAs(demo.village.address, '村民', 'villager')
  const { page, ...phone } = await openWebPhone(demo.browser, demo.village.address, {
    visitor,
    viewport,
    isElder: true,
  })
  const rule = await clauseFor(visitor)
  await phone.visit('declarations/deed', { originId: rule.originId })
  await page.route(isUpload, (route) => route.abort())
  await choose(page, '拍照片', [await photo(1), await photo(2)])
  await page.getByText('没传上去', { exact: true }).nth(1).waitFor()
  await page.reload()
  await page.getByText('没传上去', { exact: true }).nth(1).waitFor()
  await phone.shot('declaring/photos-kept-elder')
  await page.waitForTimeout(600)
  await page.getByText('去掉', { exact: true }).first().tap()
  await unsent(page, 1)
  await page.reload()
  await unsent(page, 1)
  expect(await kept(page)).toBe(1)
  await page.unroute(isUpload)
  await page.reload()
  await page.waitForFunction(() => document.querySelectorAll('.photo:not(:has(.photo-veil)) img').length === 1)
  await page.waitForTimeout(600)
  await page.getByText('交给村里', { exact: true }).filter({ visible: true }).last().tap()
  await page
    .getByText(/前答复您/)
    .first()
    .waitFor()
  expect(await kept(page)).toBe(0)
  const [{ declarationId } = { declarationId: '' }] = (
    await visitor.client.ok(listDeclarations, { query: { declared: 'true' } })
  ).rows
  expect((await visitor.client.ok(readDeclaration, { params: { declarationId } })).photoIds).toHaveLength(1)
  expect(phone.faults).toEqual([])
  await phone.close()
})

it('keeps none for whoever holds the phone next', async () => {
  const visitor = await enterAs(demo.village.address, '村民', 'villager')
  const { page, ...phone } = await openWebPhone(demo.browser, demo.village.address, { visitor, viewport })
  await phone.visit('declarations/deed', { originId: (await clauseFor(visitor)).originId })
  await page.route(isUpload, (route) => route.abort())
  await choose(page, '拍照片', [await photo(3)])
  await unsent(page, 1)
  await expect.poll(() => kept(page)).toBe(1)
  await page.evaluate(() => {
    location.hash = '#/mine/index'
  })
  await page.getByText('退出', { exact: true }).filter({ visible: true }).first().tap()
  await page.waitForTimeout(600)
  await page.getByText('退出', { exact: true }).filter({ visible: true }).last().tap()
  await expect.poll(() => kept(page)).toBe(0)
  await phone.close()
})

it('says what to do about a HEIC that neither the browser nor the village can open', async () => {
  const visitor = await enterAs(demo.village.address, '村民', 'villager')
  const { page, ...phone } = await openWebPhone(demo.browser, demo.village.address, {
    visitor,
    viewport,
    isElder: true,
  })
  await phone.visit('declarations/deed', { originId: (await clauseFor(visitor)).originId })
  const heic = Buffer.concat([
    Buffer.from('\0\0\0\x1cftypheic\0\0\0\0mif1MiHBheic', 'latin1'),
    Buffer.alloc(4000, 0x26),
  ])
  await choose(page, '拍照片', [{ name: 'IMG_0001.HEIC', mimeType: 'image/heic', buffer: heic }])
  await page.getByText(/选“兼容性最佳”/).waitFor()
  await page.getByText('有 1 张照片用不了,请看看原因,去掉它。').waitFor()
  await phone.shot('declaring/photos-heic-elder')
  expect(await page.getByText('再传', { exact: true }).count()).toBe(0)
  await page.waitForTimeout(600)
  await page.getByText('去掉', { exact: true }).first().tap()
  await unsent(page, 0)
  expect(await kept(page)).toBe(0)
  await phone.close()
})

it('keeps them in WeChat too', async () => {
  const visitor = await enterAs(demo.village.address, '村民', 'villager')
  const { host, client, close } = await openWeappPhone(demo.village.address, { visitor })
  const says = (words: string, never = /没有这一句/) =>
    client.waitFor(
      async () => {
        const screen = await readScreen(host)
        return screen.words.includes(words) && !never.test(screen.words)
      },
      words,
      20_000,
    )
  const address = `/declarations/deed?originId=${(await clauseFor(visitor)).originId}`
  await client.open(address, 'reLaunch')
  await says('拍照片')
  // The phone's requests go through a relay of the host; only those with photographs are lost.
  await host.page.route('**/relay', (route) => {
    const wanted = Buffer.from(route.request().headers()['x-weapp-request'] ?? '', 'base64').toString()
    return wanted.includes('/declarations/photos') ? route.abort() : route.continue()
  })
  await host.page.getByText('拍照片', { exact: true }).last().click()
  await says('没传上去')
  await client.open('/home/index', 'reLaunch')
  await client.open(address, 'reLaunch')
  await says('没传上去')
  await host.page.unroute('**/relay')
  await client.open('/home/index', 'reLaunch')
  await client.open(address, 'reLaunch')
  await says('再加照片', /没传上去|正在传/)
  expect(host.exceptions()).toEqual([])
  await close()
})
