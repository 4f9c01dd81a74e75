import { readReviewWork } from '@village-points/shared/review/contract.ts'
import { go } from '../platform/navigation'
import { useQuery } from '../platform/query'
import { Card } from '../ui/card'
import { Row } from '../ui/row'

/** What waits for this person on the way of declarations, with its count; nothing when nothing does. */
export const WaitingWork = () => {
  const { data } = useQuery(readReviewWork, {})
  if (!data) return null
  const { toScreen, toVote, late, needsPanel } = data
  if (toScreen + toVote + late === 0 && !needsPanel) return null
  return (
    <Card hasRows title="等您办的">
      {toScreen > 0 && (
        <Row
          icon="check"
          title={`核实 ${toScreen} 条`}
          detail="组里报上来的好事"
          onPress={() => go('review/screening')}
        />
      )}
      {toVote > 0 && (
        <Row icon="people" title={`评议 ${toVote} 条`} detail="轮到您评的" onPress={() => go('review/queue')} />
      )}
      {late > 0 && (
        <Row
          icon="clock"
          title={`拖久了的 ${late} 条`}
          detail="过了答应的日子还没办"
          onPress={() => go('review/late')}
        />
      )}
      {needsPanel && (
        <Row icon="people" title="评议小组该选了" detail="还没有选,或者任期到了" onPress={() => go('review/panel')} />
      )}
    </Card>
  )
}
