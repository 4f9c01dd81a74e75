import { View } from '@tarojs/components'
import type { AwardOption, Declaration } from '@village-points/shared/declarations/contract.ts'
import { stateWords } from '@village-points/shared/declarations/declaration-steps.ts'
import { placeOf } from '@village-points/shared/households/place.ts'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import type { Procedure } from '@village-points/shared/rules/contract.ts'
import { needsPhoto } from '@village-points/shared/rules/rule-text.ts'
import { now } from '../platform/clock'
import { replace, useRouteInput } from '../platform/navigation'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Frame } from '../ui/frame'
import { Warn } from '../ui/note'
import { notify } from '../ui/notices'
import { ReadAloud } from '../ui/read-aloud'
import { Remote } from '../ui/remote'
import { Empty, Skeleton, WriteFailure } from '../ui/states'
import { AmountChoice } from './amount-choice'
import { DeedDetails } from './deed-details'
import { PhotoPicker, unsentWords } from './photo-picker'
import { type DeclareOptions, useDeed } from './use-deed'

type Deed = ReturnType<typeof useDeed>

const wayOf: Readonly<Record<Procedure, string>> = {
  direct: '组长核实后就记分。',
  review: '组长核实、评议小组同意后记分。',
  review_and_publicity: '组长核实、评议小组同意、公示几天后记分。',
}

const spokenDeed = ({ rule, pointsText }: AwardOption): string =>
  `${rule.title},${pointsText}分。${wayOf[rule.procedure]}${needsPhoto(rule) ? '这一件要拍一张照片。' : '不用写字,点交给村里就行。'}`

const Head = ({ option, data }: { readonly option: AwardOption; readonly data: DeclareOptions }) => (
  <Card>
    <View className="line">
      <View className="grow">
        <View className="heading">{option.rule.title}</View>
        <View className="soft">{`${data.household.name} · ${placeOf(data.household)}`}</View>
      </View>
      <View className="number plus">{option.pointsText}</View>
    </View>
    <View className="line-wrap">
      <View className="grow soft">{wayOf[option.rule.procedure]}</View>
      <ReadAloud text={() => spokenDeed(option)} name="念给我听" />
    </View>
  </Card>
)

const Content = ({
  deed,
  data,
  option,
}: {
  readonly deed: Deed
  readonly data: DeclareOptions
  readonly option: AwardOption
}) => {
  const { value, amount, submit, photos, change } = deed
  const fields = submit.error?.fields ?? {}
  const isPhotoNeeded = needsPhoto(option.rule)
  const isTyped = option.rule.points.kind === 'per_unit' || value.points !== ''
  return (
    <>
      <Head option={option} data={data} />
      <AmountChoice
        rule={option.rule}
        typed={value}
        onChange={change}
        error={fields['body.quantity'] ?? fields['body.points'] ?? (isTyped ? amount?.problem : undefined)}
      />
      <Card>
        <PhotoPicker
          of={photos}
          label={isPhotoNeeded ? '照片(这一件要有)' : '照片(可以没有)'}
          hint={isPhotoNeeded && option.rule.evidence !== '照片' ? `细则写的:${option.rule.evidence}` : undefined}
        />
      </Card>
      <DeedDetails
        members={data.members}
        memberId={deed.memberId}
        deedOn={deed.deedOn}
        today={deed.today}
        note={value.note}
        isOpen={value.isDetailed}
        errors={fields}
        onChange={change}
      />
    </>
  )
}

const Foot = ({ deed: { submit, problem, isWaiting, amount, photos, send } }: { readonly deed: Deed }) => {
  const earned = amount?.problem ? undefined : amount?.earned
  const trouble = unsentWords(photos)
  return (
    <>
      {problem && <Warn>{problem}</Warn>}
      {trouble && <Warn>{trouble}</Warn>}
      <WriteFailure of={submit} />
      <Button icon="check" isBusy={submit.isBusy || isWaiting} onPress={send}>
        交给村里
      </Button>
      <View className="soft">
        {isWaiting ? '照片传完就交' : earned === undefined ? '' : `通过后加 ${formatPoints(earned)} 分`}
      </View>
    </>
  )
}

/** One deed, with everything filled in that is known already: photo if there is one, and done. */
const DeedPage = () => {
  const { householdId } = useRouteInput('declarations/deed')
  const onSent = (declaration: Declaration) => {
    notify(`交给村里了。${stateWords(declaration, villageDayOf(now()))}`)
    replace('declarations/declaration', { declarationId: declaration.declarationId })
  }
  const deed = useDeed(onSent)
  const { options, option } = deed
  const choose = () => replace('declarations/declare', householdId ? { householdId } : {})
  const missing = (
    <Empty icon="book" title="没有找到这一件" keys={<Button onPress={choose}>重新选一件</Button>}>
      那一天的细则里没有它,请换一天或者换一件。
    </Empty>
  )
  return (
    <Frame
      title={householdId && options.data ? `替${options.data.household.name}报` : '报好事'}
      footer={option && <Foot deed={deed} />}
    >
      <Remote of={options} skeleton={<Skeleton hasHero rows={2} />}>
        {(data) => (option ? <Content deed={deed} data={data} option={option} /> : missing)}
      </Remote>
    </Frame>
  )
}

export default DeedPage
