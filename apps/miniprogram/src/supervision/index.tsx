import { View } from '@tarojs/components'
import type { Month } from '@village-points/shared/platform/village-day.ts'
import { listSupervisedMonths, type SupervisedMonth } from '@village-points/shared/supervision/contract.ts'
import { useState } from 'react'
import { LastAudit } from '../audit/last-audit'
import { go } from '../platform/navigation'
import { useQuery } from '../platform/query'
import { Card } from '../ui/card'
import { Chips } from '../ui/chips'
import { Frame } from '../ui/frame'
import { Note } from '../ui/note'
import { Remote } from '../ui/remote'
import { Row } from '../ui/row'
import { Stat } from '../ui/stat'
import { Concerns } from './concerns'
import { monthChoices } from './latest-months'
import { Sample } from './sample'

const reportDetail = ({ hasReport, signatures }: SupervisedMonth): string => {
  if (!hasReport) return '还没写'
  return signatures > 0 ? `写好了,${signatures} 人签了字` : '写好了,等签字'
}

const OneMonth = ({ of }: { readonly of: SupervisedMonth }) => (
  <>
    <View className="grid-four">
      <Stat value={`${of.entries} 笔`} name="这个月的账" />
      <Stat value={of.isDrawn ? `${of.checked} / ${of.sampleSize} 笔` : '还没抽'} name="抽查看了" />
      <Stat value={`${of.wrong} 笔`} name="查出问题" isAlarming={of.wrong > 0} />
    </View>
    <Card hasRows>
      <Row
        icon="list"
        title="每一笔账"
        detail="按户、按人、按条目、按天看"
        onPress={() => go('supervision/entries', { month: of.month })}
      />
      {of.isDrawn && (
        <Row
          icon="shield"
          title="监督报告"
          detail={reportDetail(of)}
          onPress={() => go('supervision/report', { month: of.month })}
        />
      )}
    </Card>
    <Concerns month={of.month} />
    {of.isDrawn ? <Sample month={of.month} /> : <Note>这个月还没过完。下个月 1 号自动抽 5%,到时候来看。</Note>}
  </>
)

/** 监督: what was drawn, what deserves a look, and the report that the supervisors sign. Nothing here alters an entry. */
const SupervisionPage = () => {
  const months = useQuery(listSupervisedMonths, {})
  const [chosen, setChosen] = useState<Month>()
  return (
    <Frame title="监督" isWide>
      <LastAudit />
      <Remote of={months}>
        {({ months: all }) => {
          const shown = all.find(({ month }) => month === chosen) ?? all[1] ?? all[0]!
          return (
            <>
              <Chips
                label="看哪个月"
                choices={monthChoices(all.map(({ month }) => month))}
                chosen={shown.month}
                onChoose={setChosen}
              />
              <OneMonth key={shown.month} of={shown} />
            </>
          )
        }}
      </Remote>
    </Frame>
  )
}

export default SupervisionPage
