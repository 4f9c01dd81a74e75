import type { awardHousehold as endpoint } from '@village-points/shared/declarations/contract.ts'
import { toPoints } from '@village-points/shared/platform/points.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { activeHouseholds } from '../households/index.ts'
import type { Asked } from '../platform/http/route.ts'
import { Refusal, refusalOr, refusalOrLater } from '../platform/refusal.ts'
import { decidePeriod } from './declaration.ts'
import { type AwardDueSince, countedFrom } from './late-deed.ts'
import { requireMayAward } from './policy.ts'
import { presentPosted } from './presenting.ts'
import { decideDeeds, type Recording, type RuleOfDay, recordDeeds, ruleOfDay } from './recording.ts'

/** Deeds recorded at the same moment, by whomever: loaded, decided and written as one set. */
export const awardHousehold = (awardDueSince: AwardDueSince) => async (asked: readonly Asked<typeof endpoint>[]) => {
  const { work } = asked[0]!
  const recordings = await recordingsOf(asked, awardDueSince)
  const allowed = recordings.filter((one) => !(one instanceof Refusal)) as Recording[]
  const decided = await decideDeeds(work, allowed)
  const recorded = await recordDeeds(work, decided)
  const outcomes = new Map(allowed.map((one, index) => [one, decided.outcomes[index]!]))
  return recordings.map((recording) => {
    const outcome = recording instanceof Refusal ? recording : outcomes.get(recording)!
    if (outcome instanceof Refusal) return outcome
    const { row, available } = recorded.get(outcome)!
    return {
      declaration: presentPosted(outcome.work, row, outcome.deed.household),
      availablePoints: toPoints(available),
      left: outcome.left,
    }
  })
}

const recordingsOf = async (
  asked: readonly Asked<typeof endpoint>[],
  awardDueSince: AwardDueSince,
): Promise<readonly (Recording | Refusal)[]> => {
  const householdOf = await activeHouseholds(
    asked[0]!.work,
    asked.map(({ input }) => input.body.householdId),
  )
  const days = new Map<string, RuleOfDay | Refusal>()
  const recordings: (Recording | Refusal)[] = []
  for (const { work, input } of asked) {
    const { body } = input
    const told = { ...body, countedFrom: await countedFrom(work, body, awardDueSince) }
    const key = [told.ruleId, told.deedOn, told.countedFrom, villageDayOf(work.now)].join('|')
    const day = days.get(key) ?? (await refusalOrLater(() => ruleOfDay(work, told)))
    days.set(key, day)
    const household = householdOf(body.householdId)
    recordings.push(
      refusalOr(() => {
        if (household instanceof Refusal) throw household
        requireMayAward(work.actor, household)
        if (day instanceof Refusal) throw day
        decidePeriod(body, villageDayOf(work.now), work.actor.role)
        return { work, day, deed: { ...body, household } }
      }),
    )
  }
  return recordings
}
