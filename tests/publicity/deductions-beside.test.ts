import { countPublicized } from '@village-points/api/deductions/index.ts'
import { listPublicities, publicizeWaiting, readPublicity } from '@village-points/shared/publicity/contract.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { choosePanel, publicize } from '../deductions/cases.ts'
import { settleResidents } from '../village/residents.ts'
import { openTestVillage, type TestVillage } from '../village/test-village.ts'
import { accepted, linesOf } from './waiting.ts'

let village: TestVillage
beforeEach(async () => {
  village = await openTestVillage({ households: 6 })
})
afterEach(() => village.close())

const hangOut = async () => {
  await accepted(village)
  return (await village.as('committee').ok(publicizeWaiting, { body: {} })).listId
}
const countOn = async (listId: string) =>
  (await village.as('other_villager').ok(readPublicity, { params: { listId } })).deductionCount

it('says beside each list how many deductions were made public since the one before, and names nobody', async () => {
  const residents = await settleResidents(village)
  await choosePanel(village, residents)
  const { villager, leader } = village.homes
  const first = await hangOut()
  await publicize(village, residents, villager)
  await publicize(village, residents, leader, { seenOn: '2026-11-30', fixBy: '2026-12-07' })
  expect(await countOn(first)).toBe(0)
  village.clock.advance({ days: 1 })
  const second = await hangOut()
  expect(await countOn(second)).toBe(2)
  expect(await linesOf(village.as('other_villager'), second)).toHaveLength(1)
  village.clock.advance({ days: 1 })
  const third = await hangOut()
  expect(await Promise.all([first, second, third].map(countOn))).toEqual([0, 2, 0])
  expect(await village.neighbor.work((work) => countPublicized(work, '2026-01-01', '2027-01-01'))).toBe(0)
  expect((await village.as('villager').ok(listPublicities, { query: {} })).rows).toHaveLength(3)
})
