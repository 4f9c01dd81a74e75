import { openWorker, WorkerFailure } from '../platform/run-in-worker.ts'
import type { Question, Reading } from './readings.ts'
import type { SpreadsheetContent } from './spreadsheet/cells.ts'
import { limits } from './spreadsheet/limits.ts'
import { type RefusalCode, SpreadsheetRefusal } from './spreadsheet/refusal.ts'
import type { Choices } from './tables/problem.ts'

/** Work that is done beside the server, where a hostile file can cost no more than the worker. */
export type ReaderTask =
  | { readonly task: 'read'; readonly bytes: Uint8Array; readonly fileName: string }
  | {
      readonly task: 'understand'
      readonly content: SpreadsheetContent
      readonly question: Question
      readonly choices: Choices
    }

/** What a sheet says, and the same workbook with a column that says what to look at. */
export interface Understood {
  readonly reading: Reading
  readonly annotated: Uint8Array
}

export type ReaderAnswer =
  | { readonly content: SpreadsheetContent }
  | Understood
  | { readonly refused: { readonly code: RefusalCode; readonly details: Readonly<Record<string, string | number>> } }

const MOST_UPLOADS = 4
let uploads = 0

const runInWorker = openWorker<ReaderTask, ReaderAnswer>(new URL('./reading-worker.ts', import.meta.url), {
  heapMegabytes: limits.workerHeapMegabytes,
  milliseconds: limits.workerMilliseconds,
  idleMilliseconds: 0, // nothing of one village's file may stay where another's is read
})

const refusalOf = ({ reason }: WorkerFailure) => {
  if (reason === 'too_slow') return new SpreadsheetRefusal('import.took_too_long')
  return new SpreadsheetRefusal(reason === 'out_of_memory' ? 'import.swells_too_much' : 'import.damaged')
}

const run = async (task: ReaderTask): Promise<Exclude<ReaderAnswer, { refused: unknown }>> => {
  const answer = await runInWorker(task).catch((error: unknown) => {
    throw error instanceof WorkerFailure ? refusalOf(error) : error
  })
  if ('refused' in answer) throw new SpreadsheetRefusal(answer.refused.code, answer.refused.details)
  return answer
}

const unexpected = () => new SpreadsheetRefusal('import.damaged')

/** Reads bytes into cells, identity numbers dropped. Throws SpreadsheetRefusal, also when too many uploads wait. */
export const readFile = async (bytes: Uint8Array, fileName: string): Promise<SpreadsheetContent> => {
  if (bytes.length > limits.uploadBytes) throw new SpreadsheetRefusal('import.file_too_large')
  if (uploads >= MOST_UPLOADS) throw new SpreadsheetRefusal('import.reader_busy')
  uploads++
  try {
    const answer = await run({ task: 'read', bytes, fileName })
    if (!('content' in answer)) throw unexpected()
    return answer.content
  } finally {
    uploads--
  }
}

/** Understands cells as one kind of file, with the answers given so far, and annotates the workbook. */
export const understand = async (
  content: SpreadsheetContent,
  question: Question,
  choices: Choices,
): Promise<Understood> => {
  const answer = await run({ task: 'understand', content, question, choices })
  if (!('reading' in answer)) throw unexpected()
  return answer
}
