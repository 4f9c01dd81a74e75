import type { submitDeclaration as endpoint } from '@village-points/shared/declarations/contract.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { tell } from '../messages/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { newId, type Work } from '../platform/work.ts'
import { noteLikenesses } from './comparing-photos.ts'
import { decideAsked, decideDeclarable, decidePeriod } from './declaration.ts'
import { type AwardDueSince, countedFrom } from './late-deed.ts'
import { toDeclaration } from './presenting.ts'
import { clauseOf, countCaps, memberOf } from './recording.ts'
import { type DeclarationRow, insertDeclarations } from './repository.ts'
import { addSteps, setEvidence } from './step-repository.ts'
import { promiseFor, requireDeclaringFor, requireEvidence } from './submitting.ts'

/** The caps are counted now, so that nobody waits two weeks to hear that the year was full. */
export const submitDeclaration =
  (awardDueSince: AwardDueSince) =>
  async (work: Work, { body }: ParsedInput<typeof endpoint>) => {
    const household = await requireDeclaringFor(work, body.householdId)
    const { householdId } = household
    const { rule } = await clauseOf(work, {
      ...body,
      countedFrom: await countedFrom(work, { ...body, householdId }, awardDueSince),
    })
    decideDeclarable(rule)
    decidePeriod(body, villageDayOf(work.now), work.actor.role)
    const { hundredths, quantity } = decideAsked(rule, body)
    const member = await memberOf(work, { household, memberId: body.memberId })
    await requireEvidence(work, rule.ruleId, body.photoIds)
    await countCaps(work, rule, household, body.deedOn, hundredths)
    const declarationId = newId(work)
    const row: DeclarationRow = {
      villageId: work.villageId,
      declarationId,
      householdId,
      memberId: member?.memberId ?? null,
      memberName: member?.name ?? null,
      ruleId: rule.ruleId,
      originId: rule.originId,
      ruleTitle: rule.title,
      hundredths,
      quantity: quantity ?? null,
      note: body.note,
      deedOn: body.deedOn,
      recordedAt: work.now,
      recordedByUserId: work.actor.userId,
      recordedByName: work.actor.name,
      procedure: rule.procedure,
      isOnBehalf: work.actor.role !== 'villager',
      state: 'submitted',
      stateAt: work.now,
      dueOn: await promiseFor(work, rule),
      awardBatchId: null,
      transferId: null,
    }
    await insertDeclarations(work, [row])
    await setEvidence(work, declarationId, body.photoIds)
    await noteLikenesses(work, body.photoIds)
    await addSteps(work, 'submit', [{ declarationId }])
    await tell(work, { kind: 'screening_due', villagersGroupId: household.villagersGroupId, words: {} })
    return toDeclaration(work, row)
  }
