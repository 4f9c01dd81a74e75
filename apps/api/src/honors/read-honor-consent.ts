import type { readHonorConsent as endpoint } from '@village-points/shared/honors/contract.ts'
import { requireHousehold } from '../households/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import type { Work } from '../platform/work.ts'
import { toConsent } from './consenting.ts'
import { consentingHousehold } from './policy.ts'
import { findConsent } from './repository.ts'

export const readHonorConsent = async (work: Work, { query }: ParsedInput<typeof endpoint>) => {
  const household = await requireHousehold(work, consentingHousehold(work.actor, query.householdId))
  const last = await findConsent(work, household.householdId)
  return { household, ...(last ? { last: toConsent(last) } : {}) }
}
