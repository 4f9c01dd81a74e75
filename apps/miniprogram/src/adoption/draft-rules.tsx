import { View } from '@tarojs/components'
import type { Draft, DraftRule } from '@village-points/shared/adoption/contract.ts'
import { capsText, pointsText } from '@village-points/shared/rules/rule-text.ts'
import { procedureNames } from '../rules/rulebook-words'
import { aria } from '../ui/aria'
import { Card } from '../ui/card'
import { classes } from '../ui/classes'
import { Pressable } from '../ui/pressable'
import { Seal } from '../ui/seal'
import { Empty } from '../ui/states'

interface RuleProps {
  readonly rule: DraftRule
  readonly isUnlawful: boolean
  readonly onPress: ((rule: DraftRule) => void) | undefined
  readonly pressName: string
}

const Rule = ({ rule, isUnlawful, onPress, pressName }: RuleProps) => (
  <View className="rule" {...aria({ role: 'listitem' })}>
    <View className="rule-clause number">{rule.clause}</View>
    <View className="rule-words">
      <View className="line-wrap">
        <View className="rule-title">{rule.title}</View>
        {isUnlawful && <Seal>不能写</Seal>}
        {rule.ruleClass === 'deduction' && <Seal>扣分</Seal>}
      </View>
      <View className="soft">{capsText(rule) || '不封顶'}</View>
      <View className="soft">
        {[rule.evidence && `凭:${rule.evidence}`, procedureNames[rule.procedure]].filter(Boolean).join(' · ')}
      </View>
    </View>
    <View className="rule-end">
      <View className={classes('number rule-points', rule.ruleClass === 'deduction' ? 'minus' : 'plus')}>
        {pointsText(rule).replace('-', '−')}
      </View>
      {onPress && (
        <Pressable
          className="rule-key rule-key-calm"
          label={`${pressName},第 ${rule.clause} 条`}
          onPress={() => onPress(rule)}
        >
          {pressName}
        </Pressable>
      )}
    </View>
  </View>
)

interface DraftRulesProps extends Pick<RuleProps, 'onPress' | 'pressName'> {
  readonly draft: Draft
}

/** The clauses of a draft by category; pressed, one is rewritten or commented on. */
export const DraftRules = ({ draft, onPress, pressName }: DraftRulesProps) => {
  const { rules, findings } = draft
  const unlawful = new Set(findings.flatMap(({ severity, clause }) => (severity === 'refuse' ? [clause] : [])))
  if (rules.length === 0) {
    return (
      <Empty icon="pencil" title="还没有写条目">
        一条一条写,每写一条,马上告诉您能不能这样写。
      </Empty>
    )
  }
  return [...new Set(rules.map(({ category }) => category))].map((category) => {
    const shown = rules.filter((rule) => rule.category === category)
    return (
      <Card key={category} hasRows title={category} end={<View className="soft">{`${shown.length} 条`}</View>}>
        <View {...aria({ role: 'list', label: category })}>
          {shown.map((rule) => (
            <Rule
              key={rule.ruleId}
              rule={rule}
              isUnlawful={unlawful.has(rule.clause)}
              onPress={onPress}
              pressName={pressName}
            />
          ))}
        </View>
      </Card>
    )
  })
}
