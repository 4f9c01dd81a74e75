import type { signReport as endpoint } from '@village-points/shared/supervision/contract.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { toReport } from './presenting.ts'
import { findReport, lockMonth, saveSignature, signaturesOf } from './repository.ts'
import { tellOfSignedReport } from './telling.ts'

/** What was read is what is signed: the digest says which it was. */
export const signReport = async (work: Work, { params: { month }, body }: ParsedInput<typeof endpoint>) => {
  await lockMonth(work, month)
  const report = (await findReport(work, month)) ?? refuse('supervision.report_not_found')
  if (report.digest !== body.digest) refuse('supervision.report_changed')
  const signed = await signaturesOf(work, month)
  if (signed.some(({ userId }) => userId === work.actor.userId)) refuse('supervision.already_signed')
  await saveSignature(work, month, report.digest)
  const whole = (await toReport(work, month))!
  if (whole.waitingFor.length === 0) await tellOfSignedReport(work, month)
  return whole
}
