import { View } from '@tarojs/components'
import { type Household, type Member, readHousehold } from '@village-points/shared/households/contract.ts'
import { placeOf } from '@village-points/shared/households/place.ts'
import { formatDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { useState } from 'react'
import { now } from '../platform/clock'
import { useQuery } from '../platform/query'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Remote } from '../ui/remote'
import { Row } from '../ui/row'
import { Seal } from '../ui/seal'
import { Sheet } from '../ui/sheet'
import { Skeleton } from '../ui/states'
import { TelephoneButton } from '../ui/telephone-line'
import './mine.css'

const memberDetail = ({ relation, phone }: Member): string => [relation, phone].filter(Boolean).join(' · ')

/** What a household card is, and what to do when it is lost. */
const CardExplained = ({ onClose }: { readonly onClose: () => void }) => (
  <Sheet title="户卡是什么" onClose={onClose}>
    <View>户卡是一张带方格码的纸卡,一户一张。没带手机,拿它到柜台一样能查分、换东西;干部上门,扫一下就记到您家。</View>
    <View>卡上没有名字和电话,别人捡到也看不出是谁家。</View>
    <View>丢了给村里打电话:旧卡马上作废,再领一张新的,分一点不少。</View>
    <TelephoneButton />
    <Button kind="plain" onPress={onClose}>
      知道了
    </Button>
  </Sheet>
)

const CardRow = ({ household }: { readonly household: Household }) => {
  const [isOpen, setOpen] = useState(false)
  const card = household.cards.find(({ revokedAt }) => revokedAt === undefined)
  const today = villageDayOf(now())
  const state = card
    ? `${formatDay(villageDayOf(card.issuedAt), today)}发的`
    : household.cards.length > 0
      ? '旧卡已作废,请到村里领新卡'
      : '还没有,可以到村里领'
  return (
    <>
      <Row
        icon="card"
        title="户卡"
        detail={state}
        end={card && <Seal colour="green">能用</Seal>}
        onPress={() => setOpen(true)}
      />
      {isOpen && <CardExplained onClose={() => setOpen(false)} />}
    </>
  )
}

/** Who belongs to the household, and its card. */
export const OwnHousehold = ({ householdId }: { readonly householdId: string }) => {
  const household = useQuery(readHousehold, { params: { householdId } })
  return (
    <Remote of={household} skeleton={<Skeleton rows={3} />}>
      {(data) => (
        <>
          <Card hasRows title={data.name} end={<View className="soft">{placeOf(data)}</View>}>
            {data.members.map((member) => (
              <Row
                key={member.memberId}
                picture={<View className="member-face">{member.name.slice(-1)}</View>}
                title={member.name}
                detail={memberDetail(member)}
                end={member.isHead && <Seal colour="green">户主</Seal>}
              />
            ))}
          </Card>
          <Card hasRows>
            <CardRow household={data} />
          </Card>
          <View className="soft">人名、电话不对,请给村里打电话改。</View>
        </>
      )}
    </Remote>
  )
}
