import type { CapLeft, listAwardOptions as endpoint } from '@village-points/shared/declarations/contract.ts'
import { toPoints } from '@village-points/shared/platform/points.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import type { Rule } from '@village-points/shared/rules/contract.ts'
import { pointsText } from '@village-points/shared/rules/rule-text.ts'
import { membersOf, requireActiveHousehold } from '../households/index.ts'
import { figuresOf, readCover } from '../ledger/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { rulebookInForceOn } from '../rules/index.ts'
import { capKey, capLeft, capUsesOf, type UsedCaps } from './cap.ts'
import { usedCaps } from './cap-repository.ts'
import { requireMayAward } from './policy.ts'
import { ruleUseOf } from './repository.ts'

/** So many of a person's newest records decide the order of the tiles. */
const HABIT_RECORDS = 200

export const listAwardOptions = async (work: Work, { query }: ParsedInput<typeof endpoint>) => {
  const today = villageDayOf(work.now)
  const deedOn = query.deedOn ?? today
  const household = query.householdId ? await requireActiveHousehold(work, query.householdId) : undefined
  if (household) requireMayAward(work.actor, household)
  const rulebook = (await rulebookInForceOn(work, deedOn)) ?? refuse('rule.none_in_force')
  const used = household && (await usedCaps(work, [household.householdId])).get(household.householdId)
  const habit = await ruleUseOf(work, work.actor.userId, HABIT_RECORDS)
  const times = (rule: Rule) => habit.get(rule.originId) ?? 0
  const options = rulebook.rules
    .filter((rule) => !rule.isRetired && rule.ruleClass !== 'deduction' && rule.procedure === 'direct')
    .sort((a, b) => times(b) - times(a) || a.clause - b.clause)
    .map((rule) => ({
      rule,
      pointsText: pointsText(rule),
      ...(used ? { left: leftFrom(used, rule, deedOn) } : {}),
    }))
  const cover = await readCover(work)
  return {
    ...(household ? await aboutHousehold(work, household, deedOn) : { members: [] }),
    options,
    ...(cover.isKept ? { cover } : {}),
  }
}

const aboutHousehold = async (
  work: Work,
  household: Awaited<ReturnType<typeof requireActiveHousehold>>,
  day: string,
) => {
  const { conductByYear } = await figuresOf(work, household.householdId)
  return {
    household,
    // Whom to thank is asked here, not whom to call.
    members: (await membersOf(work, household.householdId)).map(({ phone: _phone, ...member }) => member),
    conductPoints: toPoints(conductByYear.get(Number(day.slice(0, 4))) ?? 0),
  }
}

/** What a rule still allows on a day a household that has used so much. */
export const leftFrom = (used: UsedCaps, rule: Rule, deedOn: string): CapLeft =>
  capLeft(capUsesOf(rule.caps, deedOn, 0).map((use) => ({ ...use, used: used.get(capKey(rule.originId, use)) ?? 0 })))
