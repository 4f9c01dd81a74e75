import { View } from '@tarojs/components'
import {
  type Rule,
  type RulebookComparison,
  type RuleClass,
  type RuleField,
  ruleFieldNames,
} from '@village-points/shared/rules/contract.ts'
import { capsText, pointsText } from '@village-points/shared/rules/rule-text.ts'
import { Card } from '../ui/card'
import { Seal } from '../ui/seal'
import { procedureNames } from './rulebook-words'

type Change = RulebookComparison['changes'][number]

const classNames: Readonly<Record<RuleClass, string>> = { award: '加分', honor: '只记荣誉', deduction: '扣分' }

const words: Readonly<Record<RuleField, (rule: Rule) => string>> = {
  category: ({ category }) => category,
  title: ({ title }) => title,
  ruleClass: ({ ruleClass }) => classNames[ruleClass],
  points: (rule) => pointsText(rule).replace('-', '−'),
  caps: (rule) => capsText(rule) || '不封顶',
  evidence: ({ evidence }) => evidence || '没写',
  procedure: ({ procedure }) => procedureNames[procedure],
}

const seals = { added: '新加的', removed: '去掉的', changed: '改了的' } as const

const Whole = ({ rule }: { readonly rule: Rule }) => (
  <View className="soft">{[words.points(rule), words.caps(rule), words.procedure(rule)].join(' · ')}</View>
)

/** What became of one clause: the old words above, the new ones below. */
export const ChangeCard = ({ change }: { readonly change: Change }) => {
  const rule = change.change === 'removed' ? change.before : change.after
  return (
    <Card
      title={rule.title}
      end={
        <Seal colour={change.change === 'removed' ? 'cinnabar' : change.change === 'added' ? 'green' : 'gold'}>
          {seals[change.change]}
        </Seal>
      }
    >
      {change.change === 'changed' ? (
        <View className="stack">
          {change.fields.map((field) => (
            <View key={field}>
              <View className="soft">{ruleFieldNames[field]}</View>
              <View className="comparison-before">{`原来:${words[field](change.before)}`}</View>
              <View className="strong">{`现在:${words[field](change.after)}`}</View>
            </View>
          ))}
        </View>
      ) : (
        <Whole rule={rule} />
      )}
    </Card>
  )
}
