import type { Message, MessagePage } from '@village-points/shared/messages/contract.ts'
import { go } from '../platform/navigation'

const doors: Partial<Record<MessagePage, (subjectId: string | undefined) => void>> = {
  declaration: (declarationId) => declarationId && go('declarations/declaration', { declarationId }),
  redemption: (redemptionId) => redemptionId && go('rewards/redemption', { redemptionId }),
  own_objections: () => go('objections/mine'),
  objection_desk: () => go('objections/desk'),
  deduction: (deductionId) => deductionId && go('deductions/deduction', { deductionId }),
  deductions: () => go('deductions/votes'),
  account: () => go('ledger/entries', {}),
}

/** What a message leads to; undefined when there is nothing more to see. */
export const doorOf = ({ opens, subjectId }: Message): (() => void) | undefined => {
  const door = opens && doors[opens]
  return door && (() => door(subjectId))
}
