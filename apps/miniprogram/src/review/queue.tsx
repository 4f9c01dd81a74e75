import { View } from '@tarojs/components'
import { castVotes, listReviewQueue, readPanel, readReviewWork } from '@village-points/shared/review/contract.ts'
import { go } from '../platform/navigation'
import { useQuery, useRows } from '../platform/query'
import { refresh, useWrite } from '../platform/write'
import { Button } from '../ui/button'
import { Frame } from '../ui/frame'
import { notify } from '../ui/notices'
import { Remote } from '../ui/remote'
import { Empty, Skeleton } from '../ui/states'
import { blocksOf } from './blocks'
import { type Decided, DecisionBlock } from './decision-block'
import { useExceptions } from './exceptions'

/** As many as the server gives at once: a block is whole, and the counts are true. */
const AT_ONCE = 100

const words = { name: '同意', consequence: '过半数同意就通过', notMine: '这一条不归您评' }

const toPanel = () => go('review/panel')

const NotOnPanel = () => (
  <Empty
    icon="people"
    title="您不在评议小组"
    keys={
      <Button kind="quiet" onPress={toPanel}>
        看评议小组有谁
      </Button>
    }
  >
    评议小组是大家开会选出来的,选上了才轮到您评。
  </Empty>
)

const NothingWaits = () => (
  <Empty
    icon="check"
    title="没有等您评的"
    keys={
      <Button kind="quiet" onPress={toPanel}>
        看评议小组
      </Button>
    }
  >
    自己家、亲戚家、自己报的和自己核实的,不会轮到您。
  </Empty>
)

const votesOf = (decided: readonly Decided[]) =>
  decided.map(({ declarationId, exception }) =>
    exception
      ? { declarationId, vote: exception.decision, reason: exception.reason, words: exception.words }
      : { declarationId, vote: 'accept' as const },
  )

/** 评议: what waits for my vote, block by block, what is late on top. */
const QueuePage = () => {
  const queue = useRows(listReviewQueue, { query: { limit: AT_ONCE } })
  const panel = useQuery(readPanel, {})
  const cast = useWrite(castVotes)
  const book = useExceptions('review/queue')
  const send = async (decided: readonly Decided[]) => {
    const answer = await cast.send({ body: { votes: votesOf(decided) } })
    refresh([readReviewWork, listReviewQueue])
    if (!answer) return false
    const count = answer.decided.length
    notify(`您评了 ${answer.voted} 条${count > 0 ? `,其中 ${count} 条有了结果` : ''}`)
    return true
  }
  return (
    <Frame title="评议">
      <Remote
        of={queue}
        skeleton={<Skeleton rows={6} />}
        empty={panel.data?.isMember === false ? <NotOnPanel /> : <NothingWaits />}
      >
        {(rows) => (
          <View className="stack">
            <View className="soft">
              {`有 ${rows.length} 条等您评。先看一看,有问题的点“这一条有问题”,其余的一起同意。`}
            </View>
            {blocksOf(rows).map((block) => (
              <DecisionBlock
                key={block.key}
                block={block}
                book={book}
                words={words}
                isMine={() => true}
                sending={cast}
                onSend={send}
              />
            ))}
            {queue.hasMore && (
              <Button kind="quiet" isBusy={queue.isLoadingMore} onPress={queue.loadMore}>
                还有,再看一些
              </Button>
            )}
            <Button kind="plain" onPress={toPanel}>
              看评议小组
            </Button>
          </View>
        )}
      </Remote>
    </Frame>
  )
}

export default QueuePage
