import { View } from '@tarojs/components'
import { listTreeHeads } from '@village-points/shared/ledger/contract.ts'
import type { TreeHead } from '@village-points/shared/ledger/tree-head.ts'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import { formatClock, formatDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { now } from '../platform/clock'
import { canPrint, printPage } from '../platform/print'
import { useRows } from '../platform/query'
import { aria } from '../ui/aria'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Frame } from '../ui/frame'
import { List } from '../ui/list'
import { Warn } from '../ui/note'
import { Remote } from '../ui/remote'
import { Pair } from '../ui/row'
import { Seal } from '../ui/seal'
import { Empty } from '../ui/states'
import { TelephoneButton } from '../ui/telephone-line'
import './ledger.css'
import { doubtWords, groupsOf } from './log-words'
import { type Finding, useHeadCheck } from './seen-head'

/** Sixty-four signs in groups of four, so that an eye can go from the board to the screen and back. */
const Groups = ({ digest, name }: { readonly digest: string; readonly name: string }) => (
  <View className="log-digest number" {...aria({ role: 'group', label: name })}>
    {groupsOf(digest).map((group, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: groups keep their places
      <View key={index} className="log-group">
        {group}
      </View>
    ))}
  </View>
)

const Checked = ({ finding }: { readonly finding: Finding }) => {
  if (finding === 'checking') return <View className="soft">手机正在核对。</View>
  if (finding === 'unreachable') return <View className="soft">没有网,这一次还没核对。连上网再打开就行。</View>
  if (finding === 'sound') {
    return (
      <View className="line">
        <Seal colour="green">手机核对过,没人动过</Seal>
      </View>
    )
  }
  return (
    <Warn>
      <View className="stack">
        <View>{`${doubtWords[finding]}请给村里打电话,问清楚是怎么回事。`}</View>
        <TelephoneButton />
      </View>
    </Warn>
  )
}

/** The latest head as it is printed for the board. */
const Latest = ({ head }: { readonly head: TreeHead }) => {
  const finding = useHeadCheck(head)
  const today = villageDayOf(now())
  return (
    <Card isFramed title={`${formatDay(head.onDay, today)}的账`}>
      <View className="stack">
        <Pair name="一共">{`${formatPoints(head.treeSize)} 笔`}</Pair>
        <Pair name="签名">{`${formatDay(villageDayOf(head.madeAt), today)} ${formatClock(head.madeAt)}`}</Pair>
        <View className="strong">印在公示栏上的摘要</View>
        <Groups digest={head.rootHash} name="摘要" />
        <Checked finding={finding} />
        <View className="strong">村里签名的记号,一直不变</View>
        <Groups digest={head.publicKey} name="签名的记号" />
      </View>
    </Card>
  )
}

const Earlier = ({ head, today }: { readonly head: TreeHead; readonly today: string }) => (
  <View className="row">
    <View className="grow stack">
      <View className="line-wrap">
        <View className="strong grow">{formatDay(head.onDay, today)}</View>
        <View className="soft">{`一共 ${formatPoints(head.treeSize)} 笔`}</View>
      </View>
      <Groups digest={head.rootHash} name={`${formatDay(head.onDay, today)}的摘要`} />
    </View>
  </View>
)

/** 阳光账本: what the whole ledger comes to, day by day, in a digest that anybody can compare with the board. */
const Log = () => {
  const heads = useRows(listTreeHeads, { query: {} })
  const today = villageDayOf(now())
  return (
    <Frame
      title="阳光账本"
      footer={
        canPrint() && heads.data?.[0] ? (
          <Button icon="printer" onPress={printPage}>
            打印,贴到公示栏
          </Button>
        ) : undefined
      }
    >
      <Remote
        of={heads}
        empty={
          <Empty icon="book" title="还没有收过账">
            每天夜里收一次账,村里签上名。第一笔记上以后,第二天就有。
          </Empty>
        }
      >
        {([latest, ...earlier]) => (
          <>
            {latest && <Latest head={latest} />}
            <View className="soft screen-only">
              全村的每一笔都算进这个摘要。有人改动、删掉哪怕一笔,摘要就全变了。手机上的和公示栏上的一样,账就没人动过。
            </View>
            {earlier.length > 0 && (
              <List
                rows={earlier}
                keyOf={({ treeSize }) => String(treeSize)}
                title="以前每天的账"
                hasMore={heads.hasMore}
                isLoadingMore={heads.isLoadingMore}
                loadMore={heads.loadMore}
              >
                {(head) => <Earlier head={head} today={today} />}
              </List>
            )}
          </>
        )}
      </Remote>
    </Frame>
  )
}

export default Log
