import { type Import, RulebookDecision } from '@village-points/shared/imports/contract.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { useState } from 'react'
import { now } from '../platform/clock'
import { type Draft, useDraft } from '../platform/draft'
import { type FieldProblems, fieldProblems } from '../platform/field-problems'
import { amountOf } from '../ui/amount-field'
import { readTypedDay } from '../ui/date-field'

/** What the assembly decided, as typed. */
export interface DecisionDraft {
  /** The assembly has yet to meet: the sheet becomes a draft. */
  readonly isDraft: boolean
  readonly title: string
  readonly assemblyOn: string
  readonly inForceOn: string
  readonly entitled: string
  readonly present: string
  readonly inFavor: string
}

/** The form of the adoption with its check. */
export interface DecisionForm {
  readonly draft: Draft<DecisionDraft>
  readonly problems: FieldProblems
  /** What the sheet says of the day, when it names only the month. */
  readonly monthHint: string | undefined
  /** Whether it may be sent; what is missing then stands beside the fields. */
  readonly check: () => boolean
  readonly input: () => { decision: RulebookDecision } | { draftTitle: string }
}

const textOf = (figure: number | undefined): string => (figure === undefined ? '' : String(figure))

/** The titles of the sheet often say it already: 2026年6月28日村民代表会议通过,应到 32 人…. */
const prefilled = ({ adoption }: Import): DecisionDraft => ({
  isDraft: false,
  title: adoption?.title ?? '积分细则',
  assemblyOn: adoption?.assemblyOn ?? (adoption?.assemblyMonth ? `${adoption.assemblyMonth}-` : ''),
  inForceOn: villageDayOf(now()),
  entitled: textOf(adoption?.entitled),
  present: textOf(adoption?.present),
  inFavor: textOf(adoption?.inFavor),
})

const inputOf = (draft: DecisionDraft): RulebookDecision => ({
  title: draft.title,
  inForceOn: readTypedDay(draft.inForceOn),
  adoption: {
    assemblyOn: readTypedDay(draft.assemblyOn),
    ...(draft.entitled.trim() ? { entitled: amountOf(draft.entitled) } : {}),
    present: amountOf(draft.present),
    inFavor: amountOf(draft.inFavor),
  },
})

/** The adoption data of a rulebook that is about to be imported, prefilled from its sheet. */
export const useDecision = (found: Import): DecisionForm => {
  const draft = useDraft<DecisionDraft>(`decision:${found.importId}`, prefilled(found))
  const [problems, setProblems] = useState<FieldProblems>({})
  const input = () => (draft.value.isDraft ? { draftTitle: draft.value.title } : { decision: inputOf(draft.value) })
  const check = () => {
    const { isDraft, title } = draft.value
    const missing = isDraft
      ? fieldProblems(RulebookDecision.pick({ title: true }), { title })
      : fieldProblems(RulebookDecision, inputOf(draft.value))
    setProblems(missing)
    return Object.keys(missing).length === 0
  }
  const [year, month] = found.adoption?.assemblyMonth?.split('-') ?? []
  const monthHint =
    !found.adoption?.assemblyOn && year && month ? `表头只写了 ${year}年${Number(month)}月,请补上哪一天` : undefined
  return { draft, problems, monthHint, check, input }
}
