import { proveConsistency, proveEntry } from '@village-points/shared/ledger/contract.ts'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type DemoVillage, openDemoVillage } from '../journeys/demo-village.ts'
import { everyPage } from './pages.ts'
import { openWeappPhone } from './weapp-phone.ts'
import { readScreen } from './weapp-screen.ts'
import { enterAs, openChromium, openWebPhone, type Visitor } from './web-phone.ts'

const IN_LOG = '这一分已入阳光账本'
const DOUBTFUL = '这一笔和阳光账本对不上'

let village: DemoVillage
let browser: Browser
let visitor: Visitor
let entry: Record<string, string>
beforeAll(async () => {
  village = await openDemoVillage()
  browser = await openChromium()
  visitor = await enterAs(village.address, '村民', 'villager')
  entry = await everyPage.find(({ route }) => route === 'ledger/entry')!.input!(visitor)
})
afterAll(async () => {
  await browser?.close()
  await village?.close()
})

/** The entry's page on a web phone that gets a changed proof. */
const withProof = async (change: (proof: { record: string; inclusion?: { path: string[] } }) => void) => {
  const phone = await openWebPhone(browser, village.address, { visitor })
  await phone.page.route('**/proof', async (route) => {
    const response = await route.fetch()
    const proof = await response.json()
    change(proof)
    await route.fulfill({ response, json: proof })
  })
  await phone.visit('ledger/entry', entry)
  return phone
}

it('is said on the web after the phone has checked it', async () => {
  const phone = await withProof(() => undefined)
  await phone.page.getByText(IN_LOG).waitFor()
  await phone.close()
})

it('is said in WeChat after the phone has checked it', async () => {
  const phone = await openWeappPhone(village.address, { visitor })
  await phone.client.open(`/ledger/entry?${new URLSearchParams(entry)}`, 'reLaunch')
  const isSaid = async () => (await readScreen(phone.host)).words.includes(IN_LOG)
  await phone.client.waitFor(isSaid, IN_LOG, 20_000)
  await phone.close()
})

it.each([
  ['the record', (proof: { record: string }) => ({ record: proof.record.replace('"amount":', '"amount":1') })],
  ['the path', ({ inclusion }: { inclusion?: { path: string[] } }) => ({ inclusion: { ...inclusion, path: [] } })],
])('is never said when %s was changed on the way, and says whom to call', async (_, change) => {
  const phone = await withProof((proof) => Object.assign(proof, change(proof)))
  await phone.page.getByText(DOUBTFUL).waitFor()
  expect(await phone.page.getByText(IN_LOG).count()).toBe(0)
  expect(await phone.page.getByText('打电话问村里').count()).toBeGreaterThan(0)
  await phone.close()
})

it('is never said when today’s log does not continue the one this phone saw', async () => {
  const { inclusion } = await visitor.client.ok(proveEntry, {
    params: { householdId: visitor.householdId, transferId: entry.entryId! },
  })
  const { head } = inclusion!
  const sameKey = { params: { treeSize: head.treeSize }, query: { from: head.treeSize } }
  expect((await visitor.client.ok(proveConsistency, sameKey)).path).toEqual([])
  const forged = { ...head, rootHash: head.rootHash.replace(/^./, (sign) => (sign === '0' ? '1' : '0')) }
  const kept = { ...visitor.kept, [`tree-head:${head.villageId}`]: forged }
  const phone = await openWebPhone(browser, village.address, { visitor: { ...visitor, kept } })
  await phone.visit('ledger/entry', entry)
  await phone.page.getByText(DOUBTFUL).waitFor()
  await phone.close()
})
