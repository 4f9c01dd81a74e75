import { View } from '@tarojs/components'
import { stateNames } from '@village-points/shared/declarations/contract.ts'
import { placeOf } from '@village-points/shared/households/place.ts'
import { formatDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { listLateDeclarations, type ReviewItem } from '@village-points/shared/review/contract.ts'
import { now } from '../platform/clock'
import { go } from '../platform/navigation'
import { useRows } from '../platform/query'
import { Frame } from '../ui/frame'
import { List } from '../ui/list'
import { Remote } from '../ui/remote'
import { Row } from '../ui/row'
import { Empty } from '../ui/states'

/** `三组 17号 · 等大家评议,2 人评了,要 5 人 · 答应 11月3日前答复`. */
const wordsOf = (item: ReviewItem): string => {
  const { household, state, dueOn, votesCast, seatCount } = item
  const stage = state === 'screened' ? `${stateNames[state]},${seatCount} 人里 ${votesCast} 人评了` : stateNames[state]
  const promise = dueOn && `答应 ${formatDay(dueOn, villageDayOf(now()))}前答复`
  return [placeOf(household), stage, promise].filter(Boolean).join(' · ')
}

/** 拖久了的: what the leader or the panel has let lie; it comes here by itself, for the supervision committee. */
const LatePage = () => {
  const late = useRows(listLateDeclarations, { query: {} })
  return (
    <Frame title="拖久了的">
      <View className="soft">过了答应的日子又等了三个工作日还没办的,自动出现在这里。请催一催,问问为什么。</View>
      <Remote
        of={late}
        empty={
          <Empty icon="check" title="没有拖着的">
            都在按时办。
          </Empty>
        }
      >
        {(rows) => (
          <List rows={rows} keyOf={({ declarationId }) => declarationId} {...late}>
            {(item) => (
              <Row
                title={`${item.household.name} · ${item.ruleTitle}`}
                detail={wordsOf(item)}
                onPress={() => go('review/declaration', { declarationId: item.declarationId })}
              />
            )}
          </List>
        )}
      </Remote>
    </Frame>
  )
}

export default LatePage
