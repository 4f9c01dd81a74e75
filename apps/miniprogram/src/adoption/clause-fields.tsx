import { View } from '@tarojs/components'
import type { Draft as FormDraft } from '../platform/draft'
import type { FieldProblems } from '../platform/field-problems'
import { procedureNames } from '../rules/rulebook-words'
import { Card } from '../ui/card'
import { Chips } from '../ui/chips'
import { Field } from '../ui/field'
import { CapsField } from './caps-field'
import type { ClauseForm } from './clause-form'

const classChoices = [
  { value: 'award', name: '加分' },
  { value: 'honor', name: '只记荣誉' },
  { value: 'deduction', name: '扣分' },
] as const

const kindChoices = [
  { value: 'fixed', name: '定好几分' },
  { value: 'range', name: '几分到几分' },
  { value: 'per_unit', name: '按数量' },
] as const

const procedureChoices = (['direct', 'review', 'review_and_publicity'] as const).map((value) => ({
  value,
  name: procedureNames[value],
}))

interface ClauseFieldsProps {
  readonly form: FormDraft<ClauseForm>
  readonly problems: FieldProblems
  /** Categories that the draft has already. */
  readonly categories: readonly string[]
}

const PointsFields = ({ form: { value, change }, problems }: Pick<ClauseFieldsProps, 'form' | 'problems'>) => (
  <>
    <Chips
      label="怎么算分"
      choices={kindChoices}
      chosen={value.pointsKind}
      onChoose={(pointsKind) => change({ pointsKind })}
    />
    <View className="grid-two">
      <Field
        label={value.pointsKind === 'range' ? '最少几分' : '几分'}
        kind="number"
        value={value.points}
        maxLength={8}
        error={problems['points.points'] ?? problems['points.least']}
        onChange={(points) => change({ points })}
      />
      {value.pointsKind === 'range' && (
        <Field
          label="最多几分"
          kind="number"
          value={value.most}
          maxLength={8}
          error={problems['points.most'] ?? problems.points}
          onChange={(most) => change({ most })}
        />
      )}
    </View>
    {value.pointsKind === 'per_unit' && (
      <View className="grid-two">
        <Field
          label="每多少"
          kind="number"
          value={value.unitSize}
          maxLength={8}
          error={problems['points.unitSize']}
          onChange={(unitSize) => change({ unitSize })}
        />
        <Field
          label="单位(半天、元)"
          value={value.unit}
          maxLength={10}
          error={problems['points.unit']}
          onChange={(unit) => change({ unit })}
        />
      </View>
    )}
  </>
)

/** Everything that a clause says. */
export const ClauseFields = ({ form, problems, categories }: ClauseFieldsProps) => {
  const { value, change } = form
  return (
    <Card>
      <View className="stack">
        <Field
          label="什么事"
          value={value.title}
          maxLength={60}
          placeholder="例如:参加义务劳动"
          error={problems.title}
          onChange={(title) => change({ title })}
        />
        <Chips
          label="加分还是扣分"
          choices={classChoices}
          chosen={value.ruleClass}
          onChoose={(ruleClass) => change({ ruleClass })}
        />
        <PointsFields form={form} problems={problems} />
        <CapsField caps={value.caps} error={problems.caps} onChange={(caps) => change({ caps })} />
        <Field
          label="凭什么记"
          value={value.evidence}
          maxLength={100}
          placeholder="例如:前后照片、组长证明"
          error={problems.evidence}
          onChange={(evidence) => change({ evidence })}
        />
        <View className="field">
          <View className="field-label">要走什么手续</View>
          <Chips
            label="要走什么手续"
            choices={procedureChoices}
            chosen={value.procedure}
            onChoose={(procedure) => change({ procedure })}
          />
        </View>
        <Field
          label="归哪一类"
          value={value.category}
          maxLength={20}
          error={problems.category}
          onChange={(category) => change({ category })}
        />
        {categories.length > 0 && (
          <Chips
            label="已有的类别"
            choices={categories.map((name) => ({ value: name, name }))}
            chosen={value.category}
            onChoose={(category) => change({ category })}
          />
        )}
      </View>
    </Card>
  )
}
