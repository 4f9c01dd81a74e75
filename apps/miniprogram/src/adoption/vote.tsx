import { View } from '@tarojs/components'
import {
  AssemblyVote,
  type Draft,
  type Meeting,
  meetings,
  readDraft,
  recordVote,
} from '@village-points/shared/adoption/contract.ts'
import { type VillageDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { useState } from 'react'
import { PhotoPicker } from '../declarations/photo-picker'
import { usePhotos } from '../declarations/use-photos'
import { now } from '../platform/clock'
import { useDraft } from '../platform/draft'
import { fieldProblems, refusedFields, useProblems } from '../platform/field-problems'
import { back, useRouteInput } from '../platform/navigation'
import { useQuery } from '../platform/query'
import { useWrite } from '../platform/write'
import { amountOf } from '../ui/amount-field'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Chips } from '../ui/chips'
import { DayChoice } from '../ui/day-choice'
import { Field } from '../ui/field'
import { FieldTrouble } from '../ui/field-trouble'
import { Frame } from '../ui/frame'
import { Note } from '../ui/note'
import { notify } from '../ui/notices'
import { Remote } from '../ui/remote'
import { WriteFailure } from '../ui/states'

/** Minutes are written down within the season, not years after. */
const DAYS_BACK = 90

const begin = {
  meeting: 'representatives_assembly' as Meeting,
  assemblyOn: '',
  place: '',
  entitled: '',
  present: '',
  inFavor: '',
  against: '',
  photoIds: [] as readonly string[],
}
type VoteForm = typeof begin

const meetingChoices = (['representatives_assembly', 'villagers_meeting'] as const).map((value) => ({
  value,
  name: meetings[value].name,
}))

const figures = [
  ['entitled', '应到几人'],
  ['present', '到会几人'],
  ['inFavor', '同意几人'],
  ['against', '不同意几人'],
] as const

/** Nothing chosen yet means the day on which it is written down. */
const assemblyDayOf = ({ assemblyOn }: VoteForm): VillageDay => assemblyOn || villageDayOf(now())

const voteOf = (form: VoteForm): AssemblyVote => ({
  meeting: form.meeting,
  assemblyOn: assemblyDayOf(form),
  place: form.place,
  entitled: amountOf(form.entitled),
  present: amountOf(form.present),
  inFavor: amountOf(form.inFavor),
  against: amountOf(form.against),
})

const useVote = (draft: Draft) => {
  const form = useDraft<VoteForm>(`vote ${draft.draftId}`, begin)
  const photos = usePhotos(form.value.photoIds, (photoIds) => form.change({ photoIds }))
  const vote = voteOf(form.value)
  const { problems, isRight } = useProblems(fieldProblems(AssemblyVote, vote))
  const [isWaiting, setWaiting] = useState(false)
  const record = useWrite(recordVote)
  const send = async () => {
    if (!isRight()) return
    setWaiting(true)
    const photoIds = await photos.settle().finally(() => setWaiting(false))
    if (!photoIds) return
    const body = { revision: draft.revision, ...vote, photoIds: [...photoIds] }
    const done = await record.send({ params: { draftId: draft.draftId }, body })
    if (!done) return
    form.clear()
    notify(done.state === 'voted' ? '通过了,交给镇里备案' : '记下了:没有通过,可以改了再开会')
    back()
  }
  return {
    form,
    photos,
    record,
    send,
    isBusy: record.isBusy || isWaiting,
    problems: { ...refusedFields(record.error), ...problems },
  }
}

const VoteFields = ({ draft }: { readonly draft: Draft }) => {
  const { form, photos, record, send, isBusy, problems } = useVote(draft)
  const { value, change } = form
  return (
    <>
      <Note>{`${meetings[value.meeting].needs},到会的人过半数同意才通过。`}</Note>
      <Card title={draft.title}>
        <View className="stack">
          <Chips
            label="开的什么会"
            choices={meetingChoices}
            chosen={value.meeting}
            onChoose={(meeting) => change({ meeting })}
          />
          <DayChoice
            label="哪天开的"
            day={assemblyDayOf(value)}
            today={villageDayOf(now())}
            daysBack={DAYS_BACK}
            onChange={(assemblyOn) => change({ assemblyOn })}
          />
          <FieldTrouble words={problems.assemblyOn} />
          <Field
            label="在哪儿开的"
            value={value.place}
            maxLength={40}
            error={problems.place}
            onChange={(place) => change({ place })}
          />
          <View className="grid-two">
            {figures.map(([name, label]) => (
              <Field
                key={name}
                label={label}
                kind="digits"
                value={value[name]}
                maxLength={5}
                error={problems[name]}
                onChange={(typed) => change({ [name]: typed })}
              />
            ))}
          </View>
          <PhotoPicker of={photos} label="会议记录照片" hint="拍清楚签到和表决的那几页" error={problems.photoIds} />
        </View>
      </Card>
      <WriteFailure of={record} />
      <Button icon="check" isBusy={isBusy} onPress={send}>
        记下表决
      </Button>
    </>
  )
}

/** What the assembly decided, with its minutes photographed. */
const VotePage = () => {
  const { draftId = '' } = useRouteInput('adoption/vote')
  const draft = useQuery(readDraft, { params: { draftId } })
  return (
    <Frame title="记下表决">
      <Remote of={draft}>{(data) => <VoteFields draft={data} />}</Remote>
    </Frame>
  )
}

export default VotePage
