import type { listConcerns as endpoint } from '@village-points/shared/supervision/contract.ts'
import { loggedIn } from '../ledger/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import type { Work } from '../platform/work.ts'
import { concernsIn } from './concerning.ts'

export const listConcerns = async (work: Work, { params }: ParsedInput<typeof endpoint>) => ({
  concerns: await concernsIn(work, await loggedIn(work, params.month)),
})
