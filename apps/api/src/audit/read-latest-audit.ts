import type { Work } from '../platform/work.ts'
import { mayReadFault } from './policy.ts'
import { latestResult } from './repository.ts'

export const readLatestAudit = async (work: Work) => {
  const result = await latestResult(work)
  if (!result) return {}
  const { auditedAt, rows, fault } = result
  const told = fault && mayReadFault(work.actor) ? { fault } : {}
  return { audit: { auditedAt: auditedAt.toISOString(), isSound: !fault, rows, ...told } }
}
