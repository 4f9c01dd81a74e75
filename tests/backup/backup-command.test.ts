import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { liveAWhile } from '../audit/tampering.ts'
import { openTestVillage, type TestVillage } from '../village/test-village.ts'
import { run } from './commands.ts'
import { openPlaces, type Place } from './places.ts'

const places = openPlaces()
let village: TestVillage
let here: Place
beforeAll(async () => {
  village = await openTestVillage()
  await liveAWhile(village)
  here = { dataFolder: village.background.dataFolder, databaseUrl: village.place.url }
})
afterAll(async () => {
  await village.close()
  await places.remove()
})

it('backs up beside the running server, says the fingerprint, and restores with the same', {
  timeout: 180_000,
}, async () => {
  const folder = places.newFolder()
  const { code, said } = await run(here, 'backup', folder)
  expect(code, said).toBe(0)
  const [name = ''] = readdirSync(folder)
  expect(name).toMatch(/^village-points-\d{12}\.tar$/)
  const [, fingerprint] = /指纹 ([0-9a-f]{64})/.exec(said) ?? []
  const restored = await run(await places.emptyPlace(), 'restore', join(folder, name))
  expect(restored.said).toContain(`指纹 ${fingerprint}`)
  expect(restored.said).toMatch(/✓ 禾湾村:账到第 \d+ 笔,余额和备份时一样\n/)
  expect(restored.said).toContain('备份里没有签名钥匙')
  expect(restored.code).toBe(0)
})

it('says what is wrong in words and writes nothing', { timeout: 180_000 }, async () => {
  const folder = places.newFolder()
  const file = join(folder, 'kept.tar')
  writeFileSync(file, 'kept')
  const inside = join(here.dataFolder, 'pictures')
  mkdirSync(inside, { recursive: true })
  const refused = async (words: RegExp, place: Place, ...rest: string[]) => {
    const { code, said } = await run(place, ...rest)
    expect(said).toMatch(words)
    expect(code).toBe(1)
  }
  await refused(/已经有了,不会盖掉它/, here, 'backup', file)
  await refused(/请放到别的文件夹/, here, 'backup', inside)
  await refused(/没有这个文件夹/, here, 'backup', join(folder, 'nowhere'))
  await refused(/没有这个文件/, here, 'restore', join(folder, 'nothing.tar'))
  const empty = await places.emptyPlace()
  await refused(/备份文件不能用:文件不完整。什么也没有写。/, empty, 'restore', file)
  expect(readdirSync(folder)).toEqual(['kept.tar'])
  expect(existsSync(join(empty.dataFolder, 'village-points.sqlite'))).toBe(false)
})
