import { View } from '@tarojs/components'
import { type HouseholdBrief, searchHouseholds } from '@village-points/shared/households/contract.ts'
import { isPermitted } from '@village-points/shared/identity/permissions.ts'
import { readVillage } from '@village-points/shared/villages/contract.ts'
import { go } from '../platform/navigation'
import { useQuery, useRows } from '../platform/query'
import { useActingRole } from '../platform/session'
import { useIsDesktop } from '../platform/viewport'
import { Button } from '../ui/button'
import { Chips } from '../ui/chips'
import { Field } from '../ui/field'
import { Frame } from '../ui/frame'
import { Remote } from '../ui/remote'
import { Empty } from '../ui/states'
import { statusNames } from './household-words'
import './roster.css'
import { RosterList } from './roster-list'
import { type RosterFilter, useRosterFilter } from './use-roster-filter'

const states = [
  { value: 'active', name: statusNames.active },
  { value: 'moved_away', name: statusNames.moved_away },
  { value: 'merged', name: statusNames.merged },
  { value: 'all', name: '全部' },
] as const

interface FilterProps {
  readonly filter: RosterFilter
  readonly onChange: (part: Partial<RosterFilter>) => void
}

const Filter = ({ filter, onChange }: FilterProps) => {
  const groups = useQuery(readVillage, {}).data?.groups ?? []
  return (
    <View className="roster-filter">
      <View className="roster-states">
        <Field
          kind="search"
          label="找一户"
          placeholder="姓名、门牌、手机后四位"
          value={filter.text}
          maxLength={40}
          onChange={(text) => onChange({ text })}
        />
        <Chips label="状态" choices={states} chosen={filter.status} onChoose={(status) => onChange({ status })} />
      </View>
      <Chips
        label="小组"
        choices={[
          { value: 'all', name: '全村' },
          ...groups.map(({ villagersGroupId, name }) => ({ value: villagersGroupId, name })),
        ]}
        chosen={filter.villagersGroupId}
        onChoose={(villagersGroupId) => onChange({ villagersGroupId })}
      />
    </View>
  )
}

const Nobody = ({ isNarrowed, onShowAll }: { readonly isNarrowed: boolean; readonly onShowAll: () => void }) =>
  isNarrowed ? (
    <Empty
      icon="search"
      title="没有找到这样的户"
      keys={
        <Button kind="quiet" onPress={onShowAll}>
          看全村
        </Button>
      }
    >
      换个写法试试:只写姓、只写门牌,或者手机后四位。
    </Empty>
  ) : (
    <Empty
      icon="house"
      title="花名册还是空的"
      keys={
        <Button icon="upload" onPress={() => go('imports/index', { kind: 'roster' })}>
          导入花名册
        </Button>
      }
    >
      把村里现成的花名册表格导进来,不用一户一户打字。
    </Empty>
  )

/** 花名册: every household of the village, found in a few letters. */
const Roster = () => {
  const isDesktop = useIsDesktop()
  const role = useActingRole()?.role
  const mayManage = role !== undefined && isPermitted(role, 'household.manage')
  const mayOpen = role !== undefined && isPermitted(role, 'household.read')
  const { filter, change, query, isNarrowed, showEverybody } = useRosterFilter()
  const households = useRows(searchHouseholds, { query })
  const open = mayOpen ? ({ householdId }: HouseholdBrief) => go('households/manage', { householdId }) : undefined
  const add = (
    <Button icon="plus" isCompact={isDesktop} onPress={() => go('households/edit')}>
      添一户
    </Button>
  )
  return (
    <Frame
      title="花名册"
      isWide
      end={
        mayManage &&
        isDesktop && (
          <View className="line">
            <Button kind="quiet" icon="upload" isCompact onPress={() => go('imports/index', { kind: 'roster' })}>
              导入花名册
            </Button>
            {add}
          </View>
        )
      }
      footer={mayManage && !isDesktop && add}
    >
      <Filter filter={filter} onChange={change} />
      <Remote of={households} empty={<Nobody isNarrowed={isNarrowed} onShowAll={showEverybody} />}>
        {(rows) => <RosterList rows={rows} list={households} onOpen={open} />}
      </Remote>
    </Frame>
  )
}

export default Roster
