import { stepTitle } from '@village-points/shared/declarations/declaration-steps.ts'
import { toPoints } from '@village-points/shared/platform/points.ts'
import { requireHousehold } from '../households/index.ts'
import type { TrailSource } from '../ledger/index.ts'
import { maySee } from './policy.ts'
import { presentStep } from './presenting.ts'
import { findDeclaration } from './repository.ts'
import { evidenceOf, stepsOf } from './step-repository.ts'

/** What others tell better: the panel its decision, publicity its days, objections what was answered, the ledger what it wrote. */
const toldElsewhere = new Set(['accept', 'publicize', 'freeze', 'release', 'post', 'reverse'])

/** Who declared it, who looked into it, what was asked for, and its photographs for those who may see them. */
export const trailOfDeclaration: TrailSource = async (work, { declarationId }) => {
  const row = await findDeclaration(work, declarationId)
  if (!row) return {}
  const steps = await stepsOf(work, declarationId)
  const isSeen = maySee(work.actor, await requireHousehold(work, row.householdId), row.recordedByUserId)
  return {
    way: steps
      .filter(({ action }) => !toldElsewhere.has(action))
      .map(presentStep)
      .map((step) => ({ at: step.at, title: stepTitle(step, toPoints(row.hundredths)), detail: step.reason ?? '' })),
    photoIds: isSeen ? [...((await evidenceOf(work, [declarationId])).get(declarationId) ?? [])] : [],
  }
}
