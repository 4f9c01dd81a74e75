import { USUAL_FIX_DAYS } from '@village-points/shared/deductions/contract.ts'
import { addDays, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { pointsText } from '@village-points/shared/rules/rule-text.ts'
import type { Work } from '../platform/work.ts'
import { rulebookInForceOn, whyUnlawful } from '../rules/index.ts'

/** A clause that the law forbids is not even offered, whoever adopted it. */
export const listDeductionOptions = async (work: Work) => {
  const today = villageDayOf(work.now)
  const rules = (await rulebookInForceOn(work, today))?.rules ?? []
  return {
    options: rules
      .filter((rule) => rule.ruleClass === 'deduction' && !rule.isRetired && !whyUnlawful(rule))
      .map((rule) => ({ rule, pointsText: pointsText(rule) })),
    usualFixBy: addDays(today, USUAL_FIX_DAYS),
  }
}
