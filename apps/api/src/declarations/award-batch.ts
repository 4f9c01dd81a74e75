import { declarationsErrors, type awardBatch as endpoint } from '@village-points/shared/declarations/contract.ts'
import { householdsErrors } from '@village-points/shared/households/contract.ts'
import { type ErrorTable, fillMessage } from '@village-points/shared/platform/errors.ts'
import { requireActiveHousehold } from '../households/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { Refusal, refuse } from '../platform/refusal.ts'
import { newId, type Work } from '../platform/work.ts'
import { requireMayAward } from './policy.ts'
import { toBatch } from './presenting.ts'
import { type RuleOfDay, recordDeed, ruleOfDay } from './recording.ts'
import { type DeclarationRow, insertBatch } from './repository.ts'

type Body = ParsedInput<typeof endpoint>['body']

/** One event, many households, all or nothing: with one that cannot be recorded, none is, and each is named. */
export const awardBatch = async (work: Work, { body }: ParsedInput<typeof endpoint>) => {
  const day = await ruleOfDay(work, body.ruleId, body.deedOn)
  const awardBatchId = newId(work)
  const problems: Record<string, string> = {}
  const recorded: DeclarationRow[] = []
  for (const one of body.households) {
    try {
      recorded.push(await recordOne(work, day, body, one, awardBatchId))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      problems[one.householdId] = sentenceOf(error)
    }
  }
  const count = Object.keys(problems).length
  if (count > 0) refuse('declaration.batch_has_problems', { count }, problems)
  const batch = await insertBatch(work, {
    awardBatchId,
    ruleTitle: day.rule.title,
    deedOn: body.deedOn,
    recordedAt: work.now,
    recordedByUserId: work.actor.userId,
    recordedByName: work.actor.name,
    householdCount: recorded.length,
    hundredths: recorded.reduce((sum, row) => sum + row.hundredths, 0),
    state: 'posted',
  })
  return { batch: toBatch(work, batch) }
}

const recordOne = async (
  work: Work,
  day: RuleOfDay,
  body: Body,
  one: Body['households'][number],
  awardBatchId: string,
): Promise<DeclarationRow> =>
  work.tx.savepoint(async (tx) => {
    const inner = { ...work, tx }
    const household = await requireActiveHousehold(inner, one.householdId)
    requireMayAward(work.actor, household)
    return recordDeed(inner, day, {
      household,
      deedOn: body.deedOn,
      note: body.note,
      memberId: one.memberId,
      quantity: one.quantity ?? body.quantity,
      points: one.points ?? body.points,
      awardBatchId,
    })
  })

const sentenceOf = (refusal: Refusal): string => {
  const table: ErrorTable = { ...householdsErrors, ...declarationsErrors }
  return fillMessage(table[refusal.code]?.message ?? '', refusal.details)
}
