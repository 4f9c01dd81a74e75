import { View } from '@tarojs/components'
import type { AwardOption } from '@village-points/shared/declarations/contract.ts'
import { useState } from 'react'
import { ruleIcon } from '../rules/rule-icon'
import { Card } from '../ui/card'
import { Field } from '../ui/field'
import { Row } from '../ui/row'
import { Sheet } from '../ui/sheet'

interface RuleSheetProps {
  readonly title?: string
  readonly options: readonly AwardOption[]
  readonly onChoose: (option: AwardOption) => void
  readonly onClose: () => void
}

/** Rules by category, in the order of the rulebook. */
export const inCategories = (
  options: readonly AwardOption[],
): readonly (readonly [string, readonly AwardOption[]])[] => {
  const categories = new Map<string, AwardOption[]>()
  const asInBook = [...options].sort((a, b) => a.rule.clause - b.rule.clause)
  for (const option of asInBook) {
    const { category } = option.rule
    categories.set(category, [...(categories.get(category) ?? []), option])
  }
  return [...categories]
}

interface RuleRowProps {
  readonly option: AwardOption
  readonly onChoose: () => void
}

/** A clause to choose, with what its caps still allow; one whose cap is reached cannot be chosen and says so. */
export const RuleRow = ({ option, onChoose }: RuleRowProps) => {
  const { rule, left, pointsText } = option
  const figure = <View className="number plus">{pointsText}</View>
  if (left?.isReached) return <Row icon={ruleIcon(rule)} title={rule.title} detail={left.sentence} end={figure} />
  const detail = `第 ${rule.clause} 条${left?.sentence ? ` · ${left.sentence}` : ''}`
  return <Row icon={ruleIcon(rule)} title={rule.title} detail={detail} end={figure} onPress={onChoose} />
}

/** Every rule that may be awarded on the spot, as the rulebook orders them. */
export const RuleSheet = ({ title = '记哪一项?', options, onChoose, onClose }: RuleSheetProps) => {
  const [text, setText] = useState('')
  const fitting = options.filter(({ rule }) => `${rule.category}${rule.title}`.includes(text.trim()))
  return (
    <Sheet title={title} onClose={onClose}>
      <Field label="找一项" kind="search" value={text} onChange={setText} placeholder="比如 劳动" />
      {fitting.length === 0 && <View className="soft">{`细则里没有“${text.trim()}”,换个字试试。`}</View>}
      {inCategories(fitting).map(([category, within]) => (
        <Card key={category} hasRows title={category}>
          {within.map((option) => (
            <RuleRow key={option.rule.ruleId} option={option} onChoose={() => onChoose(option)} />
          ))}
        </Card>
      ))}
    </Sheet>
  )
}
