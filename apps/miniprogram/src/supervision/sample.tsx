import { View } from '@tarojs/components'
import { formatDay, type Month, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { readSample, type SampledEntry, sampleOf } from '@village-points/shared/supervision/contract.ts'
import { useState } from 'react'
import { groupsOf } from '../ledger/log-words'
import { now } from '../platform/clock'
import { useRows } from '../platform/query'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { List } from '../ui/list'
import { Note, Warn } from '../ui/note'
import { Remote } from '../ui/remote'
import { Pair, Row } from '../ui/row'
import { Seal } from '../ui/seal'
import { Empty } from '../ui/states'
import { RecordFinding } from './record-finding'

const detailOf = ({ household, recordedBy, recordedAt, finding }: SampledEntry): string => {
  const day = formatDay(villageDayOf(recordedAt), villageDayOf(now()))
  const home = household ? `${household.name} · ` : ''
  return `${home}${day} ${recordedBy}记${finding?.words ? ` · ${finding.words}` : ''}`
}

const FindingSeal = ({ finding }: Pick<SampledEntry, 'finding'>) => {
  if (!finding) return <Seal colour="gold">没看</Seal>
  return finding.verdict === 'fine' ? <Seal colour="green">没问题</Seal> : <Seal>有问题</Seal>
}

interface AgainProps {
  readonly population: Parameters<typeof sampleOf>[0]
  readonly shown: readonly SampledEntry[]
}

/** The phone draws once more by itself and compares. */
const DrawnAgain = ({ population, shown }: AgainProps) => {
  const [isDone, setDone] = useState(false)
  const numbers = isDone ? new Set(sampleOf(population)) : undefined
  const isSame = numbers && shown.every(({ sequence }) => numbers.has(sequence))
  return (
    <Card title="怎么抽的">
      <View>号码是用账本指纹算出来的,谁也挑不了。用同一个指纹,谁算都是这些号。</View>
      <Pair name="账本指纹">{groupsOf(population.seed).join(' ') || '还没有'}</Pair>
      <Pair name="从哪里抽">{`第 ${population.fromSequence + 1} 到 ${population.toSequence} 笔`}</Pair>
      {isSame === true && <Note>这部手机自己算了一遍,号码一个不差。</Note>}
      {isSame === false && <Warn>这部手机算出来的号码不一样,请打村里电话。</Warn>}
      {!isDone && (
        <Button kind="quiet" onPress={() => setDone(true)}>
          自己算一遍
        </Button>
      )}
    </Card>
  )
}

/** The entries that were drawn, each to be looked at. */
export const Sample = ({ month }: { readonly month: Month }) => {
  const sample = useRows(readSample, { params: { month }, query: {} })
  const [looking, setLooking] = useState<SampledEntry>()
  return (
    <Remote of={sample} empty={<Empty title="这个月没有账">没有账,就没有可抽的。</Empty>}>
      {(rows) => (
        <>
          <List rows={rows} keyOf={({ sequence }) => String(sequence)} title="抽查名单" {...sample}>
            {(entry) => (
              <Row
                title={`第 ${entry.sequence} 笔 ${entry.title}`}
                detail={detailOf(entry)}
                end={<FindingSeal finding={entry.finding} />}
                onPress={() => setLooking(entry)}
              />
            )}
          </List>
          {sample.first && <DrawnAgain population={sample.first.population} shown={rows} />}
          {looking && (
            <RecordFinding
              month={month}
              entry={looking}
              canRecord={sample.first?.can.record ?? false}
              onClose={() => setLooking(undefined)}
            />
          )}
        </>
      )}
    </Remote>
  )
}
