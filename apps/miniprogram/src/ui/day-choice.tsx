import { View } from '@tarojs/components'
import { addDays, daysBetween, formatDay, type VillageDay } from '@village-points/shared/platform/village-day.ts'
import { useState } from 'react'
import { Button } from './button'
import { Chip, Chips } from './chips'
import { Sheet } from './sheet'

interface DayChoiceProps {
  /** What happened on the day: 哪天做的. */
  readonly label: string
  readonly day: VillageDay
  readonly today: VillageDay
  /** How far back one may go, in days. */
  readonly daysBack: number
  readonly onChange: (day: VillageDay) => void
}

const WEEKDAYS = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'] as const
const SHOWN_DAYS = 14

/** `11月23日 星期一`. */
export const formatDayInWeek = (day: VillageDay, today?: VillageDay): string =>
  `${formatDay(day, today)} ${WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()]}`

/** Today, yesterday, or another day from a list: a calendar's squares are too small for a thumb. */
export const DayChoice = ({ label, day, today, daysBack, onChange }: DayChoiceProps) => {
  const [isPicking, setPicking] = useState(false)
  const yesterday = addDays(today, -1)
  const isNear = day === today || day === yesterday
  const other = isNear ? '别的日子' : formatDayInWeek(day, today)
  return (
    <View className="field">
      <View className="field-label">{label}</View>
      <Chips
        label={label}
        choices={[
          { value: today, name: '今天' },
          { value: yesterday, name: '昨天' },
          { value: 'other', name: other },
        ]}
        chosen={isNear ? day : 'other'}
        onChoose={(chosen) => (chosen === 'other' ? setPicking(true) : onChange(chosen))}
      />
      {isPicking && (
        <DaySheet
          label={label}
          day={day}
          today={today}
          daysBack={daysBack}
          onChange={(chosen) => {
            setPicking(false)
            onChange(chosen)
          }}
          onClose={() => setPicking(false)}
        />
      )}
    </View>
  )
}

const DaySheet = (props: DayChoiceProps & { readonly onClose: () => void }) => {
  const { label, day, today, daysBack, onChange, onClose } = props
  const [shown, setShown] = useState(() => Math.max(SHOWN_DAYS, daysBetween(day, today) + 1))
  const days = Array.from({ length: Math.min(shown, daysBack + 1) }, (_, back) => addDays(today, -back))
  return (
    <Sheet title={label} onClose={onClose}>
      <View className="chips">
        {days.map((each) => (
          <Chip key={each} isOn={each === day} onPress={() => onChange(each)}>
            {formatDayInWeek(each, today)}
          </Chip>
        ))}
      </View>
      {shown <= daysBack && (
        <Button kind="quiet" onPress={() => setShown(shown + SHOWN_DAYS)}>
          再往前 14 天
        </Button>
      )}
    </Sheet>
  )
}
