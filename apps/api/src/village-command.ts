/**
 * What the village's office can do from a terminal, through the same use cases as the page:
 *   pnpm village import <roster|rulebook|goods|paper_book> <file> [--village 禾湾村] [--dry-run] [--without-waiting]
 *     [--choose problem=option[:typed]]… [--title 细则 --in-force-on 2026-07-01 --assembly-on 2026-06-28 --present 29 --in-favor 27]
 *   pnpm village undo-import <import id> [--village 禾湾村]
 */
import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import {
  ImportKind,
  type ImportProblem,
  importKindNames,
  importsErrors,
  RulebookDecision,
} from '@village-points/shared/imports/contract.ts'
import { fillMessage, platformErrors } from '@village-points/shared/platform/errors.ts'
import { rulesErrors } from '@village-points/shared/rules/contract.ts'
import { bringInSheet, type SheetToBring, undoImport } from './imports/index.ts'
import { systemClock } from './platform/clock.ts'
import { readConfig } from './platform/config.ts'
import { databaseFile, openStore } from './platform/database/open-store.ts'
import type { Background } from './platform/http/route.ts'
import { openLog } from './platform/log.ts'
import { Refusal } from './platform/refusal.ts'
import { systemActor } from './platform/work.ts'
import { allVillages } from './villages/index.ts'

const USAGE = `用法:
  pnpm village import <roster|rulebook|goods|paper_book> <文件> [--village 村名] [--dry-run] [--without-waiting]
      [--choose 编号=选项[:内容]] (可以写多次)
      细则另加:--title 名称 --in-force-on 2026-07-01 --assembly-on 2026-06-28 --present 29 --in-favor 27 [--entitled 32]
  pnpm village undo-import <导入编号> [--village 村名]`

const options = {
  village: { type: 'string' },
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
class Stop extends Error {}

const readArguments = () => {
  try {
    return parseArgs({ options, allowPositionals: true })
  } catch {
    throw new Stop(USAGE)
  }
}
type Flags = ReturnType<typeof readArguments>['values']

/** `1.ab12.B.duplicate_number=two` or `…bad_phone=type:13800001234`. */
const answersOf = ({ choose = [] }: Flags): SheetToBring['answers'] =>
  choose.map((written) => {
    const [, problemId = '', option = '', typed] = /^([^=]+)=([^:]+)(?::(.*))?$/s.exec(written) ?? []
    if (problemId === '') throw new Stop(`看不懂 --choose ${written}\n${USAGE}`)
    return typed === undefined ? { problemId, option } : { problemId, option, typed }
  })

const decisionOf = (flags: Flags): RulebookDecision | undefined => {
  const assemblyOn = flags['assembly-on']
  if (assemblyOn === undefined) return undefined
  const parsed = RulebookDecision.safeParse({
    title: flags.title ?? '积分细则',
    inForceOn: flags['in-force-on'] ?? assemblyOn,
    adoption: {
      assemblyOn,
      present: Number(flags.present),
      inFavor: Number(flags['in-favor']),
      ...(flags.entitled ? { entitled: Number(flags.entitled) } : {}),
    },
  })
  if (!parsed.success) throw new Stop(parsed.error.issues.map(({ message }) => message).join('\n'))
  return parsed.data
}

const findVillage = async ({ store }: Background, wanted: string | undefined): Promise<string> => {
  const villages = await store.read(allVillages)
  const fitting = wanted ? villages.filter(({ name, villageId }) => name === wanted || villageId === wanted) : villages
  const [only] = fitting
  if (only && fitting.length === 1) return only.villageId
  throw new Stop(`请用 --village 写明是哪个村:${villages.map(({ name }) => name).join('、') || '(还没有村)'}`)
}

const showProblem = (problem: ImportProblem): void => {
  const { row, column, header, value, message, remedy, options: ways = [], chosen, problemId } = problem
  console.log(
    `${problem.isOpen ? '✗' : '·'} ${problem.sheet} 第 ${row} 行${column ? ` ${column} 列` : ''}${header ? `「${header}」` : ''} ${value}`,
  )
  console.log(`    ${message}。${remedy}`)
  if (!problem.isOpen || ways.length === 0) return
  for (const { id, label, isSuggested } of ways.slice(0, 8)) {
    console.log(
      `    --choose '${problemId}=${id}'  ${label}${isSuggested ? '(建议)' : ''}${id === chosen ? '(已选)' : ''}`,
    )
  }
}

const importSheet = async (background: Background, flags: Flags, kindName: string, file: string): Promise<void> => {
  const kind = ImportKind.safeParse(kindName)
  if (!kind.success || !file || !existsSync(file))
    throw new Stop(file && !existsSync(file) ? `没有这个文件:${file}` : USAGE)
  const villageId = await findVillage(background, flags.village)
  const decision = decisionOf(flags)
  const { outcome, problems } = await bringInSheet(
    background,
    { villageId, actor: systemActor },
    {
      kind: kind.data,
      file: { name: basename(file), bytes: readFileSync(file) },
      answers: answersOf(flags),
      isDryRun: flags['dry-run'],
      withoutWaiting: flags['without-waiting'],
      ...(decision ? { decision } : {}),
    },
  )
  for (const problem of problems) showProblem(problem)
  const { counts, difference } = outcome
  for (const { name, details, change } of difference.rows.filter((row) => row.change !== 'added')) {
    console.log(`${change === 'changed' ? '改' : '留'} ${name}:${details.join(';')}`)
  }
  console.log(
    `${importKindNames[kind.data]}:${counts.rows} 行,能导入 ${counts.ready} 行;身份证号 ${counts.droppedIdentityNumbers} 个,已丢弃`,
  )
  console.log(`${outcome.sentence}${flags['dry-run'] ? '(只是试看,什么也没有写)' : ''} 导入编号 ${outcome.importId}`)
}

const undo = async (background: Background, flags: Flags, importId: string): Promise<void> => {
  const villageId = await findVillage(background, flags.village)
  const work = { villageId, actor: systemActor, now: background.now() }
  const { sentence } = await background.store.write((tx) => undoImport({ tx, ...work }, { params: { importId } }))
  console.log(sentence)
}

const sentenceOf = (refusal: Refusal): string => {
  const known: Readonly<Record<string, { message: string }>> = { ...platformErrors, ...rulesErrors, ...importsErrors }
  return fillMessage(known[refusal.code]?.message ?? refusal.code, refusal.details)
}

const openBackground = async (): Promise<Background> => {
  const config = readConfig(process.env)
  const file = databaseFile(config.dataFolder)
  if (!config.databaseUrl && !existsSync(file)) throw new Stop(`${file} 还没有。请先 npm start 一次。`)
  const store = await openStore(config)
  const log = openLog('error', { write: (line) => process.stderr.write(line) })
  return { store, log, now: () => systemClock.now(), dataFolder: config.dataFolder, run: (_name, task) => void task() }
}

const main = async (): Promise<void> => {
  const { values, positionals } = readArguments()
  const [verb, first = '', second = ''] = positionals
  if (verb !== 'import' && verb !== 'undo-import') throw new Stop(USAGE)
  const background = await openBackground()
  try {
    if (verb === 'import') await importSheet(background, values, first, second)
    else await undo(background, values, first)
  } finally {
    await background.store.close()
  }
}

try {
  await main()
} catch (error) {
  if (error instanceof Stop) console.error(error.message)
  else if (error instanceof Refusal) console.error(sentenceOf(error))
  else throw error
  process.exitCode = 1
}
