import { View } from '@tarojs/components'
import type { HouseholdBrief } from '@village-points/shared/households/contract.ts'
import { placeOf } from '@village-points/shared/households/place.ts'
import { useIsDesktop } from '../platform/viewport'
import { aria } from '../ui/aria'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import { List } from '../ui/list'
import { Pressable } from '../ui/pressable'
import { Row } from '../ui/row'
import { Seal } from '../ui/seal'
import { type Column, Table } from '../ui/table'
import { statusNames } from './household-words'

interface RosterListProps {
  readonly rows: readonly HouseholdBrief[]
  readonly list: {
    readonly first: { readonly total: number } | undefined
    readonly hasMore: boolean
    readonly isLoadingMore: boolean
    readonly loadMore: () => void
  }
  /** Missing for those who may only search. */
  readonly onOpen?: ((household: HouseholdBrief) => void) | undefined
}

const StatusSeal = ({ status }: Pick<HouseholdBrief, 'status'>) =>
  status === 'active' ? null : <Seal colour="gold">{statusNames[status]}</Seal>

const columnsFor = (onOpen: RosterListProps['onOpen']): readonly Column<HouseholdBrief>[] => [
  {
    name: '户',
    width: 'minmax(0, 1.5fr)',
    show: (household) =>
      onOpen ? (
        <Pressable className="roster-open" role="link" onPress={() => onOpen(household)}>
          {household.name}
          <Icon name="chevron" />
        </Pressable>
      ) : (
        household.name
      ),
  },
  { name: '小组', width: 'calc(90px * var(--scale))', show: ({ groupName }) => groupName },
  { name: '门牌', show: ({ doorNumber }) => doorNumber },
  { name: '户编号', show: ({ number }) => number },
  { name: '人口', isNumber: true, width: 'calc(70px * var(--scale))', show: ({ memberCount }) => `${memberCount} 人` },
  {
    name: '状态',
    width: 'calc(110px * var(--scale))',
    show: ({ status }) => (status === 'active' ? <View className="soft">在村</View> : <StatusSeal status={status} />),
  },
]

const DeskRoster = ({ rows, list, onOpen }: RosterListProps) => (
  <>
    <Table label="花名册" columns={columnsFor(onOpen)} rows={rows} keyOf={({ householdId }) => householdId} />
    {list.hasMore && (
      <View className="desk-more">
        <Button kind="quiet" isCompact isBusy={list.isLoadingMore} onPress={list.loadMore}>
          {`再看 20 户`}
        </Button>
      </View>
    )}
  </>
)

/** The households found: a table at a desk, rows on a phone, with how many there are in all. */
export const RosterList = (props: RosterListProps) => {
  const { rows, list, onOpen } = props
  const isDesktop = useIsDesktop()
  return (
    <>
      <View className="soft" {...aria({ role: 'status', live: 'polite' })}>
        {`共 ${list.first?.total ?? rows.length} 户,下面是前 ${rows.length} 户`}
      </View>
      {isDesktop ? (
        <DeskRoster {...props} />
      ) : (
        <List
          rows={rows}
          keyOf={({ householdId }) => householdId}
          hasMore={list.hasMore}
          isLoadingMore={list.isLoadingMore}
          loadMore={list.loadMore}
        >
          {(household) => (
            <Row
              icon="house"
              title={household.name}
              detail={`${placeOf(household)} · ${household.memberCount} 人 · ${household.number}`}
              end={<StatusSeal status={household.status} />}
              {...(onOpen ? { onPress: () => onOpen(household) } : {})}
            />
          )}
        </List>
      )}
    </>
  )
}
