import type { compareRulebooks as endpoint } from '@village-points/shared/rules/contract.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { briefs } from './read-rulebook.ts'
import { rulesOf } from './repository.ts'
import { compareRules } from './rulebook-comparison.ts'

/** Two versions side by side, the earlier one first whichever was asked for. */
export const compareRulebooks = async (work: Work, { params, query }: ParsedInput<typeof endpoint>) => {
  const versions = await briefs(work)
  const find = (rulebookId: string) =>
    versions.find((one) => one.rulebookId === rulebookId) ?? refuse('rule.rulebook_not_found')
  const asked = find(params.rulebookId)
  const other = query.withRulebookId
    ? find(query.withRulebookId)
    : (versions.find(({ version }) => version < asked.version) ?? refuse('rule.no_earlier_version'))
  const [earlier, later] = asked.version < other.version ? [asked, other] : [other, asked]
  const comparison = compareRules(await rulesOf(work, earlier.rulebookId), await rulesOf(work, later.rulebookId))
  return { earlier, later, ...comparison }
}
