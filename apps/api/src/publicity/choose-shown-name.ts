import type { chooseShownName as endpoint } from '@village-points/shared/publicity/contract.ts'
import { requireHousehold } from '../households/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import type { Work } from '../platform/work.ts'
import { householdToName } from './policy.ts'
import { toShownName } from './read-shown-name.ts'
import { setChoice } from './repository.ts'

/** Lists that hang out already stay as they are. */
export const chooseShownName = async (work: Work, { body }: ParsedInput<typeof endpoint>) => {
  const { householdId } = await requireHousehold(work, householdToName(work.actor, body.householdId))
  await setChoice(work, householdId, body.choice)
  return toShownName(work, householdId)
}
