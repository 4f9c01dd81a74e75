import { View } from '@tarojs/components'
import { type Draft, listDraftComments, stanceNames } from '@village-points/shared/adoption/contract.ts'
import { formatPartOfDay } from '@village-points/shared/platform/village-day.ts'
import { useRows } from '../platform/query'
import { List } from '../ui/list'
import { Note } from '../ui/note'
import { Remote } from '../ui/remote'
import { Row } from '../ui/row'
import { Seal } from '../ui/seal'
import { Empty } from '../ui/states'

const colours = { for: 'green', change: 'gold', against: 'cinnabar' } as const

/** What was said of a draft: in figures, then word by word. Names reach the committee only. */
export const Comments = ({ draft }: { readonly draft: Draft }) => {
  const said = useRows(listDraftComments, { params: { draftId: draft.draftId }, query: {} })
  const { comments } = draft
  return (
    <Remote of={said}>
      {(rows) =>
        rows.length === 0 ? (
          <Empty icon="talk" title="还没有人提意见">
            提了意见,别的村民看得到说了什么,看不到是谁说的。
          </Empty>
        ) : (
          <View className="stack">
            <Note>{`同意 ${comments.for} 条,要改一改 ${comments.change} 条,不同意 ${comments.against} 条。`}</Note>
            <List
              rows={rows}
              keyOf={(one) => one.commentId}
              hasMore={said.hasMore}
              isLoadingMore={said.isLoadingMore}
              loadMore={said.loadMore}
            >
              {(one) => (
                <Row
                  title={one.words || stanceNames[one.stance]}
                  detail={[
                    one.clause === undefined ? '整份细则' : `第 ${one.clause} 条 ${one.title}`,
                    formatPartOfDay(one.saidAt),
                    one.saidBy ?? (one.isMine ? '我提的' : ''),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                  end={<Seal colour={colours[one.stance]}>{stanceNames[one.stance]}</Seal>}
                />
              )}
            </List>
          </View>
        )
      }
    </Remote>
  )
}
