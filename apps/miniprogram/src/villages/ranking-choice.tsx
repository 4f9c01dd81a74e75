import { View } from '@tarojs/components'
import type { Ranking } from '@village-points/shared/villages/contract.ts'
import { Card } from '../ui/card'
import { Chips } from '../ui/chips'
import { Field } from '../ui/field'

interface Honors {
  readonly ranking: Ranking
  readonly starPoints: string
}

interface RankingChoiceProps {
  readonly value: Honors
  readonly problem: string | undefined
  readonly onChange: (part: Partial<Honors>) => void
}

const hints: Readonly<Record<Ranking, string>> = {
  off: '不比谁家分多。',
  groups: '只比各组加起来的分,不写哪一家。',
  households: '各组在前;愿意上榜的人家才写名字。',
}

/** The points that somebody typed for the stars. */
export const starPointsOf = (typed: string): number[] =>
  typed
    .split(/[^\d.]+/)
    .filter(Boolean)
    .map(Number)

/** Whether the village has an honour board, and what its stars take. */
export const RankingChoice = ({ value, problem, onChange }: RankingChoiceProps) => (
  <Card>
    <View className="stack">
      <View className="field">
        <View className="field-label">红榜</View>
        <Chips
          label="红榜"
          choices={[
            { value: 'off', name: '不开' },
            { value: 'groups', name: '只比各组' },
            { value: 'households', name: '各组和人家' },
          ]}
          chosen={value.ranking}
          onChoose={(ranking) => onChange({ ranking })}
        />
        <View className="field-hint">{hints[value.ranking]}</View>
      </View>
      {value.ranking !== 'off' && (
        <Field
          label="一年多少分得一颗星"
          hint="从少到多写,中间空一格,例如 60 120 240。不写就不评星。"
          value={value.starPoints}
          maxLength={40}
          error={problem}
          onChange={(starPoints) => onChange({ starPoints })}
        />
      )}
    </View>
  </Card>
)
