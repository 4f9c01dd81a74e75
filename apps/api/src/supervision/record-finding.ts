import type { recordFinding as endpoint } from '@village-points/shared/supervision/contract.ts'
import { keepPhotosFor } from '../declarations/index.ts'
import { overseenAt } from '../ledger/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { photoSubjectOf, toFinding } from './presenting.ts'
import {
  type FindingRow,
  findingsOf,
  insertFindingPhotos,
  lockMonth,
  photosOfFindings,
  saveFinding,
  signaturesOf,
} from './repository.ts'
import { drawSample } from './sampling.ts'
import { tellOfFinding } from './telling.ts'

export const recordFinding = async (work: Work, { params: { month }, body }: ParsedInput<typeof endpoint>) => {
  const { photoIds, ...found } = body
  const { sequence } = found
  const { numbers } = await drawSample(work, month)
  if (!numbers.includes(sequence)) refuse('supervision.not_in_sample')
  if (found.verdict === 'wrong' && found.words === '') refuse('supervision.words_needed')
  await lockMonth(work, month)
  if ((await signaturesOf(work, month)).length > 0) refuse('supervision.report_signed')
  const [before] = await findingsOf(work, month, [sequence])
  const row = await saveFinding(work, { ...found, month })
  await keepPhotosFor(work, photoIds, photoSubjectOf(row))
  await insertFindingPhotos(work, row, photoIds)
  if (row.verdict === 'wrong' && row.words !== before?.words) await tellOf(work, row)
  return toFinding(row, (await photosOfFindings(work, month, [sequence]))(sequence))
}

const tellOf = async (work: Work, { month, sequence: number, words }: FindingRow): Promise<void> => {
  const [entry] = await overseenAt(work, [number])
  await tellOfFinding(work, { month, number, title: entry!.title, words })
}
