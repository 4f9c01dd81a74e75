import { View } from '@tarojs/components'
import { type AuditResult, readLatestAudit } from '@village-points/shared/audit/contract.ts'
import { formatClock, formatDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { useQuery } from '../platform/query'
import { Warn } from '../ui/note'

const Fault = ({ when, fault }: { readonly when: string; readonly fault: AuditResult['fault'] }) => (
  <Warn>
    <View>{`${when} 核对账目时,有一处对不上。`}</View>
    <View>{fault ? `${fault.place}:应为 ${fault.expected},账上是 ${fault.found}` : '村务监督正在查。'}</View>
  </Warn>
)

/** One quiet line that the books were counted anew last night; loud when something does not add up. */
export const LastAudit = () => {
  const { data } = useQuery(readLatestAudit, {})
  if (!data?.audit) return null
  const { auditedAt, isSound, fault } = data.audit
  const when = `${formatDay(villageDayOf(auditedAt))} ${formatClock(auditedAt)}`
  return isSound ? (
    <View className="soft">{`账目每天自动核对:${when} 全部对得上`}</View>
  ) : (
    <Fault when={when} fault={fault} />
  )
}
