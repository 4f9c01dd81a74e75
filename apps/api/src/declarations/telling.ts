import {
  type DecisionReason,
  type DeclarationAction,
  reasonNames,
} from '@village-points/shared/declarations/contract.ts'
import type { MessageTold } from '@village-points/shared/messages/contract.ts'
import { formatPoints, toPoints } from '@village-points/shared/platform/points.ts'
import { formatDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { tell, tellAll } from '../messages/index.ts'
import type { Work } from '../platform/work.ts'
import type { DeclarationRow } from './repository.ts'
import type { Why } from './step-repository.ts'

const pointsOf = (hundredths: number) => formatPoints(toPoints(hundredths))

const reasonOf = ({ reason, words = '' }: Why): string => {
  const named = reason === undefined || reason === 'other' ? '' : reasonNames[reason as DecisionReason]
  return [named, words].filter((part) => part !== '').join('。') || '没有写'
}

const toldOn = { return: 'declaration_returned', reject: 'declaration_rejected', freeze: 'declaration_frozen' } as const

/** What came back, was refused or is looked into once more, and why: the household waits for it. */
export const tellMoved = async (
  work: Work,
  action: DeclarationAction,
  rows: readonly DeclarationRow[],
  moved: readonly (Why & { readonly declarationId: string })[],
): Promise<void> => {
  const kind = toldOn[action as keyof typeof toldOn]
  if (!kind) return
  const why = new Map(moved.map((one) => [one.declarationId, one]))
  await tellAll(
    work,
    rows.map(({ declarationId, householdId, ruleTitle }): MessageTold => {
      const words = { title: ruleTitle, reason: reasonOf(why.get(declarationId)!) }
      return { kind, householdId, subjectId: declarationId, words }
    }),
  )
}

export const tellPosted = (work: Work, rows: readonly DeclarationRow[]): Promise<void> =>
  tellAll(
    work,
    rows.map(({ declarationId, householdId, ruleTitle, hundredths }) => ({
      kind: 'declaration_posted' as const,
      householdId,
      subjectId: declarationId,
      words: { title: ruleTitle, points: pointsOf(hundredths) },
    })),
  )

export const tellReversed = (work: Work, row: DeclarationRow, reason: string): Promise<void> => {
  const day = formatDay(villageDayOf(row.recordedAt), villageDayOf(work.now))
  const words = { title: row.ruleTitle, points: pointsOf(row.hundredths), day, reason }
  return tell(work, { kind: 'award_reversed', householdId: row.householdId, words })
}

/** Deeds named in one message at the most. */
const MOST_NAMED = 3

/** What a household was given on the spot, in one message. */
export const tellAwards = (work: Work, rows: readonly DeclarationRow[]): Promise<void> => {
  const ofHouseholds = Map.groupBy(rows, (row) => row.householdId)
  return tellAll(
    work,
    [...ofHouseholds].map(([householdId, own]) => {
      const named = own.slice(0, MOST_NAMED).map((row) => `“${row.ruleTitle}”${pointsOf(row.hundredths)} 分`)
      const deeds = named.join('、') + (own.length > MOST_NAMED ? `,一共 ${own.length} 件` : '')
      const points = pointsOf(own.reduce((sum, row) => sum + row.hundredths, 0))
      return { kind: 'awards_of_day' as const, householdId, words: { deeds, points } }
    }),
  )
}
