import type { findKinHouseholds as endpoint } from '@village-points/shared/review/contract.ts'
import { householdsOfPerson } from '../households/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import type { Work } from '../platform/work.ts'

/** The whole name or nothing: a villager may name a relative, but not leaf through the roster. */
export const findKinHouseholds = async (work: Work, { query }: ParsedInput<typeof endpoint>) => ({
  households: await householdsOfPerson(work, query.name),
})
