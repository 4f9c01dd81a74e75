import type { recordFinding as endpoint } from '@village-points/shared/supervision/contract.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { toFinding } from './presenting.ts'
import { lockMonth, saveFinding, signaturesOf } from './repository.ts'
import { drawSample } from './sampling.ts'

export const recordFinding = async (work: Work, { params: { month }, body }: ParsedInput<typeof endpoint>) => {
  const { numbers } = await drawSample(work, month)
  if (!numbers.includes(body.sequence)) refuse('supervision.not_in_sample')
  if (body.verdict === 'wrong' && body.words === '') refuse('supervision.words_needed')
  await lockMonth(work, month)
  if ((await signaturesOf(work, month)).length > 0) refuse('supervision.report_signed')
  return toFinding(await saveFinding(work, { ...body, month }))
}
