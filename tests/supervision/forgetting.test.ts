import { PHOTOS_KEPT_DAYS } from '@village-points/shared/declarations/contract.ts'
import * as contract from '@village-points/shared/supervision/contract.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { collectPhotosAfter } from '../village/collecting.ts'
import { sendPhotos } from '../village/declaring.ts'
import { award } from '../village/deeds.ts'
import { openTestVillage, type TestVillage } from '../village/test-village.ts'

const params = { month: '2026-11' }

let village: TestVillage
beforeAll(async () => {
  village = await openTestVillage()
})
afterAll(() => village.close())

it('photographs of findings go a year after the report was signed; that there were some stays', async () => {
  const supervisor = village.as('supervisor')
  await award(village, '义务巡逻', village.homes.villager)
  village.clock.set('2026-12-01T02:00:00Z')
  await village.runJobs()
  const { sequence } = (await supervisor.ok(contract.readSample, { params, query: {} })).rows[0]!
  const photoIds = await sendPhotos(supervisor, 1)
  await supervisor.ok(contract.recordFinding, { params, body: { sequence, verdict: 'fine', photoIds } })
  const photo = { params: { ...params, sequence, photoId: photoIds[0]! }, query: {} }
  const isThere = async () => (await supervisor.call(contract.readFindingPhoto, photo)).status === 200
  village.clock.advance({ days: 10 })
  const { digest } = await supervisor.ok(contract.makeReport, { params, body: {} })
  await supervisor.ok(contract.signReport, { params, body: { digest } })
  await collectPhotosAfter(village, PHOTOS_KEPT_DAYS - 1)
  expect(await isThere(), 'found more than a year ago, signed less').toBe(true)
  await collectPhotosAfter(village, PHOTOS_KEPT_DAYS + 1)
  expect(await isThere()).toBe(false)
  const { rows } = await supervisor.ok(contract.readSample, { params, query: {} })
  expect(rows[0]!.finding?.photoIds).toEqual(photoIds)
})
