import { View } from '@tarojs/components'
import type { EndpointOutput } from '@village-points/shared/platform/endpoint.ts'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import { formatClock, formatDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { type Redemption, readShopRegister } from '@village-points/shared/rewards/contract.ts'
import { useState } from 'react'
import { now } from '../platform/clock'
import { canPrint, printPage } from '../platform/print'
import { useQuery } from '../platform/query'
import { useIsDesktop } from '../platform/viewport'
import { Button } from '../ui/button'
import { DayChoice } from '../ui/day-choice'
import { Frame } from '../ui/frame'
import { List } from '../ui/list'
import { Remote } from '../ui/remote'
import { Row } from '../ui/row'
import { Stat } from '../ui/stat'
import { Empty } from '../ui/states'
import { type Column, Table } from '../ui/table'
import './counter.css'

type Register = EndpointOutput<typeof readShopRegister>

const DAYS_BACK = 366

const clockOf = ({ closedAt }: Redemption): string => (closedAt ? formatClock(closedAt) : '')

const columns: readonly Column<Redemption>[] = [
  { name: '时间', show: clockOf, width: '72px' },
  { name: '户', show: (row) => row.householdName },
  { name: '领了什么', show: (row) => row.rewardName, width: 'minmax(0, 1.4fr)' },
  { name: '数量', show: (row) => `${row.quantity} ${row.unit}`, width: '88px', isNumber: true },
  { name: '分', show: (row) => formatPoints(row.points), width: '88px', isNumber: true },
  { name: '经手人', show: (row) => row.fulfilledBy ?? '' },
  { name: '签字', show: () => <View className="sign" />, width: 'minmax(110px, 1.2fr)' },
]

const Rows = ({ rows }: { readonly rows: readonly Redemption[] }) =>
  useIsDesktop() ? (
    <Table label="登记表" columns={columns} rows={rows} keyOf={(row) => row.redemptionId} />
  ) : (
    <List rows={rows} keyOf={(row) => row.redemptionId}>
      {(row) => (
        <Row
          title={`${row.rewardName} × ${row.quantity} ${row.unit}`}
          detail={[row.householdName, clockOf(row), row.fulfilledBy].filter(Boolean).join(' · ')}
          points={-row.points}
        />
      )}
    </List>
  )

const Totals = ({ register }: { readonly register: Register }) => (
  <View className="grid-four">
    <Stat value={`${register.rows.length} 件`} name="发出去的" />
    <Stat value={`${formatPoints(register.totalPoints)} 分`} name="一共用掉" />
    <Stat value={`${register.waitingCount} 件`} name="还没来取" />
  </View>
)

/** What was handed out on a day, to look at and to sign. */
const RegisterPage = () => {
  const today = villageDayOf(now())
  const [on, setOn] = useState(today)
  const register = useQuery(readShopRegister, { query: { on } })
  const isDesk = useIsDesktop() && canPrint()
  const day = on === today ? '今天' : formatDay(on, today)
  return (
    <Frame
      title={`领取登记表 · ${formatDay(on, today)}`}
      isWide
      end={
        isDesk && (
          <View className="screen-only">
            <Button kind="quiet" icon="printer" isCompact onPress={printPage}>
              打印
            </Button>
          </View>
        )
      }
    >
      <View className="screen-only">
        <DayChoice label="看哪一天" day={on} today={today} daysBack={DAYS_BACK} onChange={setOn} />
      </View>
      <Remote of={register}>
        {(data) => (
          <>
            <View className="soft">{data.shopName}</View>
            <Totals register={data} />
            {data.rows.length === 0 ? (
              <Empty icon="bag" title={`${day}还没有人来领`}>
                交给人一件,这里就多一行。
              </Empty>
            ) : (
              <Rows rows={data.rows} />
            )}
          </>
        )}
      </Remote>
    </Frame>
  )
}

export default RegisterPage
