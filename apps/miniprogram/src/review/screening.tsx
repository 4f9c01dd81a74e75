import { View } from '@tarojs/components'
import { listScreenings, screenDeclarations } from '@village-points/shared/declarations/contract.ts'
import { readReviewWork } from '@village-points/shared/review/contract.ts'
import { useRows } from '../platform/query'
import { refresh, useWrite } from '../platform/write'
import { Button } from '../ui/button'
import { Frame } from '../ui/frame'
import { notify } from '../ui/notices'
import { Remote } from '../ui/remote'
import { Empty, Skeleton } from '../ui/states'
import { blocksOf } from './blocks'
import { type Decided, DecisionBlock } from './decision-block'
import { useExceptions } from './exceptions'

const AT_ONCE = 100

const words = {
  name: '属实',
  consequence: '要评议的交给评议小组,其余马上记分',
  notMine: '自己家的、自己报的,要请别的干部来核实',
}

const decisionsOf = (decided: readonly Decided[]) =>
  decided.map(({ declarationId, exception }) =>
    exception
      ? { declarationId, decision: exception.decision, reason: exception.reason, words: exception.words }
      : { declarationId, decision: 'screen' as const },
  )

/** 核实: what the own group has handed in, block by block; the group leader knows the yards and the people. */
const ScreeningPage = () => {
  const waiting = useRows(listScreenings, { query: { limit: AT_ONCE } })
  const screen = useWrite(screenDeclarations)
  const book = useExceptions('review/screening')
  const send = async (decided: readonly Decided[]) => {
    const answer = await screen.send({ body: { decisions: decisionsOf(decided) } })
    refresh([readReviewWork, listScreenings])
    if (!answer) return false
    notify(`您核实了 ${answer.declarations.length} 条`)
    return true
  }
  return (
    <Frame title="核实">
      <Remote
        of={waiting}
        skeleton={<Skeleton rows={6} />}
        empty={
          <Empty icon="check" title="没有要核实的">
            谁家报了好事,就会出现在这里,请您看看是不是真的。
          </Empty>
        }
      >
        {(rows) => (
          <View className="stack">
            <View className="soft">{`有 ${rows.length} 条等着核实。有问题的点“这一条有问题”,其余的一起办。`}</View>
            {blocksOf(rows).map((block) => (
              <DecisionBlock
                key={block.key}
                block={block}
                book={book}
                words={words}
                isMine={({ can }) => can.screen}
                sending={screen}
                onSend={send}
              />
            ))}
            {waiting.hasMore && (
              <Button kind="quiet" isBusy={waiting.isLoadingMore} onPress={waiting.loadMore}>
                还有,再看一些
              </Button>
            )}
          </View>
        )}
      </Remote>
    </Frame>
  )
}

export default ScreeningPage
