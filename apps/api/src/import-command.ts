import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import {
  ImportKind,
  type ImportProblem,
  importKindNames,
  RulebookDecision,
} from '@village-points/shared/imports/contract.ts'
import { bringInSheet, type SheetToBring, undoImport } from './imports/index.ts'
import type { Background } from './platform/http/route.ts'
import { systemActor } from './platform/work.ts'
import { type Flags, findVillage, Stop, USAGE } from './terminal.ts'

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

/** `pnpm village import <kind> <file>` */
export const importSheet = async (
  background: Background,
  flags: Flags,
  kindName: string,
  file: string,
): Promise<void> => {
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

/** `pnpm village undo-import <id>` */
export const undoSheet = async (background: Background, flags: Flags, importId: string): Promise<void> => {
  const villageId = await findVillage(background, flags.village)
  const work = { villageId, actor: systemActor, now: background.now() }
  const { sentence } = await background.store.write(async (tx) => {
    await tx.lock(villageId)
    return undoImport({ tx, ...work }, { params: { importId } })
  })
  console.log(sentence)
}
