import { View } from '@tarojs/components'
import { type Household, readHousehold } from '@village-points/shared/households/contract.ts'
import { placeOf } from '@village-points/shared/households/place.ts'
import { go, replace, useRouteInput } from '../platform/navigation'
import { useQuery } from '../platform/query'
import { useIsDesktop } from '../platform/viewport'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Frame } from '../ui/frame'
import { Note } from '../ui/note'
import { Remote } from '../ui/remote'
import { Row } from '../ui/row'
import { Seal } from '../ui/seal'
import { Skeleton } from '../ui/states'
import { HouseholdCards } from './household-cards'
import { HouseholdChanges } from './household-changes'
import { HouseholdFigures } from './household-figures'
import { HouseholdPublicNames } from './household-public-names'
import { memberDetail, statusNames } from './household-words'
import './households.css'
import './roster.css'
import { Icon } from '../ui/icon'

const Head = ({ household }: { readonly household: Household }) => (
  <Card>
    <View className="household-head">
      <View className="household-mark">
        <Icon name="house" />
      </View>
      <View className="grow">
        <View className="heading">{placeOf(household)}</View>
        <View className="soft">{`户编号 ${household.number} · ${household.memberCount} 人`}</View>
      </View>
      {household.status !== 'active' && <Seal colour="gold">{statusNames[household.status]}</Seal>}
    </View>
    {household.note && <View className="soft">{`备注:${household.note}`}</View>}
  </Card>
)

const Members = ({ household }: { readonly household: Household }) => (
  <Card
    hasRows
    title="家里人"
    end={
      household.can.manage && (
        <Button
          kind="plain"
          icon="pencil"
          isCompact
          onPress={() => go('households/edit', { householdId: household.householdId })}
        >
          改
        </Button>
      )
    }
  >
    {household.members.map((member) => (
      <Row
        key={member.memberId}
        title={member.name}
        detail={memberDetail(member)}
        end={member.isHead && <Seal colour="green">户主</Seal>}
      />
    ))}
  </Card>
)

const MergedInto = ({ household }: { readonly household: Household }) =>
  household.mergedInto ? (
    <Note>
      {`这一户已经并入${household.mergedInto.name}(${placeOf(household.mergedInto)}),旧账还在,不再记分。`}
      <Button
        kind="plain"
        isCompact
        onPress={() => replace('households/manage', { householdId: household.mergedInto?.householdId ?? '' })}
      >
        {`打开${household.mergedInto.name}`}
      </Button>
    </Note>
  ) : null

const Sheet = ({ household }: { readonly household: Household }) => (
  <>
    <MergedInto household={household} />
    <View className="desk-columns">
      <View className="desk-column">
        <Head household={household} />
        <HouseholdFigures householdId={household.householdId} />
        {household.members.length > 0 && <Members household={household} />}
      </View>
      <View className="desk-column">
        {household.can.issueCard && <HouseholdCards household={household} />}
        {household.can.manage && <HouseholdPublicNames household={household} />}
        {household.can.manage && <HouseholdChanges household={household} />}
      </View>
    </View>
  </>
)

/** One household as the office sees it: people, points, cards, and what may become of it. */
const ManageHousehold = () => {
  const { householdId = '' } = useRouteInput('households/manage')
  const isDesktop = useIsDesktop()
  const household = useQuery(readHousehold, { params: { householdId } })
  const edit = household.data?.can.manage && (
    <Button icon="pencil" isCompact={isDesktop} onPress={() => go('households/edit', { householdId })}>
      改花名册
    </Button>
  )
  return (
    <Frame title={household.data?.name ?? '这一户'} isWide end={isDesktop && edit} footer={!isDesktop && edit}>
      <Remote of={household} skeleton={<Skeleton hasHero />}>
        {(data) => <Sheet household={data} />}
      </Remote>
    </Frame>
  )
}

export default ManageHousehold
