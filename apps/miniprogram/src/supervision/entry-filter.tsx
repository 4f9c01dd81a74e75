import { View } from '@tarojs/components'
import type { Month } from '@village-points/shared/platform/village-day.ts'
import { readOverseenMonth } from '@village-points/shared/supervision/contract.ts'
import { readVillage } from '@village-points/shared/villages/contract.ts'
import { useState } from 'react'
import { FindHousehold } from '../households/find-household'
import { useQuery } from '../platform/query'
import { aria } from '../ui/aria'
import { Chip, type Choice } from '../ui/chips'
import { List } from '../ui/list'
import { Row } from '../ui/row'
import { Sheet } from '../ui/sheet'
import { DaysChoice } from './entry-days'
import { kindNames } from './kind-names'

const partNames = {
  person: '谁记的',
  household: '哪一户',
  villagersGroup: '哪个组',
  rule: '哪一条',
  kind: '哪种账',
  days: '哪几天',
} as const
type Part = keyof typeof partNames

/** What the list is narrowed to, each part with the words that say it. */
export type EntryFilter = Partial<Readonly<Record<Part, Choice<string>>>>

interface Counted extends Choice<string> {
  readonly detail?: string
}

interface PartProps {
  readonly month: Month
  readonly part: Part
  readonly onChoose: (choice: Choice<string> | undefined) => void
}

const countOf = (entries: number): string => `${entries} 笔`

const useChoices = (month: Month, part: Part): readonly Counted[] => {
  const parts = useQuery(readOverseenMonth, { params: { month } }).data
  const groups = useQuery(readVillage, {}, { isLasting: true }).data?.groups ?? []
  if (part === 'villagersGroup') return groups.map((one) => ({ value: one.villagersGroupId, name: one.name }))
  const { people = [], rules = [], kinds = [] } = parts ?? {}
  if (part === 'person')
    return people.map((one) => ({ value: one.userId, name: one.name, detail: countOf(one.entries) }))
  if (part === 'rule')
    return rules.map((one) => ({ value: one.originId, name: one.title, detail: countOf(one.entries) }))
  return kinds.map((one) => ({ value: one.kind, name: kindNames[one.kind], detail: countOf(one.entries) }))
}

const PartList = ({ month, part, onChoose }: PartProps) => (
  <List rows={useChoices(month, part)} keyOf={({ value }) => value}>
    {(choice) => <Row title={choice.name} detail={choice.detail} onPress={() => onChoose(choice)} />}
  </List>
)

const PartSheet = (props: PartProps & { readonly isSet: boolean; readonly onClose: () => void }) => {
  const { part, isSet, onChoose, onClose } = props
  return (
    <Sheet title={partNames[part]} onClose={onClose}>
      {isSet && (
        <View className="chips">
          <Chip icon="close" onPress={() => onChoose(undefined)}>
            不分,全都看
          </Chip>
        </View>
      )}
      {part === 'household' ? (
        <FindHousehold isSearchFirst onFound={({ householdId, name }) => onChoose({ value: householdId, name })} />
      ) : part === 'days' ? (
        <DaysChoice {...props} />
      ) : (
        <PartList {...props} />
      )}
    </Sheet>
  )
}

interface EntryFiltersProps {
  readonly month: Month
  readonly filter: EntryFilter
  readonly onChange: (filter: EntryFilter) => void
}

/** Narrows the entries of a month: by who recorded, household, group, clause, kind and days. */
export const EntryFilters = ({ month, filter, onChange }: EntryFiltersProps) => {
  const [asked, setAsked] = useState<Part>()
  const choose = (part: Part, choice: Choice<string> | undefined) => {
    const { [part]: _before, ...others } = filter
    setAsked(undefined)
    onChange(choice ? { ...others, [part]: choice } : others)
  }
  return (
    <>
      <View className="chips" {...aria({ role: 'group', label: '只看一部分' })}>
        {(Object.keys(partNames) as Part[]).map((part) => (
          <Chip key={part} isOn={filter[part] !== undefined} onPress={() => setAsked(part)}>
            {filter[part]?.name ?? partNames[part]}
          </Chip>
        ))}
      </View>
      {asked && (
        <PartSheet
          month={month}
          part={asked}
          isSet={filter[asked] !== undefined}
          onChoose={(choice) => choose(asked, choice)}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  )
}
