import { concernWords, type makeReport as endpoint } from '@village-points/shared/supervision/contract.ts'
import { latestResult } from '../audit/index.ts'
import { overseenAt } from '../ledger/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { concernsIn } from './concerning.ts'
import { toReport } from './presenting.ts'
import { findingsOf, lockMonth, saveReport, signaturesOf } from './repository.ts'
import { drawSample } from './sampling.ts'
import { tellOfReport } from './telling.ts'

export const makeReport = async (work: Work, { params: { month }, body }: ParsedInput<typeof endpoint>) => {
  const { population, numbers } = await drawSample(work, month)
  await lockMonth(work, month)
  if ((await signaturesOf(work, month)).length > 0) refuse('supervision.report_signed')
  const found = await findingsOf(work, month)
  const span = { from: population.fromSequence, to: population.toSequence }
  const audit = await latestResult(work)
  await saveReport(work, {
    format: 'village-points/supervision-report/1',
    villageId: work.villageId,
    month,
    ...population,
    sampleSize: numbers.length,
    checked: found.length,
    wrong: await wrongOnes(work, found),
    concerns: (await concernsIn(work, span)).map(concernWords),
    ...(audit ? { audit: { auditedAt: audit.auditedAt.toISOString(), isSound: !audit.fault } } : {}),
    words: body.words,
    madeBy: work.actor.name,
    madeAt: work.now.toISOString(),
  })
  await tellOfReport(work, month)
  return (await toReport(work, month))!
}

const wrongOnes = async (work: Work, found: Awaited<ReturnType<typeof findingsOf>>) => {
  const wrong = found.filter(({ verdict }) => verdict === 'wrong')
  const rows = await overseenAt(
    work,
    wrong.map(({ sequence }) => sequence),
  )
  const titles = new Map(rows.map(({ sequence, title }) => [sequence, title]))
  return wrong.map(({ sequence, words, foundByName: foundBy }) => ({
    sequence,
    title: titles.get(sequence)!,
    words,
    foundBy,
  }))
}
