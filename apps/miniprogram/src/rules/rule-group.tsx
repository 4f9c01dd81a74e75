import { View } from '@tarojs/components'
import type { Rule } from '@village-points/shared/rules/contract.ts'
import { capsText, pointsText } from '@village-points/shared/rules/rule-text.ts'
import { useState } from 'react'
import { aria } from '../ui/aria'
import { Card } from '../ui/card'
import { classes } from '../ui/classes'
import { Pressable } from '../ui/pressable'
import { Seal } from '../ui/seal'
import { RetireRule } from './retire-rule'
import { procedureNames } from './rulebook-words'

interface RuleGroupProps {
  readonly category: string
  readonly rules: readonly Rule[]
  readonly mayRetire: boolean
}

interface RuleLineProps {
  readonly rule: Rule
  readonly onRetire?: (() => void) | undefined
}

const RuleLine = ({ rule, onRetire }: RuleLineProps) => (
  <View className={classes('rule', rule.isRetired && 'rule-retired')} {...aria({ role: 'listitem' })}>
    <View className="rule-clause number">{rule.clause}</View>
    <View className="rule-words">
      <View className="line-wrap">
        <View className="rule-title">{rule.title}</View>
        {rule.isRetired && <Seal>已停用</Seal>}
        {rule.ruleClass === 'honor' && <Seal colour="gold">只记荣誉</Seal>}
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
      {onRetire && !rule.isRetired && (
        <Pressable className="rule-key" label={`停用第 ${rule.clause} 条`} onPress={onRetire}>
          停用
        </Pressable>
      )}
    </View>
  </View>
)

/** The clauses of one category. */
export const RuleGroup = ({ category, rules, mayRetire }: RuleGroupProps) => {
  const [retiring, setRetiring] = useState<Rule>()
  return (
    <Card hasRows title={category} end={<View className="soft">{`${rules.length} 条`}</View>}>
      <View {...aria({ role: 'list', label: category })}>
        {rules.map((rule) => (
          <RuleLine key={rule.ruleId} rule={rule} onRetire={mayRetire ? () => setRetiring(rule) : undefined} />
        ))}
      </View>
      {retiring && <RetireRule rule={retiring} onClose={() => setRetiring(undefined)} />}
    </Card>
  )
}
