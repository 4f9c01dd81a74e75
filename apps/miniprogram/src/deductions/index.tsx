import { type Deduction, listDeductions, listDeductionsToVote } from '@village-points/shared/deductions/contract.ts'
import { isPermitted } from '@village-points/shared/identity/permissions.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { useState } from 'react'
import { now } from '../platform/clock'
import { go } from '../platform/navigation'
import { useQuery, useRows } from '../platform/query'
import { useActingRole } from '../platform/session'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Chips } from '../ui/chips'
import { Frame } from '../ui/frame'
import { List } from '../ui/list'
import { ReadAloud } from '../ui/read-aloud'
import { Remote } from '../ui/remote'
import { Row } from '../ui/row'
import { Empty } from '../ui/states'
import { CountsCard } from './counts-card'
import { caseParts, spokenCase } from './deduction-words'

type Which = 'open' | 'over'

/** The way to the panel's own list, for those for whom something lies there. */
const ToVote = () => {
  const waiting = useQuery(listDeductionsToVote, {})
  const count = waiting.data?.rows.length ?? 0
  if (count === 0) return null
  return (
    <Card hasRows>
      <Row icon="people" title={`有 ${count} 件扣分等您评议`} onPress={() => go('deductions/votes')} />
    </Card>
  )
}

const Cases = ({ which, isOwn }: { readonly which: Which; readonly isOwn: boolean }) => {
  const rows = useRows(listDeductions, { query: { which } })
  const today = villageDayOf(now())
  const spoken = (data: readonly Deduction[]) =>
    data
      .slice(0, 3)
      .map((one) => spokenCase(one, today))
      .join('')
  const nothing = which === 'open' ? '现在没有要改的' : '还没有过去的提醒'
  return (
    <Remote
      of={rows}
      empty={
        <Empty icon="check" title={nothing}>
          先提醒,给时间改;改好了就没事。
        </Empty>
      }
    >
      {(data) => (
        <List
          rows={data}
          keyOf={(one) => one.deductionId}
          title={isOwn ? '我家的' : '提醒过的'}
          end={<ReadAloud text={() => spoken(data)} />}
          {...rows}
        >
          {(one) => (
            <Row
              title={isOwn ? one.ruleTitle : `${one.household.name}:${one.ruleTitle}`}
              detail={caseParts(one, today).join(' · ')}
              onPress={() => go('deductions/deduction', { deductionId: one.deductionId })}
            />
          )}
        </List>
      )}
    </Remote>
  )
}

/** 提醒和扣分: the own household's, or for those in office everybody's; and what the whole village may know. */
const DeductionsPage = () => {
  const [which, setWhich] = useState<Which>('open')
  const role = useActingRole()?.role
  const may = (permission: 'deduction.remind' | 'deduction.vote') => role !== undefined && isPermitted(role, permission)
  return (
    <Frame
      title="提醒和扣分"
      footer={
        may('deduction.remind') && (
          <Button icon="talk" onPress={() => go('deductions/remind', {})}>
            提醒一户
          </Button>
        )
      }
    >
      {may('deduction.vote') && <ToVote />}
      <Chips
        label="看哪些"
        choices={[
          { value: 'open', name: '还没完的' },
          { value: 'over', name: '过去的' },
        ]}
        chosen={which}
        onChoose={setWhich}
      />
      <Cases which={which} isOwn={role === 'villager'} />
      <CountsCard />
    </Frame>
  )
}

export default DeductionsPage
