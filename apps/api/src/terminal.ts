import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { systemClock } from './platform/clock.ts'
import { readConfig } from './platform/config.ts'
import { databaseFile, openStore } from './platform/database/open-store.ts'
import type { Background } from './platform/http/route.ts'
import { openLog } from './platform/log.ts'
import { allVillages } from './villages/index.ts'

export const USAGE = `用法:
  pnpm village import <roster|rulebook|goods|paper_book> <文件> [--village 村名] [--dry-run] [--without-waiting]
      [--choose 编号=选项[:内容]] (可以写多次)
      细则另加:--title 名称 --in-force-on 2026-07-01 --assembly-on 2026-06-28 --present 29 --in-favor 27 [--entitled 32]
  pnpm village undo-import <导入编号> [--village 村名]
  pnpm village audit [--village 村名]                核对账本,只看不改;对不上就指出第一处
  pnpm village backup <文件夹或文件.tar> [--with-key]  备份全部账目和照片;--with-key 连签名钥匙一起
  pnpm village restore <文件.tar> [--despite-faults]  恢复到空的地方`

const options = {
  village: { type: 'string' },
  'with-key': { type: 'boolean', default: false },
  'despite-faults': { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  'without-waiting': { type: 'boolean', default: false },
  choose: { type: 'string', multiple: true },
  title: { type: 'string' },
  'in-force-on': { type: 'string' },
  'assembly-on': { type: 'string' },
  present: { type: 'string' },
  'in-favor': { type: 'string' },
  entitled: { type: 'string' },
} as const

/** Ends the command with a sentence for the person at the terminal. */
export class Stop extends Error {}

/** What stands after `pnpm village`; stops with the usage. */
export const readArguments = () => {
  try {
    return parseArgs({ options, allowPositionals: true })
  } catch {
    throw new Stop(USAGE)
  }
}
/** The parsed options. */
export type Flags = ReturnType<typeof readArguments>['values']

/** The one village that is meant; stops when that is not clear. */
export const findVillage = async ({ store }: Background, wanted: string | undefined): Promise<string> => {
  const villages = await store.read(allVillages)
  const fitting = wanted ? villages.filter(({ name, villageId }) => name === wanted || villageId === wanted) : villages
  const [only] = fitting
  if (only && fitting.length === 1) return only.villageId
  throw new Stop(`请用 --village 写明是哪个村:${villages.map(({ name }) => name).join('、') || '(还没有村)'}`)
}

/** The store and the rest of what use cases need, outside a server. */
export const openBackground = async (): Promise<Background> => {
  const config = readConfig(process.env)
  const file = databaseFile(config.dataFolder)
  if (!config.databaseUrl && !existsSync(file)) throw new Stop(`${file} 还没有。请先 npm start 一次。`)
  const store = await openStore(config)
  const log = openLog('error', { write: (line) => process.stderr.write(line) })
  const { dataFolder, ledgerKeyFile } = config
  return { store, log, now: () => systemClock.now(), dataFolder, ledgerKeyFile, run: (_name, task) => void task() }
}
