import { type Declaration, stateNames } from '@village-points/shared/declarations/contract.ts'
import { placeOf } from '@village-points/shared/households/place.ts'
import { formatDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { Chip } from '../ui/chips'
import { timeLeft } from '../ui/notices'
import { Row } from '../ui/row'
import { TitleWithState } from './title-with-state'
import { undoOne } from './undoing'

interface RecordRowProps {
  readonly declaration: Declaration
  /** The moment looked at, in milliseconds: the time left to undo runs. */
  readonly at: number
  readonly onPress: () => unknown
}

/** One recorded deed: whose, what, which day, who wrote it down. */
export const RecordRow = ({ declaration, at, onPress }: RecordRowProps) => {
  const { household, ruleTitle, deedOn, memberName, recordedBy, state, points } = declaration
  const who = memberName ? `${memberName}做的 · ` : ''
  const standing = state === 'posted' || state === 'reversed' ? '' : `${stateNames[state]} · `
  const detail = `${standing}${ruleTitle} · ${placeOf(household)} · ${formatDay(deedOn, villageDayOf(at))} · ${who}${recordedBy}记`
  return (
    <Row
      title={<TitleWithState title={household.name} state={state} />}
      detail={detail}
      points={points}
      onPress={onPress}
    />
  )
}

/** A deed just recorded, with 撤回 beside it while it can still be taken back. */
export const RecentRow = ({ declaration, at }: Omit<RecordRowProps, 'onPress'>) => {
  const { household, ruleTitle, points, undoUntil } = declaration
  const left = Date.parse(undoUntil) - at
  return (
    <Row
      title={household.name}
      detail={`${ruleTitle} · ${placeOf(household)} · ${left > 0 ? `${timeLeft(left)}能撤回` : '过了十分钟'}`}
      points={points}
      end={
        left > 0 && (
          <Chip icon="undo" label={`撤回${household.name}的${ruleTitle}`} onPress={() => undoOne(declaration)}>
            撤回
          </Chip>
        )
      }
    />
  )
}
