import {
  actionNames,
  type Deduction,
  type DeductionDetail,
  stateNames,
  whatNext,
} from '@village-points/shared/deductions/contract.ts'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import { formatDay, formatPartOfDay, type VillageDay } from '@village-points/shared/platform/village-day.ts'
import type { Step } from '../ui/steps'

/** The line under a case in a list: where it stands, and until when. */
export const caseParts = (one: Deduction, today: VillageDay): readonly string[] => [
  stateNames[one.state],
  ...(one.state === 'reminded' ? [`${formatDay(one.fixBy, today)}前改好`] : []),
  ...(one.isOverdue ? ['过了日子'] : one.dueOn ? [`${formatDay(one.dueOn, today)}前办`] : []),
]

/** How it came to this, and what comes next. */
export const stepsOfCase = (one: DeductionDetail, today: VillageDay): readonly Step[] => [
  ...one.steps.map(({ action, actorName, at, words }) => ({
    title: `${actorName}:${actionNames[action]}`,
    detail: [formatPartOfDay(at, today), words && `“${words}”`].filter(Boolean).join(' · '),
    isDone: true,
  })),
]

/** A case as it is read aloud. */
export const spokenCase = (one: Deduction, today: VillageDay): string =>
  `${one.ruleTitle}。${one.note ? `${one.note}。` : ''}现在:${stateNames[one.state]}。${whatNext(one, today)}`

/** What a proposal or a deduction comes to: `扣 5 分`; empty before there is one. */
export const pointsWords = ({ points, state }: Deduction): string => {
  if (points === undefined) return ''
  return /^(proposed|heard|publicized|frozen)$/.test(state)
    ? `提出扣 ${formatPoints(points)} 分,还没有扣`
    : `${state === 'dropped' ? '原来提出扣' : '扣了'} ${formatPoints(points)} 分`
}
