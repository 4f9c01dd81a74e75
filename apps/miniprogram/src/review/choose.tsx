import { View } from '@tarojs/components'
import { addDays, type VillageDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import {
  LEAST_MEMBERS,
  listPanelCandidates,
  MOST_MEMBERS,
  type PanelPerson,
  recordPanel,
} from '@village-points/shared/review/contract.ts'
import { useState } from 'react'
import { now } from '../platform/clock'
import { type Draft, useDraft } from '../platform/draft'
import { back } from '../platform/navigation'
import { useQuery } from '../platform/query'
import { useWrite } from '../platform/write'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { CheckRow } from '../ui/check-row'
import { Chips } from '../ui/chips'
import { DateField, readTypedDay } from '../ui/date-field'
import { DayChoice } from '../ui/day-choice'
import { Field } from '../ui/field'
import { FieldTrouble } from '../ui/field-trouble'
import { Frame } from '../ui/frame'
import { Warn } from '../ui/note'
import { notify } from '../ui/notices'
import { Remote } from '../ui/remote'
import { RestoredNote } from '../ui/restored-note'
import { Confirm } from '../ui/sheet'
import { Empty, WriteFailure } from '../ui/states'
import { Stepper } from '../ui/stepper'
import { PANEL_DRAFT } from './panel-draft'

interface PanelDraft {
  readonly chosenOn: string
  readonly termEndsOn: string
  readonly quorum: number
  readonly members: readonly string[]
  readonly standIns: readonly string[]
}

type Seatings = 'members' | 'standIns'

const TERM_DAYS = 3 * 365
/** A village that begins with the program chose its panel a while ago. */
const DAYS_BACK = 366
const SHOWN = 30

const emptyFor = (today: VillageDay): PanelDraft => ({
  chosenOn: today,
  termEndsOn: addDays(today, TERM_DAYS),
  quorum: LEAST_MEMBERS,
  members: [],
  standIns: [],
})

const seatingNames = { members: '评议的人', standIns: '候补' } as const

const problemOf = ({ members, quorum }: PanelDraft): string | undefined => {
  if (members.length < LEAST_MEMBERS) return `评议的人至少选 ${LEAST_MEMBERS} 个,现在选了 ${members.length} 个。`
  if (members.length > MOST_MEMBERS) return `评议的人最多 ${MOST_MEMBERS} 个。`
  return quorum > members.length ? `至少要 ${quorum} 人评,可是只选了 ${members.length} 人。` : undefined
}

interface PeopleProps {
  readonly draft: Draft<PanelDraft>
  readonly people: readonly PanelPerson[]
}

/** Ticks people for the panel or to stand in; somebody ticked for the other moves over. */
const People = ({ draft, people }: PeopleProps) => {
  const [seating, setSeating] = useState<Seatings>('members')
  const [text, setText] = useState('')
  const [shown, setShown] = useState(SHOWN)
  const { value, change } = draft
  const other: Seatings = seating === 'members' ? 'standIns' : 'members'
  const wanted = text.trim()
  const inView = people.filter(({ name, label }) => name.includes(wanted) || label.includes(wanted))
  const toggle = (userId: string) => {
    const has = value[seating].includes(userId)
    const without = (ids: readonly string[]) => ids.filter((id) => id !== userId)
    change({
      [seating]: has ? without(value[seating]) : [...value[seating], userId],
      [other]: without(value[other]),
    })
  }
  const detailOf = ({ userId, label }: PanelPerson) =>
    value[other].includes(userId) ? `${label} · 已选作${seatingNames[other]}` : label
  return (
    <>
      <Chips
        label="现在选谁"
        choices={(['members', 'standIns'] as const).map((each) => ({
          value: each,
          name: `${seatingNames[each]} ${value[each].length}`,
        }))}
        chosen={seating}
        onChoose={setSeating}
      />
      <Field label="找人" kind="search" value={text} onChange={setText} placeholder="姓名、谁家" maxLength={20} />
      <Card hasRows title={`选${seatingNames[seating]}`}>
        {inView.slice(0, shown).map((person) => (
          <CheckRow
            key={person.userId}
            title={person.name}
            detail={detailOf(person)}
            isOn={value[seating].includes(person.userId)}
            onToggle={() => toggle(person.userId)}
          />
        ))}
        {inView.length === 0 && <View className="row soft">没有找到这个人。要先在村里有身份,才能选。</View>}
      </Card>
      {inView.length > shown && (
        <Button kind="quiet" onPress={() => setShown(shown + SHOWN)}>
          再看一些人
        </Button>
      )}
    </>
  )
}

const Days = ({ draft, fields }: { readonly draft: Draft<PanelDraft>; readonly fields: Record<string, string> }) => (
  <>
    <DayChoice
      label="哪天选出来的"
      day={draft.value.chosenOn}
      today={villageDayOf(now())}
      daysBack={DAYS_BACK}
      onChange={(chosenOn) => draft.change({ chosenOn })}
    />
    <FieldTrouble words={fields['body.chosenOn']} />
    <DateField
      label="任期到哪天"
      value={draft.value.termEndsOn}
      onChange={(termEndsOn) => draft.change({ termEndsOn })}
      error={fields['body.termEndsOn']}
    />
    <View className="field">
      <View className="field-label">至少几人评才算数</View>
      <Stepper
        label="至少几人评"
        value={draft.value.quorum}
        onChange={(quorum) => draft.change({ quorum })}
        least={LEAST_MEMBERS}
        most={MOST_MEMBERS}
        unit="人"
      />
    </View>
  </>
)

const consequencesOf = ({ members, standIns, quorum }: PanelDraft): readonly string[] => [
  `评议的人 ${members.length} 个,候补 ${standIns.length} 个`,
  `至少 ${quorum} 人评才算数`,
  '原来的小组到此为止,没评完的由新选的人接着评',
]

const bodyOf = ({ members, standIns, quorum, chosenOn, termEndsOn }: PanelDraft) => ({
  chosenOn,
  termEndsOn: readTypedDay(termEndsOn),
  quorum,
  memberUserIds: [...members],
  standInUserIds: [...standIns],
})

/** Records whom the assembly chose: members, stand-ins, term and quorum. */
const ChoosePage = () => {
  const candidates = useQuery(listPanelCandidates, {})
  const draft = useDraft(PANEL_DRAFT, emptyFor(villageDayOf(now())))
  const save = useWrite(recordPanel)
  const [hasTried, setTried] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const { value } = draft
  const problem = problemOf(value)
  const send = async () => {
    const saved = await save.send({ body: bodyOf(value) })
    setAsking(false)
    if (!saved) return
    draft.clear()
    notify('评议小组记好了')
    back()
  }
  const ask = () => {
    setTried(true)
    if (!problem) setAsking(true)
  }
  return (
    <Frame
      title="记评议小组"
      footer={
        <>
          {hasTried && problem && <Warn>{problem}</Warn>}
          <WriteFailure of={save} />
          <Button icon="check" onPress={ask}>
            {`记下这 ${value.members.length} 个人`}
          </Button>
        </>
      }
    >
      <RestoredNote of={draft} />
      <View className="soft">开会选出谁,就记谁。候补多选几个,有人要回避时抽签替补。</View>
      <Days draft={draft} fields={save.error?.fields ?? {}} />
      <Remote
        of={candidates}
        isEmpty={({ people }) => people.length === 0}
        empty={<Empty title="村里还没有人有身份" />}
      >
        {({ people }) => <People draft={draft} people={people} />}
      </Remote>
      {isAsking && (
        <Confirm
          title="换成这个评议小组?"
          consequences={consequencesOf(value)}
          action="记下来"
          isBusy={save.isBusy}
          onConfirm={send}
          onClose={() => setAsking(false)}
        />
      )}
    </Frame>
  )
}

export default ChoosePage
