import { listDrafts, startDraft, stateNames } from '@village-points/shared/adoption/contract.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { useState } from 'react'
import { now } from '../platform/clock'
import { go } from '../platform/navigation'
import { useRows } from '../platform/query'
import { useActingRole } from '../platform/session'
import { useWrite } from '../platform/write'
import { Button } from '../ui/button'
import { Chips } from '../ui/chips'
import { Field } from '../ui/field'
import { Frame } from '../ui/frame'
import { List } from '../ui/list'
import { Note } from '../ui/note'
import { Remote } from '../ui/remote'
import { Row } from '../ui/row'
import { Seal } from '../ui/seal'
import { Sheet } from '../ui/sheet'
import { Empty, WriteFailure } from '../ui/states'
import { draftColour, draftDetail } from './draft-words'

const StartSheet = ({ onClose }: { readonly onClose: () => void }) => {
  const [title, setTitle] = useState(`${villageDayOf(now()).slice(0, 4)}年积分细则`)
  const [source, setSource] = useState<'in_force' | 'blank'>('in_force')
  const start = useWrite(startDraft)
  const begin = async () => {
    const draft = await start.send({ body: { title, source } })
    if (!draft) return
    onClose()
    go('adoption/draft', { draftId: draft.draftId })
  }
  return (
    <Sheet title="起草新一版" onClose={onClose}>
      <Chips
        label="从哪儿开始"
        choices={[
          { value: 'in_force', name: '照现在这版改' },
          { value: 'blank', name: '从头写' },
        ]}
        chosen={source}
        onChoose={setSource}
      />
      <Field label="叫什么" value={title} maxLength={60} onChange={setTitle} />
      <Note>手里有表格的,到“导入表格”选细则表,也能变成草稿。</Note>
      <WriteFailure of={start} />
      <Button icon="pencil" isBusy={start.isBusy} isDisabled={title.trim() === ''} onPress={begin}>
        开始起草
      </Button>
    </Sheet>
  )
}

/** Every draft: what the village is deciding now, and how earlier versions came about. */
const DraftsPage = () => {
  const drafts = useRows(listDrafts, { query: {} })
  const [isStarting, setStarting] = useState(false)
  const mayStart = drafts.first?.can.start
  const isDrafting = useActingRole()?.role === 'committee'
  return (
    <Frame
      title="起草新细则"
      footer={
        mayStart && (
          <Button icon="pencil" onPress={() => setStarting(true)}>
            起草新一版
          </Button>
        )
      }
    >
      {mayStart === false && isDrafting && <Note>一次只起草一份。现在这份定下来,或者不办了,再起草另一份。</Note>}
      <Remote of={drafts}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty icon="book" title="现在没有在起草的细则">
              要改积分细则时,草稿在这里给大家看,谁都可以提意见。
            </Empty>
          ) : (
            <List
              rows={rows}
              keyOf={(draft) => draft.draftId}
              hasMore={drafts.hasMore}
              isLoadingMore={drafts.isLoadingMore}
              loadMore={drafts.loadMore}
            >
              {(draft) => (
                <Row
                  icon="book"
                  title={draft.title}
                  detail={draftDetail(draft)}
                  end={<Seal colour={draftColour(draft.state)}>{stateNames[draft.state]}</Seal>}
                  onPress={() => go('adoption/draft', { draftId: draft.draftId })}
                />
              )}
            </List>
          )
        }
      </Remote>
      {isStarting && <StartSheet onClose={() => setStarting(false)} />}
    </Frame>
  )
}

export default DraftsPage
