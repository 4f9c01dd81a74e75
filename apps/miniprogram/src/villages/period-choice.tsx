import { View } from '@tarojs/components'
import { LEAST_NOTICE_DAYS, MOST_NOTICE_DAYS, type PeriodRule } from '@village-points/shared/villages/contract.ts'
import { Card } from '../ui/card'
import { Chips } from '../ui/chips'
import { FieldTrouble } from '../ui/field-trouble'
import { Stepper } from '../ui/stepper'

interface Period {
  readonly periodRule: PeriodRule
  readonly periodNoticeDays: number
}

interface PeriodChoiceProps {
  readonly value: Period
  readonly problem: string | undefined
  readonly onChange: (part: Partial<Period>) => void
}

const hints: Readonly<Record<PeriodRule, string>> = {
  carry_over: '没用完的分留着,明年接着用。',
  expiry: '到 12月31日 还没用的分到期,不能再用。告诉过大家以后再选,要到明年才算数。',
}

/** What becomes of unspent points at the year's end, and how early everybody is told. */
export const PeriodChoice = ({ value, problem, onChange }: PeriodChoiceProps) => (
  <Card>
    <View className="stack">
      <View className="field">
        <View className="field-label">年底没用完的分</View>
        <Chips
          label="年底没用完的分"
          choices={[
            { value: 'carry_over', name: '转到明年' },
            { value: 'expiry', name: '年底到期' },
          ]}
          chosen={value.periodRule}
          onChoose={(periodRule) => onChange({ periodRule })}
        />
        <View className="field-hint">{hints[value.periodRule]}</View>
      </View>
      <View className="field">
        <View className="field-label">提前几天告诉大家</View>
        <Stepper
          label="提前几天告诉大家"
          least={LEAST_NOTICE_DAYS}
          most={MOST_NOTICE_DAYS}
          unit="天"
          value={value.periodNoticeDays}
          onChange={(periodNoticeDays) => onChange({ periodNoticeDays })}
        />
        <FieldTrouble words={problem} />
        <View className="field-hint">{`最少 ${LEAST_NOTICE_DAYS} 天`}</View>
      </View>
    </View>
  </Card>
)
