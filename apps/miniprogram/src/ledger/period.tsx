import { View } from '@tarojs/components'
import { listShortfalls, readPeriod } from '@village-points/shared/ledger/contract.ts'
import type { PeriodOverview } from '@village-points/shared/ledger/period.ts'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import { formatDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { now } from '../platform/clock'
import { go } from '../platform/navigation'
import { useQuery, useRows } from '../platform/query'
import { Card } from '../ui/card'
import { Frame } from '../ui/frame'
import { List } from '../ui/list'
import { Note } from '../ui/note'
import { Remote } from '../ui/remote'
import { Row } from '../ui/row'
import { Stat } from '../ui/stat'
import { Skeleton } from '../ui/states'
import { closedWords, closingWords } from './period-words'

const ThisYear = ({ period }: { readonly period: PeriodOverview }) => {
  const today = villageDayOf(now())
  const announced = period.isAnnounced
    ? `${formatDay(period.announceOn, today)}已经告诉大家了,各家首页上都看得到。`
    : `${formatDay(period.announceOn, today)}起告诉大家,各家首页上都看得到。在那以前可以在“村设置”里改。`
  return (
    <>
      <Note>
        <View className="strong">{closingWords(period)}</View>
        <View>{announced}</View>
      </Note>
      <View className="grid-four">
        <Stat value={`${period.households} 户`} name="手里还有分的" />
        <Stat value={`${formatPoints(period.points)} 分`} name="还没用的分" />
        <Stat value={`${formatPoints(period.heldPoints)} 分`} name="冻结着的分,不动" />
      </View>
      {period.closed.length > 0 && (
        <Card hasRows title="往年">
          {period.closed.map((closed) => (
            <Row key={closed.year} title={`${closed.year}年`} detail={closedWords(closed)} />
          ))}
        </Card>
      )}
    </>
  )
}

const Shortfalls = () => {
  const rows = useRows(listShortfalls, { query: {} })
  return (
    <Remote of={rows} empty={<Note>没有哪一户欠着分。</Note>}>
      {(shown) => (
        <List rows={shown} keyOf={({ household }) => household.householdId} title="多记过、还没补上的户" {...rows}>
          {({ household, shortfallPoints }) => (
            <Row
              title={household.name}
              detail={`${household.groupName} · 以后加的分先补上,不用还东西`}
              end={<View className="number">{`差 ${formatPoints(shortfallPoints)} 分`}</View>}
              onPress={() => go('ledger/entries', { householdId: household.householdId })}
            />
          )}
        </List>
      )}
    </Remote>
  )
}

/** 年底结账: what the year's end will bring, what earlier ones brought, and which households lack points. */
const PeriodPage = () => {
  const period = useQuery(readPeriod, {})
  return (
    <Frame title="年底结账" isWide>
      <Remote of={period} skeleton={<Skeleton rows={4} />}>
        {(data) => <ThisYear period={data} />}
      </Remote>
      <Shortfalls />
    </Frame>
  )
}

export default PeriodPage
