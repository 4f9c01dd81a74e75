import { View } from '@tarojs/components'
import {
  type listDeductionOptions as endpoint,
  listDeductionOptions,
  OLDEST_SEEN_DAYS,
  remindHousehold,
} from '@village-points/shared/deductions/contract.ts'
import { type HouseholdBrief, readHousehold } from '@village-points/shared/households/contract.ts'
import { placeOf } from '@village-points/shared/households/place.ts'
import type { EndpointOutput } from '@village-points/shared/platform/endpoint.ts'
import { addDays, formatDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { PhotoPicker } from '../declarations/photo-picker'
import { usePhotos } from '../declarations/use-photos'
import { FindHousehold } from '../households/find-household'
import { now } from '../platform/clock'
import { useDraft } from '../platform/draft'
import { replace, useRouteInput } from '../platform/navigation'
import { useQuery } from '../platform/query'
import { useWrite } from '../platform/write'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Chips } from '../ui/chips'
import { DayChoice } from '../ui/day-choice'
import { Field } from '../ui/field'
import { Frame } from '../ui/frame'
import { Note } from '../ui/note'
import { notify } from '../ui/notices'
import { Remote } from '../ui/remote'
import { Empty, Skeleton, WriteFailure } from '../ui/states'

type Options = EndpointOutput<typeof endpoint>

const DAYS_GIVEN = ['7', '14', '30'] as const

const empty = { ruleId: '', note: '', seenOn: '', days: '7', photoIds: [] as readonly string[] }

/** The form of one reminder; what is typed outlives a reload. */
const useReminder = (household: HouseholdBrief, options: Options) => {
  const draft = useDraft(`deductions/remind/${household.householdId}`, empty)
  const { value, change } = draft
  const photos = usePhotos(value.photoIds, (photoIds) => change({ photoIds }))
  const remind = useWrite(remindHousehold)
  const today = villageDayOf(now())
  const ruleId = value.ruleId || (options.options.length === 1 ? (options.options[0]?.rule.ruleId ?? '') : '')
  const fixBy = addDays(today, Number(value.days))
  const send = async () => {
    const photoIds = await photos.settle()
    if (!photoIds) return
    const { householdId } = household
    const body = {
      householdId,
      ruleId,
      seenOn: value.seenOn || today,
      fixBy,
      note: value.note,
      photoIds: [...photoIds],
    }
    const sent = await remind.send({ body })
    if (!sent) return
    draft.clear()
    notify(`提醒了${household.name},${formatDay(fixBy, today)}前改好就没事`)
    replace('deductions/deduction', { deductionId: sent.deductionId })
  }
  return { value, change, photos, remind, today, ruleId, fixBy, send }
}

const Form = ({ household, options }: { readonly household: HouseholdBrief; readonly options: Options }) => {
  const { value, change, photos, remind, today, ruleId, fixBy, send } = useReminder(household, options)
  return (
    <>
      <Card>
        <View className="heading">{household.name}</View>
        <View className="soft">{placeOf(household)}</View>
      </Card>
      <Note>只有这一家看得到,不公开,也不扣分。</Note>
      <Card>
        <View className="stack">
          <View className="field">
            <View className="field-label">哪件事</View>
            <Chips
              label="哪件事"
              choices={options.options.map(({ rule }) => ({ value: rule.ruleId, name: rule.title }))}
              chosen={ruleId}
              onChoose={(chosen) => change({ ruleId: chosen })}
            />
          </View>
          <DayChoice
            label="哪天看到的"
            day={value.seenOn || today}
            today={today}
            daysBack={OLDEST_SEEN_DAYS}
            onChange={(seenOn) => change({ seenOn })}
          />
          <View className="field">
            <View className="field-label">给几天改</View>
            <Chips
              label="给几天改"
              choices={DAYS_GIVEN.map((days) => ({ value: days, name: `${days} 天` }))}
              chosen={value.days}
              onChoose={(days) => change({ days })}
            />
            <View className="field-hint">{`${formatDay(fixBy, today)}前改好就没事`}</View>
          </View>
          <PhotoPicker of={photos} label="照片(可以没有)" />
          <Field
            label="好好说一句(可以不写)"
            kind="words"
            hint="比如:门口的垃圾挪到垃圾点就行"
            value={value.note}
            maxLength={200}
            onChange={(note) => change({ note })}
          />
        </View>
      </Card>
      <WriteFailure of={remind} />
      <Button icon="talk" isDisabled={ruleId === ''} isBusy={remind.isBusy} onPress={send}>
        提醒这一家
      </Button>
    </>
  )
}

const Chosen = ({ householdId }: { readonly householdId: string }) => {
  const household = useQuery(readHousehold, { params: { householdId } })
  const options = useQuery(listDeductionOptions, {})
  return (
    <Remote of={options} skeleton={<Skeleton hasHero />}>
      {(known) =>
        known.options.length === 0 ? (
          <Empty icon="book" title="细则里没有扣分的条目">
            没有写进细则的事,不能扣分。好好说一声就行。
          </Empty>
        ) : (
          <Remote of={household} skeleton={<Skeleton hasHero />}>
            {(data) => <Form household={data} options={known} />}
          </Remote>
        )
      }
    </Remote>
  )
}

/** 提醒一户: which household, which clause, until when. */
const RemindPage = () => {
  const { householdId } = useRouteInput('deductions/remind')
  return (
    <Frame title="提醒一户">
      {householdId ? (
        <Chosen key={householdId} householdId={householdId} />
      ) : (
        <FindHousehold
          isSearchFirst
          onFound={(found) => replace('deductions/remind', { householdId: found.householdId })}
        />
      )}
    </Frame>
  )
}

export default RemindPage
