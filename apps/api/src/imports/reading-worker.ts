import { answerTasks } from '../platform/run-in-worker.ts'
import type { ReaderAnswer, ReaderTask } from './read-in-worker.ts'
import { readContent } from './readings.ts'
import { annotate } from './spreadsheet/annotate.ts'
import { readSpreadsheet } from './spreadsheet/read-spreadsheet.ts'
import { SpreadsheetRefusal } from './spreadsheet/refusal.ts'

const perform = async (task: ReaderTask): Promise<ReaderAnswer> => {
  if (task.task === 'read') return { content: await readSpreadsheet(task.bytes, task.fileName) }
  const reading = readContent(task.content, task.question, task.choices)
  return { reading, annotated: await annotate(task.content, reading.problems) }
}

const answer = async (task: ReaderTask): Promise<ReaderAnswer> => {
  try {
    return await perform(task)
  } catch (error) {
    // Only the code leaves the worker: an unexpected message might quote a cell.
    if (error instanceof SpreadsheetRefusal) return { refused: { code: error.code, details: error.details } }
    return { refused: { code: 'import.damaged', details: {} } }
  }
}

answerTasks(answer)
