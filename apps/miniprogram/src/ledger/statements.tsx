import { View } from '@tarojs/components'
import { printGroupStatements } from '@village-points/shared/ledger/contract.ts'
import { addDays, formatMonth, type Month, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { readVillage, type VillagersGroup } from '@village-points/shared/villages/contract.ts'
import { useState } from 'react'
import { useAttempt } from '../platform/attempt'
import { now } from '../platform/clock'
import { download } from '../platform/files'
import { useQuery } from '../platform/query'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Chips } from '../ui/chips'
import { Frame } from '../ui/frame'
import { List } from '../ui/list'
import { Remote } from '../ui/remote'
import { Row } from '../ui/row'
import { Progress, WriteFailure } from '../ui/states'

/** This month and the two before it. */
const lastMonths = (today: string): readonly Month[] => {
  const months = [today.slice(0, 7)]
  while (months.length < 3) months.push(addDays(`${months.at(-1)}-01`, -1).slice(0, 7))
  return months
}

const printGroup = ({ villagersGroupId, name }: VillagersGroup, month: Month) => {
  const input = { params: { villagersGroupId }, query: { month } }
  return download(printGroupStatements, input, `${name}${formatMonth(month)}积分明细.pdf`)
}

const GroupRow = ({ group, month }: { readonly group: VillagersGroup; readonly month: Month }) => {
  const paper = useAttempt(() => printGroup(group, month))
  return (
    <>
      <Row
        title={group.name}
        detail="一户一份,头一张是签收单"
        end={
          <Button
            kind="plain"
            icon="printer"
            isCompact
            label={`打印${group.name}${formatMonth(month)}积分明细`}
            isBusy={paper.isBusy}
            onPress={() => paper.send(undefined)}
          >
            打印
          </Button>
        }
      />
      <WriteFailure of={paper} />
    </>
  )
}

/** One group after the other, and how far it has come. */
const WholeVillage = ({ groups, month }: { readonly groups: readonly VillagersGroup[]; readonly month: Month }) => {
  const [done, setDone] = useState(0)
  const papers = useAttempt(async () => {
    setDone(0)
    for (const [at, group] of groups.entries()) {
      await printGroup(group, month)
      setDone(at + 1)
    }
  })
  return (
    <>
      {papers.isBusy && (
        <Progress label="正在排版" share={done / groups.length} detail={`排好 ${done} 个小组,共 ${groups.length} 个`} />
      )}
      <WriteFailure of={papers} />
      <Button kind="quiet" icon="printer" isBusy={papers.isBusy} onPress={() => papers.send(undefined)}>
        全村都印
      </Button>
    </>
  )
}

/** 印积分明细: a month on paper for every household, for homes without a telephone above all. */
const Statements = () => {
  const village = useQuery(readVillage, {})
  const months = lastMonths(villageDayOf(now()))
  const [month, setMonth] = useState(months[0]!)
  return (
    <Frame title="印积分明细">
      <Card>
        <View className="stack">
          <Chips
            label="哪个月"
            choices={months.map((one) => ({ value: one, name: formatMonth(one) }))}
            chosen={month}
            onChoose={setMonth}
          />
          <View className="soft">每户一份:这个月加了什么、用了什么、村里告诉过什么,照着念也行。</View>
        </View>
      </Card>
      <Remote of={village}>
        {({ groups }) => (
          <>
            <List rows={groups} keyOf={({ villagersGroupId }) => villagersGroupId}>
              {(group) => <GroupRow group={group} month={month} />}
            </List>
            {groups.length > 1 && <WholeVillage groups={groups} month={month} />}
          </>
        )}
      </Remote>
    </Frame>
  )
}

export default Statements
