import { existsSync, readdirSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import {
  PHOTOS_KEPT_DAYS,
  readDeclaration,
  readPhoto,
  resubmitDeclaration,
  screenDeclarations,
  uploadPhoto,
  withdrawDeclaration,
} from '@village-points/shared/declarations/contract.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { collectPhotosAfter } from '../village/collecting.ts'
import { declareFor, sendPhotos } from '../village/declaring.ts'
import { TODAY } from '../village/deeds.ts'
import { expectRefusal, openTestVillage, type TestVillage } from '../village/test-village.ts'
import { paint } from './pictures.ts'

let village: TestVillage
beforeAll(async () => {
  village = await openTestVillage()
})
afterAll(() => village.close())

const client = () => village.as('villager')
const show = (photoId: string) => client().call(readPhoto, { params: { photoId }, query: { size: 'large' } })
const folder = () => join(village.background.dataFolder, 'photos', village.villageId)
const filesOf = () => (existsSync(folder()) ? readdirSync(folder()) : [])

it('photographs of what is closed go after a year, while the deed still says that there was one; of what waits they stay', async () => {
  const declareWith = async (seed: number) => {
    const file = { name: '照片.jpg', bytes: await paint(seed) }
    const photo = await client().ok(uploadPhoto, { body: {} }, { file })
    return { ...photo, ...(await declareFor(village, '义务巡逻', { deedOn: TODAY, photoIds: [photo.photoId] })) }
  }
  const [withdrawn, waiting] = [await declareWith(31), await declareWith(32)]
  const params = { declarationId: withdrawn.declarationId }
  await client().ok(withdrawDeclaration, { params, body: {} })
  for (const name of filesOf()) utimesSync(join(folder(), name), new Date(0), new Date(0))
  await collectPhotosAfter(village, PHOTOS_KEPT_DAYS)
  expect((await show(withdrawn.photoId)).status).toBe(200)
  await collectPhotosAfter(village, PHOTOS_KEPT_DAYS + 1)
  await expectRefusal(show(withdrawn.photoId), 'declaration.photo_not_found')
  expect((await show(waiting.photoId)).status).toBe(200)
  expect(filesOf().some((name) => name.startsWith(withdrawn.digest))).toBe(false)
  expect((await client().ok(readDeclaration, { params })).photoIds).toEqual([withdrawn.photoId])
})

it('they go too when more was asked for and nobody answered; it can still be answered with a new one', async () => {
  const [photoId] = (await sendPhotos(client(), 33)) as [string]
  const { declarationId } = await declareFor(village, '主动清理乱搭乱建', { deedOn: TODAY, photoIds: [photoId] })
  const decisions = [{ declarationId, decision: 'return' as const, reason: 'photo_unclear' as const }]
  await village.as('committee').ok(screenDeclarations, { body: { decisions } })
  await collectPhotosAfter(village, PHOTOS_KEPT_DAYS + 1)
  await expectRefusal(show(photoId), 'declaration.photo_not_found')
  const again = (one: string) =>
    client().call(resubmitDeclaration, { params: { declarationId }, body: { photoIds: [one] } })
  await expectRefusal(again(photoId), 'declaration.photo_unknown')
  const [anew] = (await sendPhotos(client(), 34)) as [string]
  expect((await again(anew)).status).toBe(200)
})
