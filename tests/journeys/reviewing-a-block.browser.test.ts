import { listDeclarations, listScreenings } from '@village-points/shared/declarations/contract.ts'
import { drawn, listReviewQueue, readReview } from '@village-points/shared/review/contract.ts'
import { expect, it } from 'vitest'
import { enterAs, openWebPhone, type Visitor } from '../pages/web-phone.ts'
import { demoInChromium } from './demo-in-chromium.ts'

const MOST_TAPS = 3
const BLOCK = 20
const viewport = { width: 390, height: 844 }
const REPEATED = '这部手机刚才自己算了一遍,结果一样。'

const demo = demoInChromium()

const phoneOf = async (label: string, role: string, isElder = false) => {
  const visitor = await enterAs(demo.village.address, label, role)
  const phone = await openWebPhone(demo.browser, demo.village.address, { visitor, viewport, isElder })
  let taps = 0
  const tap = async (text: string) => {
    taps++
    await phone.page.getByText(text, { exact: true }).filter({ visible: true }).last().tap()
  }
  return { ...phone, visitor, tap, taps: () => taps }
}

const queueOf = async ({ client }: Visitor) => (await client.ok(listReviewQueue, { query: { limit: 100 } })).rows

it(`lets a villager of the panel approve a block of ${BLOCK} in ${MOST_TAPS} taps from home`, async () => {
  const phone = await phoneOf('村民', 'villager')
  const before = await queueOf(phone.visitor)
  await phone.visit('home/index')
  await phone.shot('reviewing/0-home')
  await phone.tap('评议')
  const whole = phone.page.getByText(`这 ${BLOCK} 条都同意`, { exact: true })
  await whole.waitFor()
  await phone.shot('reviewing/1-queue')
  await phone.tap(`这 ${BLOCK} 条都同意`)
  await phone.shot('reviewing/2-confirm')
  await phone.tap(`交上去:这 ${BLOCK} 条都同意`)
  await phone.page.getByText(`您评了 ${BLOCK} 条`).waitFor()
  await phone.shot('reviewing/3-voted')
  expect(phone.taps()).toBeLessThanOrEqual(MOST_TAPS)
  expect(await queueOf(phone.visitor)).toHaveLength(before.length - BLOCK)
  await whole.waitFor({ state: 'detached' })
  expect(phone.faults).toEqual([])
  await phone.close()
})

it('keeps an exception through a reload and sends it with its reason, in elder mode too', async () => {
  const phone = await phoneOf('村民', 'villager', true)
  const [late] = await queueOf(phone.visitor)
  await phone.visit('review/queue')
  const first = phone.page.getByText('这一条有问题', { exact: true }).first()
  await first.tap()
  await phone.tap('记下,等会儿一起交')
  await phone.page.getByText('请选一个原因,让人家知道为什么。').waitFor()
  await phone.tap('没写清做了什么,请补一句')
  await phone.page.waitForTimeout(600) // a second press within half a second is taken for a trembling hand
  await phone.tap('记下,等会儿一起交')
  await phone.page.reload()
  await phone.page.getByText('没写清做了什么,请补一句').waitFor()
  await phone.shot('reviewing/exception')
  await phone.tap('1 条同意,1 条另办')
  await phone.tap('交上去:1 条同意,1 条另办')
  await phone.page.getByText('您评了 2 条').waitFor()
  const said = await phone.visitor.client.ok(readReview, { params: { declarationId: late!.declarationId } })
  expect(said).toMatchObject({ myVote: 'return', counts: { return: 1 } })
  expect(phone.faults).toEqual([])
  await phone.close()
})

it('lets the group leader pass what he knows to be true, without his own', async () => {
  const phone = await phoneOf('三组组长', 'group_leader')
  const waiting = async () =>
    (await phone.visitor.client.ok(listScreenings, { query: { limit: 100 } })).rows.map(({ can }) => can.screen)
  const mine = (await waiting()).filter(Boolean).length
  await phone.visit('home/workbench')
  await phone.tap(`核实 ${mine} 条`)
  await phone.page.getByText('自己家的、自己报的,要请别的干部来核实').waitFor()
  await phone.tap(`这 ${mine} 条都属实`)
  await phone.tap(`交上去:这 ${mine} 条都属实`)
  await phone.page.getByText(`您核实了 ${mine} 条`).waitFor()
  expect(await waiting()).toEqual([false])
  expect(phone.taps()).toBeLessThanOrEqual(MOST_TAPS)
  await phone.close()
})

/** What the villager himself declared went before stand-ins: his own seat and the screener's were drawn. */
const openDraw = async (change: (review: { seats: { draw?: { drawnUserId: string } }[] }) => void) => {
  const { client, householdId } = await enterAs(demo.village.address, '村民', 'villager')
  const { rows } = await client.ok(listDeclarations, { query: { declared: 'true' } })
  const { declarationId } = rows.find((row) => row.household.householdId === householdId)!
  const phone = await phoneOf('村务监督', 'supervisor')
  await phone.page.route(`**/review/declarations/${declarationId}`, async (route) => {
    const response = await route.fetch()
    const review = await response.json()
    change(review)
    await route.fulfill({ response, json: review })
  })
  await phone.visit('review/declaration', { declarationId })
  await phone.page.getByText('怎么抽的', { exact: true }).first().tap()
  return { phone, declarationId }
}

it('repeats the draw on the phone and says so', async () => {
  const { phone, declarationId } = await openDraw(() => undefined)
  await phone.page.getByText(REPEATED).first().waitFor()
  await phone.shot('reviewing/draw')
  const { seats } = await phone.visitor.client.ok(readReview, { params: { declarationId } })
  const { seed, seatUserId, candidates, drawnUserId } = seats.find(({ draw }) => draw)!.draw!
  const ids = candidates.map(({ userId }) => userId)
  expect(drawn({ seed, declarationId, seatUserId }, ids)).toBe(drawnUserId)
  await phone.close()
})

it('never says so when another was put in the seat', async () => {
  const { phone } = await openDraw(({ seats }) => {
    for (const { draw } of seats) if (draw) draw.drawnUserId = 'somebody-else'
  })
  await phone.page.getByText('这部手机算出来的和记的不一样').first().waitFor()
  expect(await phone.page.getByText(REPEATED).count()).toBe(0)
  await phone.close()
})
