import { View } from '@tarojs/components'
import { type ImportBrief, listImports } from '@village-points/shared/imports/contract.ts'
import { now } from '../platform/clock'
import { go } from '../platform/navigation'
import { useRows } from '../platform/query'
import { Detail } from '../ui/detail'
import { List } from '../ui/list'
import { Remote } from '../ui/remote'
import { Row } from '../ui/row'
import { Seal } from '../ui/seal'
import { Skeleton } from '../ui/states'
import { statusWords, whenText, wordsOf } from './import-words'

const mayUndo = ({ status, undoUntil }: ImportBrief): boolean =>
  status === 'committed' && undoUntil !== undefined && Date.parse(undoUntil) > now()

const detailOf = (brief: ImportBrief): string => {
  const when = `${whenText(brief.uploadedAt)} · ${brief.uploadedBy}`
  return mayUndo(brief) ? `${when} · ${whenText(brief.undoUntil ?? '')}前可以撤回` : when
}

/** What was brought in before; each opens to what was done and, for a day, to taking it back. */
export const ImportHistory = () => {
  const imports = useRows(listImports, { query: {} })
  return (
    <Remote of={imports} skeleton={<Skeleton rows={2} />} empty={<View className="soft">还没有导入过表格。</View>}>
      {(rows) => (
        <List
          title="导入记录"
          rows={rows}
          keyOf={({ importId }) => importId}
          hasMore={imports.hasMore}
          isLoadingMore={imports.isLoadingMore}
          loadMore={imports.loadMore}
        >
          {(brief) => (
            <Row
              icon={wordsOf(brief.kind).icon}
              title={`${wordsOf(brief.kind).name} · ${brief.fileName}`}
              detail={
                <>
                  <View>{brief.sentence}</View>
                  <Detail>{detailOf(brief)}</Detail>
                </>
              }
              end={<Seal colour={statusWords[brief.status].colour}>{statusWords[brief.status].name}</Seal>}
              onPress={() => go('imports/review', { importId: brief.importId })}
            />
          )}
        </List>
      )}
    </Remote>
  )
}
