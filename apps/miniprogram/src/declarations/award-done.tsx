import { View } from '@tarojs/components'
import { placeOf } from '@village-points/shared/households/place.ts'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Frame } from '../ui/frame'
import { Icon } from '../ui/icon'
import { Pair } from '../ui/row'
import type { Awarded } from './award-form'
import './declarations.css'

interface AwardDoneProps {
  readonly awarded: Awarded
  readonly recorder: string
  readonly isUndone: boolean
  readonly isScanner: boolean
  readonly onNext: () => void
  readonly onSame: () => void
}

/** What was recorded, and the way to the next household. */
export const AwardDone = ({ awarded, recorder, isUndone, isScanner, onNext, onSame }: AwardDoneProps) => {
  const { declaration, availablePoints, left } = awarded
  const { household } = declaration
  return (
    <Frame
      title="记好了"
      end={recorder}
      footer={
        <>
          <Button icon={isScanner ? 'scan' : 'search'} onPress={onNext}>
            再记一户
          </Button>
          <Button kind="quiet" onPress={onSame}>
            {`给${household.name}再记一项`}
          </Button>
        </>
      }
    >
      <View className="done">
        <View className="done-mark">
          <Icon name={isUndone ? 'undo' : 'check'} />
        </View>
        <View className="heading">
          {isUndone ? '已经撤回,分没有加' : `${household.name}加了 ${formatPoints(declaration.points)} 分`}
        </View>
        <View className="soft">{placeOf(household)}</View>
      </View>
      {!isUndone && (
        <Card>
          <Pair name="哪一项">{declaration.ruleTitle}</Pair>
          {declaration.memberName && <Pair name="谁做的">{declaration.memberName}</Pair>}
          <Pair name="现在可用">{`${formatPoints(availablePoints)} 分`}</Pair>
          {left.sentence && <Pair name="这一项">{left.sentence}</Pair>}
        </Card>
      )}
    </Frame>
  )
}
