import {
  addDays,
  formatDay,
  type Month,
  spanOfMonth,
  VillageDay,
  villageDayOf,
} from '@village-points/shared/platform/village-day.ts'
import { MOST_SPAN_DAYS, supervisionErrors } from '@village-points/shared/supervision/contract.ts'
import { useState } from 'react'
import { now } from '../platform/clock'
import { Button } from '../ui/button'
import type { Choice } from '../ui/chips'
import { DateField, readTypedDay } from '../ui/date-field'
import { List } from '../ui/list'
import { Row } from '../ui/row'

const BETWEEN = ' '

/** What is asked of the village for a choice of days. */
export const spanOf = (value: string): { readonly from: string; readonly to: string } => {
  const [from = '', to = from] = value.split(BETWEEN)
  return { from, to }
}

/** The days of a month until today, the latest first. */
const daysOf = (month: Month): readonly string[] => {
  const lastOfMonth = addDays(villageDayOf(spanOfMonth(month).before), -1)
  const [last] = [lastOfMonth, villageDayOf(now())].toSorted() as [string, string]
  return Array.from({ length: Math.max(0, Number(last.slice(8))) }, (_, back) => addDays(last, -back))
}

const problemOf = (from: string, to: string): string | undefined => {
  const isWhole = [from, to].every((day) => VillageDay.safeParse(day).success)
  if (!isWhole) return '日期要写成 2026-07-03 这样。'
  const isFitting = from <= to && to < addDays(from, MOST_SPAN_DAYS)
  return isFitting
    ? undefined
    : supervisionErrors['supervision.span_wrong'].message.replace('{days}', `${MOST_SPAN_DAYS}`)
}

interface DaysChoiceProps {
  readonly month: Month
  readonly onChoose: (choice: Choice<string>) => void
}

/** From one day to another, over the end of a month too, or a single day with one press. */
export const DaysChoice = ({ month, onChoose }: DaysChoiceProps) => {
  const today = villageDayOf(now())
  const days = daysOf(month)
  const [from, setFrom] = useState(days.at(-1) ?? today)
  const [to, setTo] = useState(days[0] ?? today)
  const [problem, setProblem] = useState<string>()
  const choose = () => {
    const [first, last] = [readTypedDay(from), readTypedDay(to)]
    const found = problemOf(first, last)
    setProblem(found)
    if (found) return
    const name = `${formatDay(first, today)}到${formatDay(last, today)}`
    onChoose({ value: `${first}${BETWEEN}${last}`, name })
  }
  return (
    <>
      <DateField label="从哪天" value={from} onChange={setFrom} />
      <DateField label="到哪天" value={to} onChange={setTo} error={problem} />
      <Button icon="search" onPress={choose}>
        看这几天
      </Button>
      <List rows={days} keyOf={(day) => day} title="只看一天">
        {(day) => (
          <Row title={formatDay(day, today)} onPress={() => onChoose({ value: day, name: formatDay(day, today) })} />
        )}
      </List>
    </>
  )
}
