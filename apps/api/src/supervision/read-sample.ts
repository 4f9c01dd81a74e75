import type { readSample as endpoint } from '@village-points/shared/supervision/contract.ts'
import { overseenAt } from '../ledger/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { pageOf } from '../platform/page.ts'
import type { Work } from '../platform/work.ts'
import { maySign } from './policy.ts'
import { toEntries, toFinding } from './presenting.ts'
import { countFindings, findingsOf, photosOfFindings, signaturesOf } from './repository.ts'
import { drawSample } from './sampling.ts'

export const readSample = async (work: Work, { params: { month }, query }: ParsedInput<typeof endpoint>) => {
  const { population, numbers } = await drawSample(work, month)
  const after = Number(query.cursor) || 0
  const rest = numbers.filter((sequence) => sequence > after)
  const { shown, next } = pageOf(rest, query.limit, String)
  const photosOf = await photosOfFindings(work, month, shown)
  const rows = await findingsOf(work, month, shown)
  const found = new Map(rows.map((row) => [row.sequence, toFinding(row, photosOf(row.sequence))]))
  const entries = await toEntries(work, await overseenAt(work, shown))
  const { checked } = (await countFindings(work, [month]))(month)
  const isSigned = (await signaturesOf(work, month)).length > 0
  return {
    rows: entries.map((entry) => {
      const finding = found.get(entry.sequence)
      return finding ? { ...entry, finding } : entry
    }),
    ...next,
    population,
    sampleSize: numbers.length,
    checked,
    can: { record: maySign(work.actor) && !isSigned },
  }
}
