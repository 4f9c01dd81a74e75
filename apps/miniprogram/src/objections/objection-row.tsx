import { type Objection, objectionStateNames } from '@village-points/shared/objections/contract.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { now } from '../platform/clock'
import { go } from '../platform/navigation'
import { Row } from '../ui/row'
import { Seal } from '../ui/seal'
import { isOpen, partsOf } from './objection-words'

/** One objection in a list: whose points where that may be said, what for, by when. */
export const ObjectionRow = ({ objection }: { readonly objection: Objection }) => {
  const { objectionId, household, ruleTitle, state, isOverdue } = objection
  const today = villageDayOf(now())
  return (
    <Row
      icon="talk"
      title={household ? `${household.name} · ${ruleTitle}` : ruleTitle}
      detail={partsOf(objection, today).join(' · ')}
      end={
        isOpen(objection) && (
          <Seal colour={isOverdue ? 'cinnabar' : 'gold'}>{isOverdue ? '过期了' : objectionStateNames[state]}</Seal>
        )
      }
      onPress={() => go('objections/objection', { objectionId })}
    />
  )
}
