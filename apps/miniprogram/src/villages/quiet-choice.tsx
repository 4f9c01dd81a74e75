import { View } from '@tarojs/components'
import { Card } from '../ui/card'
import { Stepper } from '../ui/stepper'

interface QuietHours {
  readonly quietFromHour: number
  readonly quietUntilHour: number
}

interface QuietChoiceProps {
  readonly value: QuietHours
  readonly onChange: (part: Partial<QuietHours>) => void
}

const hintOf = ({ quietFromHour, quietUntilHour }: QuietHours) =>
  quietFromHour === quietUntilHour
    ? '夜里也通知。'
    : `这段时间的消息,等到 ${quietUntilHour} 点再告诉大家。给干部的消息每天 ${quietUntilHour} 点合成一条。`

/** The hours in which nobody is called. */
export const QuietChoice = ({ value, onChange }: QuietChoiceProps) => (
  <Card>
    <View className="stack">
      <View className="field">
        <View className="field-label">夜里从几点起不打扰</View>
        <Stepper
          label="夜里从几点起不打扰"
          least={0}
          most={23}
          unit="点"
          value={value.quietFromHour}
          onChange={(quietFromHour) => onChange({ quietFromHour })}
        />
      </View>
      <View className="field">
        <View className="field-label">早上几点以后再通知</View>
        <Stepper
          label="早上几点以后再通知"
          least={0}
          most={23}
          unit="点"
          value={value.quietUntilHour}
          onChange={(quietUntilHour) => onChange({ quietUntilHour })}
        />
        <View className="field-hint">{hintOf(value)}</View>
      </View>
    </View>
  </Card>
)
