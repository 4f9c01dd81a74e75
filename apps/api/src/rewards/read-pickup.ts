import type { readPickup as endpoint } from '@village-points/shared/rewards/contract.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import type { Work } from '../platform/work.ts'
import { requireOrderByCode } from './picking-up.ts'
import { toRedemption } from './presenting.ts'

export const readPickup = async (work: Work, { body }: ParsedInput<typeof endpoint>) =>
  toRedemption(work, await requireOrderByCode(work, body.code))
