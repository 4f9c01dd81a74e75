import type { Import, ImportKind, ImportProblem, RulebookDecision } from '@village-points/shared/imports/contract.ts'
import type { Background } from '../platform/http/route.ts'
import type { Work } from '../platform/work.ts'
import { answerProblems } from './answer-problems.ts'
import { commitImport } from './commit-import.ts'
import { listProblems } from './list-problems.ts'
import { readImport } from './read-import.ts'
import { receiveFile } from './receive-file.ts'
import { understandNow } from './understand-import.ts'
import { uploadSpreadsheet } from './upload-spreadsheet.ts'

/** What somebody at a terminal asks for: the same steps as the page, one after the other. */
export interface SheetToBring {
  readonly kind: ImportKind
  readonly file: { readonly name: string; readonly bytes: Buffer }
  /** Answers by problem id: an option, with what is typed beside it. */
  readonly answers: readonly { readonly problemId: string; readonly option: string; readonly typed?: string }[]
  readonly isDryRun: boolean
  /** Brings in what is ready and leaves the rest. */
  readonly withoutWaiting: boolean
  readonly decision?: RulebookDecision
}

type Who = Omit<Work, 'tx' | 'now'>

const MOST_PROBLEMS = 100_000

/** Reads, answers and, unless it is a dry run, commits one sheet through the use cases of the page. Throws Refusal. */
export const bringInSheet = async (
  background: Background,
  who: Who,
  sheet: SheetToBring,
): Promise<{ outcome: Import; problems: readonly ImportProblem[] }> => {
  const { store, now } = background
  const content = await receiveFile(sheet.file)
  const write = <T>(act: (work: Work) => Promise<T>) =>
    store.write(async (tx) => {
      await tx.lock(who.villageId) // the page may be at it on another instance
      return act({ tx, now: now(), ...who })
    })
  const { importId } = await write((work) => uploadSpreadsheet(work, { body: { kind: sheet.kind }, file: content }))
  const params = { importId }
  const where = { villageId: who.villageId, importId }
  await understandNow(background, where)
  if (sheet.answers.length > 0) {
    const answers = sheet.answers.map((answer) => ({ ...answer, alike: false }))
    await write((work) => answerProblems(work, { params, body: { answers } }))
    await understandNow(background, where)
  }
  const { withoutWaiting, decision, isDryRun } = sheet
  if (!isDryRun) await write((work) => commitImport(work, { params, body: { withoutWaiting, decision } }))
  return store.read(async (tx) => {
    const work = { tx, now: now(), ...who }
    const { rows } = await listProblems(work, { params, query: { limit: MOST_PROBLEMS, show: 'all' } })
    return { outcome: await readImport(work, { params }), problems: rows }
  })
}
