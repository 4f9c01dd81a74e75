import { View } from '@tarojs/components'
import { compareRulebooks, type RulebookComparison } from '@village-points/shared/rules/contract.ts'
import { useRouteInput } from '../platform/navigation'
import { useQuery } from '../platform/query'
import { Frame } from '../ui/frame'
import { Note } from '../ui/note'
import { Remote } from '../ui/remote'
import { Empty } from '../ui/states'
import { ChangeCard } from './change-card'
import './rules.css'
import { versionName } from './rulebook-words'

const keyOf = (change: RulebookComparison['changes'][number]) =>
  change.change === 'removed' ? change.before.ruleId : change.after.ruleId

const summary = ({ changes, unchangedCount }: RulebookComparison) => {
  const count = (kind: string) => changes.filter(({ change }) => change === kind).length
  return `新加 ${count('added')} 条,改了 ${count('changed')} 条,去掉 ${count('removed')} 条,${unchangedCount} 条没有变。`
}

/** 两版比一比: what the newer version changed, clause by clause. */
const ComparisonPage = () => {
  const { rulebookId = '', withRulebookId } = useRouteInput('rules/comparison')
  const comparison = useQuery(compareRulebooks, {
    params: { rulebookId },
    query: withRulebookId ? { withRulebookId } : {},
  })
  return (
    <Frame title="两版比一比" isWide>
      {comparison.error?.code === 'rule.no_earlier_version' ? (
        <Empty icon="book" title="这是头一版">
          等通过了新的一版,就能在这里看出改了什么。
        </Empty>
      ) : (
        <Remote of={comparison}>
          {(data) => (
            <View className="stack">
              <Note>{`${versionName(data.earlier)} → ${versionName(data.later)}:${summary(data)}`}</Note>
              <View className="comparison">
                {data.changes.map((change) => (
                  <ChangeCard key={keyOf(change)} change={change} />
                ))}
              </View>
            </View>
          )}
        </Remote>
      )}
    </Frame>
  )
}

export default ComparisonPage
