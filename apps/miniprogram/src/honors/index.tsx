import { View } from '@tarojs/components'
import { type HonorBoard, type HonoredHousehold, readHonorBoard } from '@village-points/shared/honors/contract.ts'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import { useState } from 'react'
import { useQuery } from '../platform/query'
import { Chips } from '../ui/chips'
import { Frame } from '../ui/frame'
import { List } from '../ui/list'
import { Remote } from '../ui/remote'
import { Row } from '../ui/row'
import { Seal } from '../ui/seal'
import { Empty } from '../ui/states'
import { Own } from './own'
import { starsText } from './stars-text'

const Figure = ({ points }: { readonly points: number }) => (
  <View className="number row-figure">{`${formatPoints(points)} 分`}</View>
)

const HouseholdRow = ({ of }: { readonly of: HonoredHousehold }) => (
  <Row
    title={of.isOwn ? `${of.name}(我家)` : of.name}
    detail={[`第 ${of.place} 名`, of.groupName, of.stars > 0 && starsText(of.stars)].filter(Boolean).join(' · ')}
    end={<Figure points={of.conductPoints} />}
  />
)

const Groups = ({ of: { groups } }: { readonly of: HonorBoard }) =>
  groups.length === 0 ? null : (
    <List rows={groups} keyOf={(group) => group.villagersGroupId} title="各组一起做的">
      {(group) => (
        <Row title={group.name} detail={`${group.householdCount} 户`} end={<Figure points={group.conductPoints} />} />
      )}
    </List>
  )

const Households = ({ households }: { readonly households: readonly HonoredHousehold[] }) =>
  households.length === 0 ? (
    <Empty icon="star" title="还没有人家上榜">
      自己愿意的人家才上榜。
    </Empty>
  ) : (
    <List rows={households} keyOf={(one) => `${one.place} ${one.name} ${one.groupName}`} title="上榜的人家">
      {(one) => <HouseholdRow of={one} />}
    </List>
  )

/** 红榜: groups first, then the households that agreed to be named. Nobody is last here. */
const HonorsPage = () => {
  const [year, setYear] = useState<string>()
  const board = useQuery(readHonorBoard, { query: year ? { year: Number(year) } : {} })
  return (
    <Frame title="红榜" end={board.data && <Seal colour="cinnabar">{`${board.data.year}年`}</Seal>}>
      <Remote of={board}>
        {(shown) => (
          <>
            {shown.years.length > 1 && (
              <Chips
                label="看哪一年"
                choices={shown.years.map((one) => ({ value: String(one), name: `${one}年` }))}
                chosen={String(shown.year)}
                onChoose={setYear}
              />
            )}
            <Groups of={shown} />
            {shown.own && <Own own={shown.own} year={shown.year} isNaming={shown.households !== undefined} />}
            {shown.households && <Households households={shown.households} />}
            <View className="soft">只按表现分,换东西不减。不愿意上榜的人家不写,分数也没有别人看得见。</View>
          </>
        )}
      </Remote>
    </Frame>
  )
}

export default HonorsPage
