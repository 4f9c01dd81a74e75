import { View } from '@tarojs/components'
import { type HouseholdBrief, searchHouseholds } from '@village-points/shared/households/contract.ts'
import { type ReactNode, useState } from 'react'
import { useRows } from '../platform/query'
import { useSettled } from '../platform/ticking'
import { aria } from '../ui/aria'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { CheckRow } from '../ui/check-row'
import { Chip, Chips } from '../ui/chips'
import { Field } from '../ui/field'
import './households.css'
import { placeOf } from '@village-points/shared/households/place.ts'

interface ChecklistProps {
  readonly households: readonly HouseholdBrief[]
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
  /** Something more about a ticked household: how many units it did. */
  readonly endOf?: (household: HouseholdBrief) => ReactNode
}

const EVERYWHERE = 'everywhere'
const SHOWN = 40
const MOST_FOUND = 100

const groupsOf = (households: readonly HouseholdBrief[]) => {
  const groups = new Map(households.map(({ villagersGroupId, groupName }) => [villagersGroupId, groupName]))
  return [...groups].map(([value, name]) => ({ value, name }))
}

/** The households in view: of one group, or those the server finds for a text (it also knows pinyin and phones). */
const useInView = (households: readonly HouseholdBrief[], group: string, text: string) => {
  const settled = useSettled(text.trim())
  const found = useRows(searchHouseholds, { query: { text: settled, limit: MOST_FOUND } }, { isReady: settled !== '' })
  if (settled !== '') return found.data ?? []
  return group === EVERYWHERE ? households : households.filter(({ villagersGroupId }) => villagersGroupId === group)
}

interface BulkKeysProps {
  readonly inView: readonly HouseholdBrief[]
  readonly chosen: ReadonlySet<string>
  readonly onChange: (chosen: readonly string[]) => void
}

const BulkKeys = ({ inView, chosen, onChange }: BulkKeysProps) => {
  const ids = inView.map(({ householdId }) => householdId)
  const inverted = () => {
    const next = new Set(chosen)
    for (const id of ids) if (!next.delete(id)) next.add(id)
    onChange([...next])
  }
  return (
    <View className="line-wrap">
      <Chip icon="check" onPress={() => onChange([...new Set([...chosen, ...ids])])}>{`全选这 ${ids.length} 户`}</Chip>
      <Chip icon="refresh" onPress={inverted}>
        反选
      </Chip>
      {chosen.size > 0 && (
        <Chip icon="close" onPress={() => onChange([])}>
          都不选
        </Chip>
      )}
    </View>
  )
}

/** Ticks households by group, by search and one by one. */
export const HouseholdChecklist = ({ households, chosen, onChange, endOf }: ChecklistProps) => {
  const [group, setGroup] = useState(EVERYWHERE)
  const [text, setText] = useState('')
  const [shown, setShown] = useState(SHOWN)
  const inView = useInView(households, group, text)
  const ticked = new Set(chosen)
  const toggle = (id: string) => onChange(ticked.has(id) ? chosen.filter((other) => other !== id) : [...chosen, id])
  return (
    <>
      <Chips
        label="哪个小组"
        choices={[{ value: EVERYWHERE, name: '全村' }, ...groupsOf(households)]}
        chosen={group}
        onChoose={setGroup}
      />
      <Field label="找几户" kind="search" value={text} onChange={setText} placeholder="姓名、拼音、门牌" />
      <BulkKeys inView={inView} chosen={ticked} onChange={onChange} />
      {inView.length === 0 && <View className="soft">{`没有找到“${text.trim()}”,换个写法试试。`}</View>}
      {inView.length > 0 && (
        <Card hasRows>
          <View className="check-grid" {...aria({ role: 'group', label: '选户' })}>
            {inView.slice(0, shown).map((household) => (
              <CheckRow
                key={household.householdId}
                title={household.name}
                detail={placeOf(household)}
                isOn={ticked.has(household.householdId)}
                onToggle={() => toggle(household.householdId)}
                end={ticked.has(household.householdId) && endOf?.(household)}
              />
            ))}
          </View>
        </Card>
      )}
      {inView.length > shown && (
        <Button kind="quiet" onPress={() => setShown(shown + SHOWN)}>
          {`再看 ${Math.min(SHOWN, inView.length - shown)} 户`}
        </Button>
      )}
    </>
  )
}
