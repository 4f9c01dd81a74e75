import { View } from '@tarojs/components'
import {
  type Fund,
  type FundMovement,
  fundMovementNames,
  listFundMovements,
  readFund,
} from '@village-points/shared/fund/contract.ts'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { useState } from 'react'
import { now } from '../platform/clock'
import { useQuery, useRows } from '../platform/query'
import { useIsDesktop } from '../platform/viewport'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Frame } from '../ui/frame'
import { List } from '../ui/list'
import { Note, Warn } from '../ui/note'
import { Remote } from '../ui/remote'
import { Pair, Row } from '../ui/row'
import { Seal } from '../ui/seal'
import { Stat } from '../ui/stat'
import { Empty, Skeleton } from '../ui/states'
import { coverWords, movementDetail, signedYuan } from './fund-words'
import { RecordMovement } from './record-movement'
import { UndoMovement } from './undo-movement'

const Figures = ({ fund: { cover, sums } }: { readonly fund: Fund }) => {
  const isKept = sums.some(({ yuan }) => yuan > 0)
  const isShort = isKept && cover.fundYuan < cover.outstandingYuan
  return (
    <>
      <View className="grid-four">
        <Stat value={`${formatPoints(cover.fundYuan)} 元`} name="基金里现在有" />
        <Stat value={`${formatPoints(cover.outstandingYuan)} 元`} name="大家手里的分值多少钱" isAlarming={isShort} />
      </View>
      {isKept && (isShort ? <Warn>{`${coverWords(cover)}。`}</Warn> : <Note>{`${coverWords(cover)}。`}</Note>)}
      <Card title="钱从哪来、到哪去">
        {sums.map(({ kind, yuan }) => (
          <Pair key={kind} name={fundMovementNames[kind]}>{`${formatPoints(yuan)} 元`}</Pair>
        ))}
      </Card>
    </>
  )
}

const Movements = () => {
  const movements = useRows(listFundMovements, { query: {} })
  const [undoing, setUndoing] = useState<FundMovement>()
  const today = villageDayOf(now())
  return (
    <Remote of={movements} empty={<Empty title="还没有记过钱">村集体的钱、镇里拨的、人家捐的,收到一笔记一笔。</Empty>}>
      {(rows) => (
        <>
          <List rows={rows} keyOf={({ transferId }) => transferId} title="每一笔钱" {...movements}>
            {(movement) => (
              <Row
                title={fundMovementNames[movement.kind]}
                detail={movementDetail(movement, today)}
                end={
                  <View className="entry-end">
                    <View className={`number row-figure ${movement.yuan < 0 ? 'minus' : 'plus'}`}>
                      {signedYuan(movement.yuan)}
                    </View>
                    {movement.undone && <Seal>已撤回</Seal>}
                  </View>
                }
                {...(movement.can.undo ? { onPress: () => setUndoing(movement) } : {})}
              />
            )}
          </List>
          {undoing && <UndoMovement movement={undoing} onClose={() => setUndoing(undefined)} />}
        </>
      )}
    </Remote>
  )
}

/** 积分基金: the money behind the points, every movement of it, and how far it goes. */
const FundPage = () => {
  const fund = useQuery(readFund, {})
  const isDesktop = useIsDesktop()
  const [isRecording, setRecording] = useState(false)
  const record = fund.data?.can.manage && (
    <Button icon="plus" isCompact={isDesktop} onPress={() => setRecording(true)}>
      记一笔钱
    </Button>
  )
  return (
    <Frame title="积分基金" isWide end={isDesktop && record} footer={!isDesktop && record}>
      <Remote of={fund} skeleton={<Skeleton rows={4} />}>
        {(data) => (
          <>
            <Figures fund={data} />
            {isRecording && <RecordMovement cover={data.cover} onClose={() => setRecording(false)} />}
          </>
        )}
      </Remote>
      <Movements />
    </Frame>
  )
}

export default FundPage
