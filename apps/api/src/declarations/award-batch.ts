import { declarationsErrors, type awardBatch as endpoint } from '@village-points/shared/declarations/contract.ts'
import { householdsErrors } from '@village-points/shared/households/contract.ts'
import { type ErrorTable, fillMessage } from '@village-points/shared/platform/errors.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { activeHouseholds } from '../households/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { Refusal, refusalOr, refuse } from '../platform/refusal.ts'
import { newId, type Work } from '../platform/work.ts'
import { decidePeriod } from './declaration.ts'
import { requireMayAward } from './policy.ts'
import { toBatch } from './presenting.ts'
import { decideDeeds, type Recording, type RuleOfDay, recordDeeds, ruleOfDay } from './recording.ts'
import { insertBatch } from './repository.ts'

type Body = ParsedInput<typeof endpoint>['body']

/** One event, many households, all or nothing: with one that cannot be recorded, none is, and each is named. */
export const awardBatch = async (work: Work, { body }: ParsedInput<typeof endpoint>) => {
  const day = await ruleOfDay(work, body)
  decidePeriod(body, villageDayOf(work.now), work.actor.role)
  const awardBatchId = newId(work)
  const { allowed, problems } = await recordingsOf(work, day, body, awardBatchId)
  const decided = await decideDeeds(work, allowed)
  for (const [index, outcome] of decided.outcomes.entries()) {
    if (outcome instanceof Refusal) problems[allowed[index]!.deed.household.householdId] = sentenceOf(outcome)
  }
  const count = Object.keys(problems).length
  if (count > 0) refuse('declaration.batch_has_problems', { count }, problems)
  const recorded = [...(await recordDeeds(work, decided)).values()]
  const batch = await insertBatch(work, {
    awardBatchId,
    ruleTitle: day.rule.title,
    deedOn: body.deedOn,
    recordedAt: work.now,
    recordedByUserId: work.actor.userId,
    recordedByName: work.actor.name,
    householdCount: recorded.length,
    hundredths: recorded.reduce((sum, { row }) => sum + row.hundredths, 0),
    state: 'posted',
  })
  return { batch: toBatch(work, batch) }
}

const recordingsOf = async (work: Work, day: RuleOfDay, body: Body, awardBatchId: string) => {
  const householdOf = await activeHouseholds(
    work,
    body.households.map(({ householdId }) => householdId),
  )
  const problems: Record<string, string> = {}
  const allowed: Recording[] = []
  for (const { householdId, memberId, quantity, points } of body.households) {
    const household = refusalOr(() => {
      const found = householdOf(householdId)
      if (found instanceof Refusal) throw found
      requireMayAward(work.actor, found)
      return found
    })
    if (household instanceof Refusal) {
      problems[householdId] = sentenceOf(household)
      continue
    }
    const given = { memberId, quantity: quantity ?? body.quantity, points: points ?? body.points }
    const deed = { household, deedOn: body.deedOn, note: body.note, ...given, awardBatchId }
    allowed.push({ work, day, deed })
  }
  return { allowed, problems }
}

const sentenceOf = (refusal: Refusal): string => {
  const table: ErrorTable = { ...householdsErrors, ...declarationsErrors }
  return fillMessage(table[refusal.code]?.message ?? '', refusal.details)
}
