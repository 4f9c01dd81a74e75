import type { withdrawHonorConsent as endpoint } from '@village-points/shared/honors/contract.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import type { Work } from '../platform/work.ts'
import { recordConsent } from './consenting.ts'

/** Also where the board is off: a household's no always counts. */
export const withdrawHonorConsent = (work: Work, { body }: ParsedInput<typeof endpoint>) =>
  recordConsent(work, body, false)
