import { createHash } from 'node:crypto'
import { existsSync, readdirSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { differenceOf } from '@village-points/api/declarations/photo.ts'
import { setEvidence } from '@village-points/api/declarations/step-repository.ts'
import { perceptualHash } from '@village-points/api/platform/files/perceptual-hash.ts'
import { systemActor } from '@village-points/api/platform/work.ts'
import {
  listScreenings,
  MOST_UNATTACHED,
  readPhoto,
  submitDeclaration,
  UNATTACHED_DAYS,
  uploadPhoto,
} from '@village-points/shared/declarations/contract.ts'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { award, TODAY } from '../village/deeds.ts'
import { type Client, expectRefusal, openTestVillage, type Person, type TestVillage } from '../village/test-village.ts'
import { paint } from './pictures.ts'

let village: TestVillage
beforeAll(async () => {
  village = await openTestVillage()
})
afterAll(() => village.close())

const send = (bytes: Uint8Array, client: Client = village.as('villager'), key?: string) =>
  client.call(uploadPhoto, { body: {} }, { file: { name: '照片.jpg', bytes }, ...(key ? { key } : {}) })
const show = (photoId: string, client: Client = village.as('villager'), size: 'large' | 'small' = 'large') =>
  client.call(readPhoto, { params: { photoId }, query: { size } })
const work = () => ({ villageId: village.villageId, now: village.background.now(), actor: systemActor })
const attach = (photoId: string, declarationId: string) =>
  village.background.store.write((tx) => setEvidence({ ...work(), tx }, declarationId, [photoId]))

describe('a photograph', () => {
  it('is made small, turned upright and stripped of where it was taken', async () => {
    const taken = await sharp(await paint(1, 3000, 2000))
      .withExif({ IFD0: { Make: 'Huawei', Orientation: '6' }, IFD3: { GPSLatitude: '39/1 5/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const sent = (await send(taken)).body
    expect([sent.width, sent.height]).toEqual([1067, 1600])
    const large = (await show(sent.photoId, village.as('villager'))).body as Buffer
    const seen = await sharp(large).metadata()
    expect([seen.format, seen.width, seen.height, seen.exif, seen.orientation]).toEqual([
      'jpeg',
      1067,
      1600,
      undefined,
      undefined,
    ])
    expect(createHash('sha256').update(large).digest('hex')).toBe(sent.digest)
    const small = (await show(sent.photoId, village.as('villager'), 'small')).body as Buffer
    expect((await sharp(small).metadata()).height).toBe(320)
  })

  it('may be an AVIF, as some phones write it', async () => {
    const { photoId, width, height } = (await send(await avif())).body
    expect([width, height]).toEqual([300, 200])
    expect((await sharp((await show(photoId)).body as Buffer).metadata()).format).toBe('jpeg')
  })

  it('sent twice under one key is one photograph', async () => {
    const bytes = await paint(2)
    const [first, second] = [await send(bytes, undefined, 'photo-key-1'), await send(bytes, undefined, 'photo-key-1')]
    expect(second.body).toEqual(first.body)
  })

  it('keeps out what hangs behind it, and takes the short film of a phone', async () => {
    const film = Buffer.concat([await paint(3), Buffer.from('\0\0\0\x18ftypmp42'), Buffer.alloc(5000, 7)])
    const { photoId } = (await send(film)).body
    expect(((await show(photoId, village.as('villager'))).body as Buffer).includes('ftypmp42')).toBe(false)
  })
})

const eicar = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'
const bomb = () =>
  sharp({ create: { width: 8_000, height: 7_000, channels: 3, background: '#fff' } })
    .png({ compressionLevel: 9 })
    .toBuffer()
const behind = async (tail: string) => Buffer.concat([await paint(4), Buffer.from(tail, 'latin1')])
/** As an iPhone writes it: the head, then the description of the picture and its HEVC data, which nobody here can decode. */
const heic = (brand: string, ...compatible: string[]) => {
  const box = (name: string, content: Buffer) => {
    const size = Buffer.alloc(4)
    size.writeUInt32BE(8 + content.length)
    return Buffer.concat([size, Buffer.from(name, 'latin1'), content])
  }
  const head = box('ftyp', Buffer.from(`${brand}\0\0\0\0${compatible.join('')}`, 'latin1'))
  const described = box(
    'meta',
    Buffer.concat([Buffer.alloc(4), box('hdlr', Buffer.from('\0\0\0\0\0\0\0\0pict', 'latin1'))]),
  )
  return Buffer.concat([head, described, box('mdat', Buffer.alloc(4000, 0x26))])
}
const avif = async () =>
  sharp(await paint(4, 300, 200))
    .avif()
    .toBuffer()
const refused: [what: string, code: string, bytes: () => Promise<Buffer> | Buffer][] = [
  ['nothing', 'not_a_photo', () => Buffer.alloc(0)],
  ['a program', 'not_a_photo', () => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500)])],
  ['a drawing that may hold a script', 'not_a_photo', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  [
    'a GIF',
    'not_a_photo',
    async () =>
      sharp(await paint(4))
        .gif()
        .toBuffer(),
  ],
  ['an iPhone’s HEIC', 'heic', () => heic('heic', 'mif1', 'MiHB', 'heic')],
  ['a HEIC that calls itself a picture in general', 'heic', () => heic('mif1', 'mif1', 'heic')],
  ['a HEIC cut off in its head', 'heic', () => heic('heic', 'mif1', 'heic').subarray(0, 22)],
  ['a film', 'not_a_photo', () => heic('mp42', 'isom', 'mp42')],
  ['an AVIF cut off in the middle', 'damaged', async () => (await avif()).subarray(0, 900)],
  ['the test file of virus scanners', 'not_a_photo', () => Buffer.from(eicar)],
  ['a photograph cut off in the middle', 'damaged', async () => (await paint(4)).subarray(0, 9000)],
  [
    'a PNG cut off in the middle',
    'damaged',
    async () =>
      (
        await sharp(await paint(4))
          .png()
          .toBuffer()
      ).subarray(0, 9000),
  ],
  [
    'the first bytes of a photograph and nothing more',
    'damaged',
    () => Buffer.from('ffd8ffe000104a464946000101000001', 'hex'),
  ],
  ['a small file that unpacks to 56 million pixels', 'swells', bomb],
  ['a photograph with a virus in it', 'carries_more', () => behind(eicar)],
  [
    'a photograph that is an archive too',
    'carries_more',
    () => behind(`PK\x03\x04${'x'.repeat(90)}PK\x05\x06${'\0'.repeat(18)}`),
  ],
  ['a photograph that is a program too', 'carries_more', () => behind('\x7fELF\x02\x01\x01')],
  [
    'a photograph with a script in its remarks',
    'carries_more',
    async () =>
      sharp(await paint(4))
        .withExif({ IFD0: { ImageDescription: '<?php system(1)' } })
        .jpeg()
        .toBuffer(),
  ],
]

describe('refused, with a sentence and without a trace:', () => {
  it.each(refused)('%s', async (_, code, bytes) => {
    const before = filesOf()
    await expectRefusal(send(await bytes()), `declaration.photo_${code}`)
    expect(filesOf()).toEqual(before)
  })

  it('more than ten megabytes', async () => {
    await expectRefusal(send(Buffer.alloc(10 * 1024 * 1024 + 1, 1)), 'platform.body_too_large')
  })

  it('more than five declarations could use', async () => {
    const bytes = await paint(5, 60, 40)
    const supervisor = village.as('supervisor')
    for (let sent = 0; sent < MOST_UNATTACHED; sent++) expect((await send(bytes, supervisor)).status).toBe(200)
    await expectRefusal(send(bytes, supervisor), 'declaration.too_many_photos')
  })
})

const folder = () => join(village.background.dataFolder, 'photos', village.villageId)
const filesOf = () => (existsSync(folder()) ? readdirSync(folder()).toSorted() : [])

describe('who sees a photograph', () => {
  it('is its sender alone until it belongs to a declaration, then whoever may see that', async () => {
    const { photoId } = (await send(await paint(6))).body
    const others = ['committee', 'group_leader', 'supervisor', 'other_villager'] as const
    for (const one of others) await expectRefusal(show(photoId, village.as(one)), 'declaration.photo_not_found')
    const { declaration } = await award(village, '代购代办', village.homes.villager)
    await attach(photoId, declaration.declarationId)
    for (const one of ['villager', 'committee', 'supervisor'] as const) {
      expect((await show(photoId, village.as(one))).headers.get('cache-control')).toBe('no-store')
    }
    await expectRefusal(show(photoId, village.as('other_villager')), 'declaration.photo_not_found')
    await expectRefusal(show(photoId, village.neighbor.as('committee')), 'declaration.photo_not_found')
    await expectRefusal(show(photoId, village.as('clerk')), 'platform.not_permitted')
    await expectRefusal(show(photoId, village.stranger), 'platform.not_signed_in')
  })
})

describe('photographs that nobody needs', () => {
  it('go after a week with their files, those of a declaration stay', async () => {
    const waiting = (await send(await paint(7))).body
    const twin = (await send(await paint(7))).body
    const used = (await send(await paint(8))).body
    const { declaration } = await award(village, '代购代办', village.homes.villager)
    await attach(used.photoId, declaration.declarationId)
    expect(twin.digest).toBe(waiting.digest)
    const has = ({ digest }: { digest: string }) => filesOf().some((name) => name.startsWith(digest))
    village.clock.advance({ days: UNATTACHED_DAYS - 1 })
    await village.runJobs()
    expect([waiting, used].map(has)).toEqual([true, true])
    village.clock.advance({ days: 2 })
    for (const name of filesOf()) utimesSync(join(folder(), name), new Date(0), new Date(0))
    await village.runJobs()
    await village.runJobs()
    expect([waiting, used].map(has)).toEqual([false, true])
    await expectRefusal(show(waiting.photoId, village.as('villager')), 'declaration.photo_not_found')
    expect((await show(used.photoId, village.as('villager'))).status).toBe(200)
  })
})

describe('what looks alike', () => {
  const hash = async (bytes: Buffer) => perceptualHash(bytes)

  it.each([11, 12, 13, 14, 15, 16])(
    'is found when a picture (%i) is saved again, made smaller, brighter, cropped or turned',
    async (seed) => {
      const picture = await paint(seed)
      const original = await hash(picture)
      const changed = {
        again: sharp(picture).jpeg({ quality: 40 }),
        smaller: sharp(picture).resize(320),
        brighter: sharp(picture).modulate({ brightness: 1.2 }),
        darker: sharp(picture).modulate({ brightness: 0.8 }),
        cropped: sharp(picture).extract({ left: 18, top: 14, width: 1164, height: 872 }),
        turned: sharp(picture).rotate(90),
        upsideDown: sharp(picture).rotate(180),
        tilted: sharp(picture).rotate(1).extract({ left: 20, top: 20, width: 1160, height: 870 }),
      }
      for (const [how, image] of Object.entries(changed)) {
        expect([how, differenceOf(original, await hash(await image.jpeg().toBuffer()))]).toEqual([
          how,
          expect.toSatisfy((bits: number) => bits <= 10),
        ])
      }
    },
  )

  it('is not found between different pictures', async () => {
    const hashes = await Promise.all(Array.from({ length: 30 }, async (_, seed) => hash(await paint(100 + seed))))
    const differences = hashes.flatMap((one, at) => hashes.slice(at + 1).map((two) => differenceOf(one, two)))
    expect(Math.min(...differences)).toBeGreaterThan(10)
  })

  it('is shown to whoever decides, with the other household’s name, and refuses nothing', async () => {
    const picture = await paint(21)
    const turned = await sharp(picture).rotate(90).jpeg({ quality: 50 }).toBuffer()
    const declare = async (person: Person, bytes: Uint8Array, title = '孝老爱亲受到认可') => {
      const client = village.as(person)
      const { photoId } = (await send(bytes, client)).body
      const body = { ruleId: village.rule(title).ruleId, deedOn: TODAY, photoIds: [photoId] }
      return client.ok(submitDeclaration, { body })
    }
    const { declarationId: first } = await declare('villager', picture)
    const { declarationId: second } = await declare('other_villager', turned)
    await declare('villager', await paint(22), '见义勇为')
    await declare('other_villager', await paint(23), '代购代办')
    const { rows } = await village.as('committee').ok(listScreenings, { query: {} })
    const photosLike = (id: string) =>
      rows
        .find((row) => row.declarationId === id)!
        .similar.filter(({ because }) => because === 'same_photo')
        .map((one) => [one.declarationId, one.householdName])
    expect(photosLike(first)).toEqual([[second, village.homes.other.name]])
    expect(photosLike(second)).toEqual([[first, village.homes.villager.name]])
    const others = rows.filter((row) => ![first, second].includes(row.declarationId))
    expect(others.map((row) => row.similar)).toEqual([[], []])
  })
})
