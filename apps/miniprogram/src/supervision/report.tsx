import type { Month } from '@village-points/shared/platform/village-day.ts'
import { useState } from 'react'
import { useRouteInput } from '../platform/navigation'
import { Chips } from '../ui/chips'
import { Frame } from '../ui/frame'
import { latestMonths, monthChoices } from './latest-months'
import { MonthReport } from './month-report'

/** 监督报告: written and signed by the supervisors, read by the committee and the town. */
const ReportPage = () => {
  const { month: first } = useRouteInput('supervision/report')
  // A month is reported when it is over.
  const months = latestMonths().slice(1)
  const [month, setMonth] = useState<Month>(months.find((one) => one === first) ?? months[0]!)
  return (
    <Frame title="监督报告">
      <Chips label="看哪个月" choices={monthChoices(months)} chosen={month} onChoose={setMonth} />
      <MonthReport key={month} month={month} />
    </Frame>
  )
}

export default ReportPage
