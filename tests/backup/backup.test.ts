import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { auditVillage } from '@village-points/api/audit/index.ts'
import { backUp } from '@village-points/api/backup/index.ts'
import { declarations } from '@village-points/api/declarations/tables.ts'
import { postAwards } from '@village-points/api/ledger/index.ts'
import { entries, transfers } from '@village-points/api/ledger/tables.ts'
import { systemActor } from '@village-points/api/platform/work.ts'
import { putRewardPicture } from '@village-points/shared/rewards/contract.ts'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { liveAWhile } from '../audit/tampering.ts'
import { award } from '../village/deeds.ts'
import { openTestVillage, type TestVillage } from '../village/test-village.ts'
import { type Parts, partsOf, rewriteLines, writeParts } from './archives.ts'
import { backUpTo, keyFileIn, lookInto, openPlaces, restoreInto } from './places.ts'

const places = openPlaces()
let village: TestVillage
let folder: string
let archive: string

beforeAll(async () => {
  village = await openTestVillage()
  await liveAWhile(village)
  const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#c03' } })
    .png()
    .toBuffer()
  const reward = { params: { rewardId: village.reward('抽纸').rewardId }, body: {} }
  await village.as('committee').ok(putRewardPicture, reward, { file: { name: '抽纸.png', bytes: picture } })
  folder = places.newFolder()
  archive = join(folder, 'quiet.tar')
  await backUpTo(village, archive)
})
afterAll(async () => {
  await village.close()
  await places.remove()
})

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/** Writes an archive that somebody changed, and made the manifest fit when `isForged`. */
const changed = async (name: string, change: (parts: Parts) => void, isForged = false): Promise<string> => {
  const parts = await partsOf(archive)
  const manifest = JSON.parse(parts.get('manifest.json')!.toString())
  parts.delete('manifest.json')
  change(parts)
  if (isForged) {
    manifest.parts = [...parts].map(([part, bytes]) => ({ name: part, bytes: bytes.length, sha256: sha256(bytes) }))
  }
  parts.set('manifest.json', Buffer.from(JSON.stringify(manifest)))
  const file = join(folder, name)
  await writeParts(file, parts)
  return file
}

const entriesPart = (parts: Parts) => [...parts.keys()].find((name) => name.startsWith('tables/ledger_entries/'))!

const isRefused = async (file: string, words: RegExp) => {
  const place = await places.emptyPlace()
  await expect(restoreInto(place, file)).rejects.toThrow(words)
  await lookInto(place, async (store) => {
    await expect(auditVillage({ store, now: () => new Date(0) }, village.villageId)).resolves.toMatchObject({ rows: 0 })
  })
}

describe('a backup', () => {
  it('becomes the same village elsewhere: every row, every picture, sound books', async () => {
    const place = await places.emptyPlace()
    const { villages, faults, rows } = await restoreInto(place, archive)
    expect(faults).toEqual([])
    expect(rows).toBeGreaterThan(100)
    expect(villages.map(({ name }) => name).sort()).toEqual(['柳树村', '禾湾村'])
    const again = join(folder, 'again.tar')
    await lookInto(place, async (store) => {
      await backUp({ store, now: village.clock.now, dataFolder: place.dataFolder }, { file: again })
    })
    const [first, second] = [await partsOf(archive), await partsOf(again)]
    for (const parts of [first, second]) parts.delete('manifest.json')
    expect([...second.keys()]).toEqual([...first.keys()])
    expect([...first.keys()].filter((name) => name.startsWith('files/pictures/'))).toHaveLength(1)
    for (const [name, bytes] of first) expect(second.get(name)!.equals(bytes), name).toBe(true)
  })

  it('is one moment, though awards go on while it is made', async () => {
    const file = join(folder, 'busy.tar')
    let isDone = false
    const busy = (async () => {
      let count = 0
      for (; !isDone || count === 0; count++) await award(village, '义务巡逻', village.homes.other)
      return count
    })()
    await backUpTo(village, file).finally(() => {
      isDone = true
    })
    expect(await busy).toBeGreaterThan(0)
    const place = await places.emptyPlace()
    expect((await restoreInto(place, file)).faults).toEqual([])
  })

  it('keeps the laws: what was restored cannot be changed, and goes on as before', async () => {
    const place = await places.emptyPlace()
    await restoreInto(place, archive)
    await lookInto(place, async (store) => {
      const { villageId } = village
      expect((await auditVillage({ store, now: village.clock.now }, villageId)).faults).toEqual([])
      await expect(store.write(async (tx) => tx.update(transfers).set({ title: '改了' }))).rejects.toThrow()
      await expect(store.write(async (tx) => tx.delete(entries))).rejects.toThrow()
      const [earning] = await store.read(async (tx) => tx.select().from(declarations).limit(1))
      const { householdId, ruleId, declarationId } = earning!
      const words = { title: '义务巡逻', deedOn: '2026-11-23', note: '', isHonorOnly: false, hundredths: 100 }
      const work = { villageId, now: village.clock.now(), actor: systemActor }
      const again = store.write((tx) =>
        postAwards([{ work: { tx, ...work }, earning: { ...words, householdId, ruleId, declarationId } }]),
      )
      await expect(again).resolves.toMatchObject([{ transferId: expect.any(String) }])
    })
  })
})

describe('a restore is refused', () => {
  it('where something is already', async () => {
    const place = await places.emptyPlace()
    await restoreInto(place, archive)
    await expect(restoreInto(place, archive)).rejects.toThrow(/这里不是空的/)
  })

  it('when a byte was changed, a part is missing or added, or the end is cut off', async () => {
    const flipped = (parts: Parts) => {
      const bytes = parts.get(entriesPart(parts))!
      bytes[bytes.length - 20]! ^= 1
    }
    await isRefused(await changed('flipped.tar', flipped), /ledger_entries.* 被改过或者坏了/)
    await isRefused(
      await changed('missing.tar', (parts) => parts.delete(entriesPart(parts))),
      /少了 tables\/ledger_entries/,
    )
    await isRefused(await changed('added.tar', (parts) => parts.set('files/x', Buffer.from('x'))), /多出了 files\/x/)
    const cut = join(folder, 'cut.tar')
    writeFileSync(cut, readFileSync(archive))
    truncateSync(cut, Math.floor(statSync(cut).size / 2))
    await isRefused(cut, /不完整/)
    writeFileSync(cut, 'not a backup at all')
    await isRefused(cut, /不完整/)
  })

  it('when the books inside were forged, digests and all; taken in only on the order to do so', async () => {
    const forge = (parts: Parts) => {
      const name = entriesPart(parts)
      const raise = (line: string) => line.replace(/"amount":10000,/, '"amount":20000,')
      parts.set(name, rewriteLines(parts.get(name)!, raise))
    }
    const forged = await changed('forged.tar', forge, true)
    await isRefused(forged, /备份里的账对不上.*第 \d+ 笔/)
    const place = await places.emptyPlace()
    expect((await restoreInto(place, forged, true)).faults.length).toBeGreaterThan(0)
  })

  it('when rows are missing although the digests fit, and when a file would leave its folder', async () => {
    const less = (parts: Parts) => parts.delete(entriesPart(parts))
    await isRefused(await changed('less.tar', less, true), /ledger_entries 应有 \d+ 行,恢复出来 0 行/)
    const outside = (parts: Parts) => parts.set('files/../outside', Buffer.from('x'))
    await isRefused(await changed('outside.tar', outside, true), /不认得 files\/\.\.\/outside/)
  })
})

describe('the signing key', () => {
  it('travels only when it is asked to, and never over another key', async () => {
    const key = join(folder, 'key.pem')
    writeFileSync(key, 'a key')
    const file = join(folder, 'with-key.tar')
    await backUpTo(village, file, { ledgerKeyFile: key })
    expect((await partsOf(archive)).has('ledger-key.pem')).toBe(false)
    const place = await places.emptyPlace()
    expect(await restoreInto(place, file)).toMatchObject({ hasLedgerKey: true })
    expect(readFileSync(keyFileIn(place), 'utf8')).toBe('a key')
    expect(statSync(keyFileIn(place)).mode & 0o077).toBe(0)
    const taken = await places.emptyPlace()
    writeFileSync(keyFileIn(taken), 'another')
    await expect(restoreInto(taken, file)).rejects.toThrow(/签名钥匙/)
  })
})

describe('a half-written backup', () => {
  it('never bears the name of a whole one', async () => {
    const missing = join(folder, 'no-such-folder', 'x.tar')
    await expect(backUpTo(village, missing)).rejects.toThrow(/ENOENT/)
    const file = join(folder, 'broken.tar')
    await expect(backUpTo(village, file, { ledgerKeyFile: join(folder, 'no-key') })).rejects.toThrow(/ENOENT/)
    expect(readdirSync(folder).filter((name) => name.startsWith('broken'))).toEqual([])
    mkdirSync(join(folder, 'other'))
    expect(existsSync(file)).toBe(false)
  })
})
