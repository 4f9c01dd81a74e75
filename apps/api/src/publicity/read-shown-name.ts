import type { readShownName as endpoint, ShownName } from '@village-points/shared/publicity/contract.ts'
import { NameMasking } from '@village-points/shared/villages/contract.ts'
import { requireHousehold } from '../households/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import type { Work } from '../platform/work.ts'
import { readSettings } from '../villages/index.ts'
import { householdToName } from './policy.ts'
import { shownNameOf } from './publicity.ts'
import { choicesOf } from './repository.ts'

export const readShownName = async (work: Work, { query }: ParsedInput<typeof endpoint>): Promise<ShownName> =>
  toShownName(work, householdToName(work.actor, query.householdId))

/** Each name as it would stand on a list. Refuses `household.not_found`. */
export const toShownName = async (work: Work, householdId: string): Promise<ShownName> => {
  const household = await requireHousehold(work, householdId)
  const { nameMasking } = await readSettings(work)
  const choice = (await choicesOf(work, [householdId])).get(householdId) as NameMasking | undefined
  return {
    ...(choice ? { choice } : {}),
    shownName: shownNameOf(household, choice, nameMasking),
    options: NameMasking.options.map((masking) => ({ masking, shownName: shownNameOf(household, masking, masking) })),
  }
}
