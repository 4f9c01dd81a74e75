import type { readReport as endpoint } from '@village-points/shared/supervision/contract.ts'
import { loggedIn } from '../ledger/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import type { Work } from '../platform/work.ts'
import { maySign } from './policy.ts'
import { toReport } from './presenting.ts'
import { signaturesOf } from './repository.ts'

export const readReport = async (work: Work, { params: { month } }: ParsedInput<typeof endpoint>) => {
  const report = await toReport(work, month)
  const signed = await signaturesOf(work, month)
  const isOpen = maySign(work.actor) && signed.length === 0 && (await loggedIn(work, month)).isSealed
  const sign = report !== undefined && maySign(work.actor) && !signed.some((one) => one.userId === work.actor.userId)
  return { ...(report ? { report } : {}), can: { make: isOpen, sign } }
}
