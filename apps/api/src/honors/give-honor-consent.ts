import type { giveHonorConsent as endpoint } from '@village-points/shared/honors/contract.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import type { Work } from '../platform/work.ts'
import { recordConsent } from './consenting.ts'

export const giveHonorConsent = (work: Work, { body }: ParsedInput<typeof endpoint>) => recordConsent(work, body, true)
