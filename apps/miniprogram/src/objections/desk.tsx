import { listObjections, type ObjectionDesk } from '@village-points/shared/objections/contract.ts'
import { useState } from 'react'
import { useQuery, useRows } from '../platform/query'
import { Chips } from '../ui/chips'
import { Frame } from '../ui/frame'
import { List } from '../ui/list'
import { Warn } from '../ui/note'
import { Remote } from '../ui/remote'
import { Empty } from '../ui/states'
import { ObjectionRow } from './objection-row'

const nothing: Readonly<Record<ObjectionDesk, string>> = {
  waiting: '没有要答复的意见',
  overdue: '没有过期的意见',
  award_due: '没有要重新记的分',
  answered: '还没有答复过的意见',
}

/** 意见和答复: what waits for an answer, what is late, what has to be recorded anew, what was answered. */
const Desk = () => {
  const [show, setShow] = useState<ObjectionDesk>('waiting')
  const rows = useRows(listObjections, { query: { show } })
  const counts = useQuery(listObjections, { query: { show: 'waiting', limit: 1 } })
  const { overdueCount = 0, awardDueCount = 0 } = counts.data ?? {}
  const choices = [
    { value: 'waiting', name: '等答复' },
    { value: 'overdue', name: overdueCount > 0 ? `过期了 ${overdueCount}` : '过期了' },
    { value: 'award_due', name: awardDueCount > 0 ? `要重新记 ${awardDueCount}` : '要重新记' },
    { value: 'answered', name: '答复过的' },
  ] as const
  return (
    <Frame title="意见和答复">
      <Chips label="看哪些意见" choices={choices} chosen={show} onChoose={setShow} />
      {overdueCount > 0 && show === 'waiting' && <Warn>{`有 ${overdueCount} 条意见过了答复的日子,请先办。`}</Warn>}
      <Remote of={rows} empty={<Empty icon="check" title={nothing[show]} />}>
        {(objections) => (
          <List
            rows={objections}
            keyOf={({ objectionId }) => objectionId}
            hasMore={rows.hasMore}
            isLoadingMore={rows.isLoadingMore}
            loadMore={rows.loadMore}
          >
            {(objection) => <ObjectionRow objection={objection} />}
          </List>
        )}
      </Remote>
    </Frame>
  )
}

export default Desk
