import { PHOTOS_KEPT_DAYS } from '@village-points/shared/declarations/contract.ts'
import {
  OBJECTION_DAYS,
  readDeduction,
  readDeductionPhoto,
  recheckDeduction,
  rectifyDeduction,
} from '@village-points/shared/deductions/contract.ts'
import { addDays, startOfVillageDay } from '@village-points/shared/platform/village-day.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { collectPhotosAfter } from '../village/collecting.ts'
import { sendPhotos } from '../village/declaring.ts'
import { settleResidents } from '../village/residents.ts'
import { openTestVillage, type TestVillage } from '../village/test-village.ts'
import { choosePanel, deduct, FIX_BY, remind } from './cases.ts'

let village: TestVillage
beforeEach(async () => {
  village = await openTestVillage({ households: 6 })
})
afterEach(() => village.close())

type Case = { deductionId: string }
const has = async ({ deductionId }: Case, photoId: string) =>
  (await village.as('committee').call(readDeductionPhoto, { params: { deductionId, photoId }, query: {} })).status ===
  200
const DAY_MS = 24 * 60 * 60 * 1000
/** Days from now until the morning after a day. */
const daysBeyond = (day: string) =>
  Math.ceil((startOfVillageDay(addDays(day, 1)).getTime() - village.clock.now().getTime()) / DAY_MS)

it('photographs of a case that was put right go a year later, of the reminder and of 已整改 alike', async () => {
  const photoIds = await sendPhotos(village.as('group_leader'), 1)
  const [proof] = await sendPhotos(village.as('villager'), 2)
  const one = await remind(village, { photoIds })
  const params = { deductionId: one.deductionId }
  await village.as('villager').ok(rectifyDeduction, { params, body: { photoIds: [proof!] } })
  await collectPhotosAfter(village, 2 * PHOTOS_KEPT_DAYS)
  expect(await has(one, proof!), 'somebody still has to go and look').toBe(true)
  await village.as('group_leader').ok(recheckDeduction, { params, body: { finding: 'fixed' } })
  await collectPhotosAfter(village, PHOTOS_KEPT_DAYS)
  expect([await has(one, photoIds[0]!), await has(one, proof!)]).toEqual([true, true])
  await collectPhotosAfter(village, PHOTOS_KEPT_DAYS + 1)
  expect([await has(one, photoIds[0]!), await has(one, proof!)]).toEqual([false, false])
  const { steps } = await village.as('committee').ok(readDeduction, { params })
  expect(steps.map((step) => step.photoIds)).toEqual([photoIds, [proof], []])
})

it('of a reminder that nobody answered they go a year after its day', async () => {
  const [photoId] = await sendPhotos(village.as('group_leader'), 1)
  const one = await remind(village, { photoIds: [photoId!] })
  await collectPhotosAfter(village, PHOTOS_KEPT_DAYS + 1)
  expect(await has(one, photoId!)).toBe(true)
  await collectPhotosAfter(village, PHOTOS_KEPT_DAYS + daysBeyond(FIX_BY))
  expect(await has(one, photoId!)).toBe(false)
})

it('of points that were taken they go a year after nobody can repair or object any more', async () => {
  const residents = await settleResidents(village)
  await choosePanel(village, residents)
  const [photoId] = await sendPhotos(village.as('committee'), 1)
  const one = await deduct(village, residents, village.homes.villager, { photoIds: [photoId!] })
  const { deductedOn, repairBy } = await village.as('committee').ok(readDeduction, { params: one })
  const [last] = [addDays(deductedOn!, OBJECTION_DAYS), repairBy!].toSorted().reverse() as [string]
  await collectPhotosAfter(village, PHOTOS_KEPT_DAYS + daysBeyond(last) - 1)
  expect(await has(one, photoId!)).toBe(true)
  await collectPhotosAfter(village, PHOTOS_KEPT_DAYS + daysBeyond(last))
  expect(await has(one, photoId!)).toBe(false)
})
