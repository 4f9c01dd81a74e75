import type { DeductionAction } from '@village-points/shared/deductions/contract.ts'
import { formatPoints, toPoints } from '@village-points/shared/platform/points.ts'
import { formatDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { tell, tellAll } from '../messages/index.ts'
import type { Work } from '../platform/work.ts'
import type { DeductionRow } from './repository.ts'

/** The household hears of every step that concerns it, and nobody else does (DOMAIN 12). */
export const tellHousehold = async (
  work: Work,
  action: DeductionAction | 'remind',
  row: DeductionRow,
  reason = '',
): Promise<void> => {
  const { householdId, deductionId: subjectId, ruleTitle: title } = row
  const about = { householdId, subjectId }
  const today = villageDayOf(work.now)
  const points = formatPoints(toPoints(row.hundredths ?? 0))
  switch (action) {
    case 'remind':
    case 'extend':
      return tell(work, { kind: 'deduction_reminded', ...about, words: { title, day: formatDay(row.fixBy, today) } })
    case 'drop':
      return tell(work, { kind: 'deduction_dropped', ...about, words: { title, reason } })
    case 'publicize': {
      const day = formatDay(row.publicUntil ?? today, today)
      return tell(work, { kind: 'deduction_publicized', ...about, words: { title, day } })
    }
    case 'close':
      return tell(work, { kind: 'deduction_closed', ...about, words: { title } })
    case 'propose':
      return tell(work, { kind: 'deduction_proposed', ...about, words: { title, points } })
    case 'deduct': {
      const day = formatDay(row.repairBy ?? today, today)
      return tell(work, { kind: 'deduction_deducted', ...about, words: { title, points, day } })
    }
    case 'repair':
    case 'reverse':
      return tell(work, { kind: 'deduction_returned', ...about, words: { title, points } })
    default:
      return undefined
  }
}

/** Each of the panel hears once a day how many wait for him. */
export const tellPanel = (work: Work, userIds: Iterable<string | null>): Promise<void> =>
  tellAll(
    work,
    [...userIds].flatMap((userId) => (userId ? [{ kind: 'deduction_vote_due' as const, userId, words: {} }] : [])),
  )
