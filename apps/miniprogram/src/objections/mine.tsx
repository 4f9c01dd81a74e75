import { listMyObjections } from '@village-points/shared/objections/contract.ts'
import { go } from '../platform/navigation'
import { useRows } from '../platform/query'
import { Button } from '../ui/button'
import { Frame } from '../ui/frame'
import { List } from '../ui/list'
import { Remote } from '../ui/remote'
import { Empty } from '../ui/states'
import { ObjectionRow } from './objection-row'

const Nothing = () => (
  <Empty
    icon="talk"
    title="还没有意见"
    keys={
      <Button icon="list" onPress={() => go('ledger/entries', {})}>
        看积分明细
      </Button>
    }
  >
    哪一分记得不对,点开那一笔,按“我有意见”。村务监督 7 个工作日内书面答复,不会让别人知道是谁提的。
  </Empty>
)

/** 我的意见: what I said, and what others said about my household. */
const MyObjections = () => {
  const mine = useRows(listMyObjections, { query: {} })
  return (
    <Frame title="我的意见">
      <Remote of={mine} empty={<Nothing />}>
        {(rows) => (
          <List
            rows={rows}
            keyOf={({ objectionId }) => objectionId}
            hasMore={mine.hasMore}
            isLoadingMore={mine.isLoadingMore}
            loadMore={mine.loadMore}
          >
            {(objection) => <ObjectionRow objection={objection} />}
          </List>
        )}
      </Remote>
    </Frame>
  )
}

export default MyObjections
