import type { TransferKind } from '@village-points/shared/ledger/contract.ts'
import { formatDay, type Month, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { listOverseenEntries, type OverseenEntry } from '@village-points/shared/supervision/contract.ts'
import { useState } from 'react'
import { now } from '../platform/clock'
import { go, useRouteInput } from '../platform/navigation'
import { useRows } from '../platform/query'
import { Button } from '../ui/button'
import { Chips } from '../ui/chips'
import { Detail } from '../ui/detail'
import { Frame } from '../ui/frame'
import { List } from '../ui/list'
import { Remote } from '../ui/remote'
import { Row } from '../ui/row'
import { Seal } from '../ui/seal'
import { Empty } from '../ui/states'
import { spanOf } from './entry-days'
import { type EntryFilter, EntryFilters } from './entry-filter'
import { kindNames } from './kind-names'
import { latestMonths, monthChoices } from './latest-months'

const EntryLine = ({ entry }: { readonly entry: OverseenEntry }) => {
  const { sequence, title, household, kind, points, recordedAt, recordedBy, roleName, isReversed, transferId } = entry
  const day = formatDay(villageDayOf(recordedAt), villageDayOf(now()))
  const who = recordedBy === roleName ? recordedBy : `${roleName}${recordedBy}`
  return (
    <Row
      title={title}
      detail={
        <>
          <Detail>{[household?.name, day, kind !== 'award' && kindNames[kind]].filter(Boolean).join(' · ')}</Detail>
          <Detail>{`${who}记 · 第 ${sequence} 笔`}</Detail>
        </>
      }
      end={isReversed && <Seal>撤回了</Seal>}
      {...(points === 0 ? {} : { points })}
      {...(household
        ? { onPress: () => go('ledger/entry', { entryId: transferId, householdId: household.householdId }) }
        : {})}
    />
  )
}

interface EntriesProps {
  readonly month: Month
  readonly filter: EntryFilter
  readonly onClear: () => void
}

const Entries = ({ month, filter, onClear }: EntriesProps) => {
  const { person, household, villagersGroup, rule, kind, days } = filter
  const query = {
    ...(person ? { recordedByUserId: person.value } : {}),
    ...(household ? { householdId: household.value } : {}),
    ...(villagersGroup ? { villagersGroupId: villagersGroup.value } : {}),
    ...(rule ? { originId: rule.value } : {}),
    ...(kind ? { kind: kind.value as TransferKind } : {}),
    ...(days ? spanOf(days.value) : {}),
  }
  const entries = useRows(listOverseenEntries, { params: { month }, query })
  const isNarrowed = Object.keys(query).length > 0
  return (
    <Remote
      of={entries}
      empty={
        <Empty
          icon="list"
          title={isNarrowed ? '没有这样的账' : '这个月还没有账'}
          keys={isNarrowed && <Button onPress={onClear}>全都看</Button>}
        >
          {isNarrowed ? '少选一样试试。' : '记了分、换了东西,都会在这里。'}
        </Empty>
      }
    >
      {(rows) => (
        <List rows={rows} keyOf={({ transferId }) => transferId} {...entries}>
          {(entry) => <EntryLine entry={entry} />}
        </List>
      )}
    </Remote>
  )
}

/** Every line of the village's ledger, for the eyes of who supervises; nothing here can be altered. */
const EntriesPage = () => {
  const { month: first } = useRouteInput('supervision/entries')
  const months = latestMonths()
  const [month, setMonth] = useState<Month>(months.find((one) => one === first) ?? months[0]!)
  const [filter, setFilter] = useState<EntryFilter>({})
  const turnTo = (chosen: Month) => {
    const { days: _days, ...others } = filter
    setFilter(others)
    setMonth(chosen)
  }
  return (
    <Frame title="每一笔账" isWide>
      <Chips label="看哪个月" choices={monthChoices(months)} chosen={month} onChoose={turnTo} />
      <EntryFilters month={month} filter={filter} onChange={setFilter} />
      <Entries month={month} filter={filter} onClear={() => setFilter({})} />
    </Frame>
  )
}

export default EntriesPage
