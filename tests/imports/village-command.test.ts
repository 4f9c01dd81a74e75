import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { searchHouseholds } from '@village-points/shared/households/contract.ts'
import { readRulebookInForce } from '@village-points/shared/rules/contract.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestVillage, type TestVillage } from '../village/test-village.ts'
import { makeSheet } from './workbook-maker.ts'

const command = fileURLToPath(new URL('../../apps/api/src/village-command.ts', import.meta.url))
const sampleFile = (name: string) => fileURLToPath(new URL(`./samples/hewan-messy/${name}.xlsx`, import.meta.url))

let village: TestVillage
beforeAll(async () => {
  village = await openTestVillage()
})
afterAll(() => village.close())

/** Runs the command beside the open server, on the same data folder. */
const run = (...words: string[]): Promise<{ code: number; said: string }> =>
  new Promise((resolve) => {
    const { place, background } = village
    const env = { ...process.env, DATABASE_URL: place.url, DATA_FOLDER: background.dataFolder, NODE_ENV: 'test' }
    execFile(process.execPath, [command, ...words], { env }, (error, stdout, stderr) =>
      resolve({ code: error ? 1 : 0, said: `${stdout}${stderr}` }),
    )
  })

const total = async () => (await village.as('committee').ok(searchHouseholds, { query: {} })).total

describe('pnpm village import', { timeout: 120_000 }, () => {
  it('shows a dry run with each problem and how to choose, and writes nothing', async () => {
    const { code, said } = await run('import', 'roster', sampleFile('花名册'), '--village', '禾湾村', '--dry-run')
    expect(code, said).toBe(0)
    expect(said).toContain('村里还没有「四组」。请选')
    expect(said).toMatch(/--choose '1\.[\w-]+\.B\.unknown_group=new' {2}新添「四组」\(建议\)/)
    expect(said).toContain('花名册:286 行,能导入 143 行;身份证号 950 个,已丢弃')
    expect(said).not.toMatch(/129900/)
    expect(await total()).toBe(3)
  })

  it('imports with the choices made, and takes the batch back', async () => {
    const { said } = await run('import', 'roster', sampleFile('花名册'), '--village', '禾湾村', '--dry-run')
    const choices = [...said.matchAll(/--choose '([^']+=new)'/g)].flatMap(([, choice]) => ['--choose', choice ?? ''])
    const done = await run('import', 'roster', sampleFile('花名册'), '--village', '禾湾村', ...choices)
    expect(done.said).toContain('已经导入:新增 286 户。')
    expect(await total()).toBe(289)
    const importId = /导入编号 (\S+)/.exec(done.said)?.[1] ?? ''
    expect((await run('undo-import', importId, '--village', '禾湾村')).said).toContain('已经整批撤回。')
    expect(await total()).toBe(3)
  })

  it('takes the decision of the assembly for a rulebook', async () => {
    const file = join(village.background.dataFolder, '细则.xlsx')
    writeFileSync(
      file,
      makeSheet([
        ['事项', '分值'],
        ['看望老人', '+5'],
      ]),
    )
    const refused = await run('import', 'rulebook', file, '--village', '禾湾村')
    expect(refused).toMatchObject({ code: 1 })
    expect(refused.said).toContain('请填上村民代表会议')
    const words = ['--assembly-on', '2026-06-28', '--present', '29', '--in-favor', '27', '--title', '新细则']
    expect((await run('import', 'rulebook', file, '--village', '禾湾村', ...words)).code).toBe(0)
    expect(await village.as('committee').ok(readRulebookInForce)).toMatchObject({ title: '新细则' })
  })

  it('says what is wrong: no village named, no such file, no spreadsheet, nothing understood', async () => {
    const file = sampleFile('积分超市商品')
    expect((await run('import', 'goods', file)).said).toContain('请用 --village 写明是哪个村')
    expect((await run('import', 'goods', '没有.xlsx', '--village', '禾湾村')).said).toContain('没有这个文件')
    const picture = join(village.background.dataFolder, '照片.xlsx')
    writeFileSync(picture, Buffer.from('89504e470d0a1a0a', 'hex'))
    expect((await run('import', 'goods', picture, '--village', '禾湾村')).said).toContain('这不是表格')
    expect((await run('whatever')).said).toContain('用法')
  })
})
