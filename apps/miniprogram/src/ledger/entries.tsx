import { View } from '@tarojs/components'
import { listEntries, type StatementEntry } from '@village-points/shared/ledger/contract.ts'
import { spokenEntry } from '@village-points/shared/ledger/entry-words.ts'
import { PAGE_ROWS } from '@village-points/shared/platform/page.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { now } from '../platform/clock'
import { useRouteInput } from '../platform/navigation'
import { type Rows, useRows } from '../platform/query'
import { useActingRole } from '../platform/session'
import { aria } from '../ui/aria'
import { Button } from '../ui/button'
import { Frame } from '../ui/frame'
import { List } from '../ui/list'
import { ReadAloud } from '../ui/read-aloud'
import { Remote } from '../ui/remote'
import { Empty } from '../ui/states'
import { EntryRow } from './entry-row'
import { StatementPaper } from './paper'
import { VillageTotals } from './village-totals'
import './ledger.css'

interface Month {
  /** `2026-11`. */
  readonly month: string
  readonly entries: readonly StatementEntry[]
}

/** Lines by the month they were written down in, which is the order they come in. */
const byMonth = (entries: readonly StatementEntry[]): readonly Month[] => {
  const months: { month: string; entries: StatementEntry[] }[] = []
  for (const entry of entries) {
    const month = villageDayOf(entry.recordedAt).slice(0, 7)
    const last = months[months.length - 1]
    if (last?.month === month) last.entries.push(entry)
    else months.push({ month, entries: [entry] })
  }
  return months
}

const monthName = (month: string, today: string): string => {
  const name = `${Number(month.slice(5))}月`
  return month.slice(0, 4) === today.slice(0, 4) ? name : `${month.slice(0, 4)}年${name}`
}

interface StatementProps {
  readonly entries: readonly StatementEntry[]
  readonly householdId: string
  readonly rows: Rows<StatementEntry, unknown>
}

const Statement = ({ entries, householdId, rows }: StatementProps) => {
  const today = villageDayOf(now())
  const months = byMonth(entries)
  // The last month may go on in rows that are not loaded yet, so its count would be wrong.
  const isWhole = (index: number) => index < months.length - 1 || !rows.hasMore
  return (
    <>
      {months.map((month, index) => (
        <View key={month.entries[0]?.transferId} className="stack">
          <View className="entry-month">
            <View className="heading" {...aria({ role: 'heading', level: 2 })}>
              {monthName(month.month, today)}
            </View>
            {isWhole(index) && <View className="soft grow">{`${month.entries.length} 笔`}</View>}
            <StatementPaper householdId={householdId} month={month.month} />
          </View>
          <List rows={month.entries} keyOf={({ transferId }) => transferId}>
            {(entry) => <EntryRow entry={entry} householdId={householdId} today={today} />}
          </List>
        </View>
      ))}
      {rows.hasMore ? (
        <Button kind="quiet" isBusy={rows.isLoadingMore} onPress={rows.loadMore}>
          {`再看 ${PAGE_ROWS} 条`}
        </Button>
      ) : (
        <View className="soft entry-last">到头了,最早的一笔就在上面。</View>
      )}
    </>
  )
}

const HouseholdStatement = ({ householdId }: { readonly householdId: string }) => {
  const rows = useRows(listEntries, { params: { householdId }, query: {} })
  const today = villageDayOf(now())
  return (
    <Frame
      title="积分明细"
      end={
        rows.data && rows.data.length > 0 ? (
          <ReadAloud
            text={() =>
              rows.data
                ?.slice(0, 5)
                .map((entry) => spokenEntry(entry, today))
                .join('') ?? ''
            }
          />
        ) : undefined
      }
    >
      <Remote
        of={rows}
        empty={<Empty title="还没有积分">做了好事,村里记上以后,每一笔都会在这里,写明为什么、谁记的。</Empty>}
      >
        {(entries) => <Statement entries={entries} householdId={householdId} rows={rows} />}
      </Remote>
    </Frame>
  )
}

/** Every line of a household's account, newest first, under the month it was written down. */
const Entries = () => {
  const role = useActingRole()
  const { householdId = role?.householdId } = useRouteInput('ledger/entries')
  if (householdId) return <HouseholdStatement householdId={householdId} />
  return (
    <Frame title="全村流水" isWide>
      <VillageTotals />
    </Frame>
  )
}

export default Entries
