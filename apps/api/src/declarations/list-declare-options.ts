import type { listDeclareOptions as endpoint } from '@village-points/shared/declarations/contract.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { pointsText } from '@village-points/shared/rules/rule-text.ts'
import { membersOf } from '../households/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { rulebookInForceOn } from '../rules/index.ts'
import { usedCaps } from './cap-repository.ts'
import { leftFrom } from './list-award-options.ts'
import { requireDeclaringFor } from './submitting.ts'

export const listDeclareOptions = async (work: Work, { query }: ParsedInput<typeof endpoint>) => {
  const household = await requireDeclaringFor(work, query.householdId)
  const deedOn = query.deedOn ?? villageDayOf(work.now)
  const rulebook = (await rulebookInForceOn(work, deedOn)) ?? refuse('rule.none_in_force')
  const used = (await usedCaps(work, [household.householdId])).get(household.householdId) ?? new Map()
  const members = await membersOf(work, household.householdId)
  return {
    household,
    members: members.map(({ phone: _phone, ...member }) => member),
    options: rulebook.rules
      .filter((rule) => !rule.isRetired && rule.ruleClass !== 'deduction')
      .map((rule) => ({ rule, pointsText: pointsText(rule), left: leftFrom(used, rule, deedOn) })),
  }
}
