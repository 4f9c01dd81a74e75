import { View } from '@tarojs/components'
import { Card } from '../ui/card'
import { FieldTrouble } from '../ui/field-trouble'
import { Stepper } from '../ui/stepper'

interface Deducting {
  readonly deductionCeiling: number
  readonly repairDays: number
}

interface DeductionChoiceProps {
  readonly value: Deducting
  readonly problems: Readonly<Partial<Record<string, string>>>
  readonly onChange: (part: Partial<Deducting>) => void
}

/** How much a household can lose in a year at most, and how long putting it right gives the points back. */
export const DeductionChoice = ({ value, problems, onChange }: DeductionChoiceProps) => (
  <Card>
    <View className="stack">
      <View className="field">
        <View className="field-label">一户一年最多扣几分</View>
        <Stepper
          label="一户一年最多扣几分"
          least={0}
          most={100}
          unit="分"
          value={value.deductionCeiling}
          onChange={(deductionCeiling) => onChange({ deductionCeiling })}
        />
        <FieldTrouble words={problems.deductionCeiling} />
        <View className="field-hint">
          {value.deductionCeiling === 0 ? '村里只提醒,不扣分。' : '先提醒、给时间改,改不好才扣,扣到这里为止。'}
        </View>
      </View>
      <View className="field">
        <View className="field-label">扣分以后几天内改好退分</View>
        <Stepper
          label="扣分以后几天内改好退分"
          least={7}
          most={180}
          unit="天"
          value={value.repairDays}
          onChange={(repairDays) => onChange({ repairDays })}
        />
        <FieldTrouble words={problems.repairDays} />
      </View>
    </View>
  </Card>
)
