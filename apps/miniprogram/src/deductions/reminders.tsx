import { View } from '@tarojs/components'
import type { HouseholdAccount } from '@village-points/shared/ledger/contract.ts'
import type { Reminder } from '@village-points/shared/ledger/reminder.ts'
import { go } from '../platform/navigation'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { ReadAloud } from '../ui/read-aloud'

const ReminderCard = ({
  reminder: { deductionId, title, note, next, canRectify },
}: {
  readonly reminder: Reminder
}) => (
  <Card isFramed title="村里提醒您家" end={<ReadAloud text={() => `村里提醒您家:${title}。${note}。${next}`} />}>
    <View className="stack">
      <View className="strong">{title}</View>
      {note && <View>{note}</View>}
      <View className="soft">{next}</View>
      <Button
        kind="quiet"
        icon={canRectify ? 'check' : 'list'}
        onPress={() => go('deductions/deduction', { deductionId })}
      >
        {canRectify ? '已整改' : '看到哪一步了'}
      </Button>
    </View>
  </Card>
)

/** What the household was reminded of and is still on its way; nothing where there is nothing. */
export const Reminders = ({ account }: { readonly account: HouseholdAccount }) =>
  account.reminders?.map((reminder) => <ReminderCard key={reminder.deductionId} reminder={reminder} />) ?? null
