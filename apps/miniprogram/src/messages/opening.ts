import type { Message, MessagePage } from '@village-points/shared/messages/contract.ts'
import { go } from '../platform/navigation'

const doors: Readonly<Record<MessagePage, (subjectId: string | undefined) => void>> = {
  declaration: (declarationId) => declarationId && go('declarations/declaration', { declarationId }),
  redemption: (redemptionId) => redemptionId && go('rewards/redemption', { redemptionId }),
  own_objections: () => go('objections/mine'),
  objection_desk: () => go('objections/desk'),
  deduction: (deductionId) => deductionId && go('deductions/deduction', { deductionId }),
  deductions: () => go('deductions/votes'),
  screenings: () => go('review/screening'),
  review: () => go('review/queue'),
  publicity: (listId) => listId && go('publicity/list', { listId }),
  draft: (draftId) => draftId && go('adoption/draft', { draftId }),
  supervision_report: (month) => go('supervision/report', month ? { month } : {}),
  honors: () => go('honors/index'),
  account: () => go('ledger/entries', {}),
}

/** What a message leads to; undefined when there is nothing more to see. */
export const doorOf = ({ opens, subjectId }: Message): (() => void) | undefined => {
  return opens && (() => doors[opens](subjectId))
}
