import type { Deduction, DeductionState, DeductionStep, Hearing } from '@village-points/shared/deductions/contract.ts'
import { roleNames } from '@village-points/shared/identity/permissions.ts'
import { toPoints } from '@village-points/shared/platform/points.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { pointsText } from '@village-points/shared/rules/rule-text.ts'
import type { Work } from '../platform/work.ts'
import { findRules } from '../rules/index.ts'
import { dueOn } from './deduction.ts'
import { caseOf } from './moving.ts'
import { whatMayBeDone } from './policy.ts'
import type { DeductionRow } from './repository.ts'
import type { StepRow } from './step-repository.ts'

/** Rows as cases, with what this person may do to each. */
export const toDeductions = async (work: Work, rows: readonly DeductionRow[]): Promise<Deduction[]> => {
  const rules = await findRules(work, new Set(rows.map(({ ruleId }) => ruleId)))
  const today = villageDayOf(work.now)
  const shown: Deduction[] = []
  for (const row of rows) {
    const known = await caseOf(work, row)
    const state = row.state as DeductionState
    const due = dueOn(state, row.stateAt)
    const rule = rules.get(row.ruleId)
    shown.push({
      deductionId: row.deductionId,
      household: known.household,
      ruleId: row.ruleId,
      ruleTitle: row.ruleTitle,
      pointsText: rule ? pointsText(rule) : '',
      note: row.note,
      seenOn: row.seenOn,
      fixBy: row.fixBy,
      state,
      remindedAt: row.remindedAt.toISOString(),
      remindedBy: row.remindedByName,
      ...(row.hundredths === null ? {} : { points: toPoints(row.hundredths) }),
      ...(row.publicUntil ? { publicUntil: row.publicUntil } : {}),
      ...(row.deductedOn ? { deductedOn: row.deductedOn } : {}),
      ...(row.repairBy ? { repairBy: row.repairBy } : {}),
      ...(due ? { dueOn: due } : {}),
      isOverdue: due !== undefined && due < today,
      ...(row.transferId ? { transferId: row.transferId } : {}),
      can: whatMayBeDone(work.actor, known, today),
    })
  }
  return shown
}

export const toDeduction = async (work: Work, row: DeductionRow): Promise<Deduction> =>
  (await toDeductions(work, [row]))[0]!

export const toHearing = ({ heardOn, speaker, companion, heardWords }: DeductionRow): Hearing => ({
  heardOn: heardOn ?? '',
  speaker: speaker ?? '',
  ...(companion ? { companion } : {}),
  words: heardWords ?? '',
})

export const toStep = (step: StepRow): DeductionStep => ({
  action: step.action as DeductionStep['action'],
  at: step.at.toISOString(),
  actorName: step.actorName,
  roleName: roleNames[step.actorRole as keyof typeof roleNames] ?? '到日子自动办',
  words: step.words,
  photoIds: step.photoIds,
})
