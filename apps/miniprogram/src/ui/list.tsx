import { View } from '@tarojs/components'
import { PAGE_ROWS } from '@village-points/shared/platform/page.ts'
import type { ReactNode } from 'react'
import { aria } from './aria'
import { Button } from './button'
import { Card } from './card'

interface ListProps<Item> {
  readonly rows: readonly Item[]
  readonly children: (row: Item) => ReactNode
  readonly keyOf: (row: Item) => string
  readonly title?: string
  readonly end?: ReactNode
  /** From `useRows`: more is waiting on the server. */
  readonly hasMore?: boolean
  readonly isLoadingMore?: boolean
  readonly loadMore?: () => void
}

/** Rows on a card, twenty at a time: nothing loads by itself, because a thumb that scrolls pays for the data. */
export const List = <Item,>(props: ListProps<Item>) => {
  const { rows, children, keyOf, title, end, hasMore = false, isLoadingMore = false, loadMore } = props
  return (
    <>
      <Card hasRows title={title} end={end}>
        <View {...aria({ role: 'list', label: title })}>
          {rows.map((row) => (
            <View key={keyOf(row)} className="list-item" {...aria({ role: 'listitem' })}>
              {children(row)}
            </View>
          ))}
        </View>
      </Card>
      {hasMore && loadMore && (
        <Button kind="quiet" isBusy={isLoadingMore} onPress={loadMore}>
          {`再看 ${PAGE_ROWS} 条`}
        </Button>
      )}
    </>
  )
}
