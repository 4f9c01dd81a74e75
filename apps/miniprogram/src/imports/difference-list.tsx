import { View } from '@tarojs/components'
import type { Difference, DifferenceRow, Import } from '@village-points/shared/imports/contract.ts'
import { useState } from 'react'
import { Chips } from '../ui/chips'
import { List } from '../ui/list'
import { Row } from '../ui/row'
import { Seal } from '../ui/seal'
import { missingWords, wordsOf } from './import-words'

interface DifferenceListProps {
  readonly found: Pick<Import, 'kind' | 'difference'>
  /** Already written: what was done, not what would be. */
  readonly isDone?: boolean
}

type Change = DifferenceRow['change']

const seals: Readonly<Record<Change, { readonly name: string; readonly colour: 'green' | 'gold' | 'cinnabar' }>> = {
  added: { name: '新增', colour: 'green' },
  changed: { name: '变化', colour: 'gold' },
  missing: { name: '表里没有', colour: 'gold' },
  left_alone: { name: '不动', colour: 'gold' },
}

const PAGE = 20

const choicesOf = ({ added, changed, missing, rows }: Difference, isDone: boolean) => {
  const leftAlone = rows.filter(({ change }) => change === 'left_alone').length
  const counts: readonly (readonly [Change, number])[] = [
    ['added', added],
    ['changed', changed],
    ['missing', missing],
    ['left_alone', leftAlone],
  ]
  return counts
    .filter(([change, count]) => count > 0 && !(isDone && (change === 'missing' || change === 'left_alone')))
    .map(([change, count]) => ({ value: change, name: `${seals[change].name} ${count}` }))
}

/** What the sheet changes against what the village has: new, changed, the same, not in the sheet. */
export const DifferenceList = ({ found, isDone = false }: DifferenceListProps) => {
  const { kind, difference } = found
  const { unit } = wordsOf(kind)
  const choices = choicesOf(difference, isDone)
  const [chosen, setChosen] = useState<Change>()
  const [shown, setShown] = useState(PAGE)
  const change = chosen ?? choices[0]?.value
  const rows = difference.rows.filter((row) => row.change === change)
  if (choices.length === 0) return null
  return (
    <View className="stack">
      <View className="line-wrap">
        <View className="heading import-head">{isDone ? '改了哪些' : '和村里现有的比'}</View>
        {difference.unchanged > 0 && <View className="soft">{`没变 ${difference.unchanged} ${unit}`}</View>}
      </View>
      <Chips
        label="看哪一种"
        choices={choices}
        chosen={change}
        onChoose={(value) => {
          setChosen(value)
          setShown(PAGE)
        }}
      />
      {change === 'missing' && <View className="soft">{missingWords(kind)}</View>}
      {rows.length > 0 ? (
        <List
          rows={rows.slice(0, shown).map((row, index) => ({ ...row, key: `${index} ${row.name}` }))}
          keyOf={({ key }) => key}
          hasMore={rows.length > shown}
          loadMore={() => setShown(shown + PAGE)}
        >
          {(row) => (
            <Row
              title={row.name}
              detail={row.details.map((detail) => <View key={detail}>{detail}</View>)}
              end={<Seal colour={seals[row.change].colour}>{seals[row.change].name}</Seal>}
            />
          )}
        </List>
      ) : (
        <View className="soft">太多了,这里只列前 100 行;导入后在页面上都看得到。</View>
      )}
    </View>
  )
}
