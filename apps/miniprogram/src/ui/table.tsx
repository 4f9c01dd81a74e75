import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { useIsDesktop } from '../platform/viewport'
import { aria } from './aria'
import { Card } from './card'
import { classes } from './classes'
import { Pair } from './row'

/** One column of a table. */
export interface Column<Item> {
  readonly name: string
  readonly show: (row: Item) => ReactNode
  /** Share of the width, `1fr` by default. */
  readonly width?: string
  readonly isNumber?: boolean
}

interface TableProps<Item> {
  readonly label: string
  readonly columns: readonly Column<Item>[]
  readonly rows: readonly Item[]
  readonly keyOf: (row: Item) => string
}

/** A table at a desk; on a phone each row becomes a card of names and values. */
export const Table = <Item,>(props: TableProps<Item>) =>
  useIsDesktop() ? <DeskTable {...props} /> : <PhoneTable {...props} />

const DeskTable = <Item,>({ label, columns, rows, keyOf }: TableProps<Item>) => {
  const widths = { gridTemplateColumns: columns.map(({ width }) => width ?? 'minmax(0, 1fr)').join(' ') }
  const cellClass = (column: Column<Item>) => classes('table-cell', column.isNumber && 'table-cell-number number')
  return (
    <View className="table" {...aria({ role: 'table', label })}>
      <View className="table-row table-head" style={widths} {...aria({ role: 'row' })}>
        {columns.map((column) => (
          <View key={column.name} className={cellClass(column)} {...aria({ role: 'columnheader' })}>
            {column.name}
          </View>
        ))}
      </View>
      {rows.map((row) => (
        <View key={keyOf(row)} className="table-row" style={widths} {...aria({ role: 'row' })}>
          {columns.map((column) => (
            <View key={column.name} className={cellClass(column)} {...aria({ role: 'cell' })}>
              {column.show(row)}
            </View>
          ))}
        </View>
      ))}
    </View>
  )
}

const PhoneTable = <Item,>({ label, columns, rows, keyOf }: TableProps<Item>) => (
  <View className="stack" {...aria({ role: 'list', label })}>
    {rows.map((row) => (
      <View key={keyOf(row)} {...aria({ role: 'listitem' })}>
        <Card>
          {columns.map((column) => (
            <Pair key={column.name} name={column.name}>
              {column.show(row)}
            </Pair>
          ))}
        </Card>
      </View>
    ))}
  </View>
)
