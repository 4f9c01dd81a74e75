import { View } from '@tarojs/components'
import { tryRulebook } from '@village-points/shared/declarations/contract.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { type Rulebook, readRulebook } from '@village-points/shared/rules/contract.ts'
import { useState } from 'react'
import { now } from '../platform/clock'
import { useRouteInput } from '../platform/navigation'
import { useQuery } from '../platform/query'
import { Chips } from '../ui/chips'
import { DateField } from '../ui/date-field'
import { Frame } from '../ui/frame'
import { Remote } from '../ui/remote'
import './rules.css'
import { versionName } from './rulebook-words'
import { type Days, daysOf, type Span } from './trial-days'
import { TrialResult } from './trial-result'

const spans: readonly { readonly value: Span; readonly name: string }[] = [
  { value: 'last_quarter', name: '上个季度' },
  { value: 'this_quarter', name: '这个季度' },
  { value: 'this_year', name: '今年' },
  { value: 'chosen', name: '自己选日子' },
]
const WHOLE_DAY = /^\d{4}-\d{2}-\d{2}$/

const Tried = ({ rulebook, days }: { readonly rulebook: Rulebook; readonly days: Days }) => {
  const rules = rulebook.rules.map(({ ruleId: _, clause: __, isRetired: ___, ...rule }) => rule)
  const isReady = WHOLE_DAY.test(days.from) && WHOLE_DAY.test(days.to)
  const trial = useQuery(tryRulebook, { body: { rules, ...days } }, { isReady })
  return <Remote of={trial}>{(data) => <TrialResult trial={data} />}</Remote>
}

/** 试算: what the deeds of some days would have earned under this version. */
const TrialPage = () => {
  const { rulebookId = '' } = useRouteInput('rules/trial')
  const rulebook = useQuery(readRulebook, { params: { rulebookId } })
  const today = villageDayOf(now())
  const [span, setSpan] = useState<Span>('last_quarter')
  const [chosen, setChosen] = useState<Days>(daysOf('last_quarter', today))
  const days = span === 'chosen' ? chosen : daysOf(span, today)
  return (
    <Frame title="试算细则" isWide>
      <View className="stack">
        <Chips label="照哪些日子算" choices={spans} chosen={span} onChoose={setSpan} />
        {span === 'chosen' && (
          <View className="grid-two">
            <DateField label="从哪天" value={chosen.from} onChange={(from) => setChosen({ ...chosen, from })} />
            <DateField label="到哪天" value={chosen.to} onChange={(to) => setChosen({ ...chosen, to })} />
          </View>
        )}
        <Remote of={rulebook}>
          {(data) => (
            <View className="stack">
              <View className="soft">{`${data.title} · ${versionName(data)}`}</View>
              <Tried rulebook={data} days={days} />
            </View>
          )}
        </Remote>
      </View>
    </Frame>
  )
}

export default TrialPage
