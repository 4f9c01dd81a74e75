import { View } from '@tarojs/components'
import {
  type AwardOption,
  awardHousehold,
  listAwardOptions,
  UNDO_MINUTES,
} from '@village-points/shared/declarations/contract.ts'
import type { HouseholdBrief } from '@village-points/shared/households/contract.ts'
import type { EndpointOutput } from '@village-points/shared/platform/endpoint.ts'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { type ReactNode, useState } from 'react'
import { HouseholdHead } from '../households/household-head'
import { now } from '../platform/clock'
import type { Draft } from '../platform/draft'
import { fontScale } from '../platform/font-scale'
import { go } from '../platform/navigation'
import { useQuery } from '../platform/query'
import { isTallScreen, useIsDesktop } from '../platform/viewport'
import { useWrite, type Write } from '../platform/write'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Chip } from '../ui/chips'
import { Frame } from '../ui/frame'
import { Warn } from '../ui/note'
import { Remote } from '../ui/remote'
import { Row } from '../ui/row'
import { Empty, WriteFailure } from '../ui/states'
import { AmountChoice } from './amount-choice'
import { type Amount, amountUnder } from './award-amount'
import type { AwardDraft } from './award-draft'
import { CoverWarning } from './cover-warning'
import { DeedDetails } from './deed-details'
import './declarations.css'
import { RuleTiles } from './rule-tiles'

type Options = EndpointOutput<typeof listAwardOptions>
/** What came of an award. */
export type Awarded = EndpointOutput<typeof awardHousehold>

/** Reasons why this household cannot be awarded at all: another household helps, a retry does not. */
const REFUSALS = ['household.', 'declaration.', 'rule.none_in_force']

interface AwardFormProps {
  readonly household: HouseholdBrief
  readonly draft: Draft<AwardDraft>
  readonly recorder: string
  readonly onOther: () => void
  readonly onAwarded: (awarded: Awarded) => void
}

interface FootProps {
  readonly household: HouseholdBrief
  readonly option: AwardOption | undefined
  readonly amount: Amount | undefined
  readonly award: Write<typeof awardHousehold>
  readonly problem: string | undefined
  readonly cover: Options['cover']
  readonly onPress: () => unknown
  /** The amount, where it stays in sight beside the button. */
  readonly children?: ReactNode
}

const verbFor = (household: HouseholdBrief, option: AwardOption | undefined, amount: Amount | undefined): string => {
  if (!option) return `给${household.name}加分`
  const earned = amount?.earned === undefined || amount.problem ? '' : ` ${formatPoints(amount.earned)}`
  return option.rule.ruleClass === 'honor'
    ? `给${household.name}记${earned} 分荣誉`
    : `给${household.name}加${earned && `${earned} `}分`
}

const pointsGiven = ({ rule }: AwardOption, amount: Amount | undefined): number =>
  rule.ruleClass === 'honor' || amount?.problem ? 0 : (amount?.earned ?? 0)

const Foot = ({ household, option, amount, award, problem, cover, onPress, children }: FootProps) => (
  <>
    {children && <View className="foot-amount">{children}</View>}
    {problem && <Warn>{problem}</Warn>}
    {option && <CoverWarning cover={cover} points={pointsGiven(option, amount)} />}
    <WriteFailure of={award} />
    <Button icon="check" isBusy={award.isBusy} onPress={onPress}>
      {verbFor(household, option, amount)}
    </Button>
    <View className="soft">
      {[option?.left?.sentence, `${UNDO_MINUTES} 分钟内可以撤回`].filter(Boolean).join(' · ')}
    </View>
  </>
)

const Refused = ({ sentence, onOther }: { readonly sentence: string; readonly onOther: () => void }) => (
  <Empty
    icon="alert"
    title="这一户记不了"
    keys={
      <Button icon="search" onPress={onOther}>
        换一户
      </Button>
    }
  >
    {sentence}
  </Empty>
)

const headDetail = (household: HouseholdBrief, options: Options | undefined): string =>
  options?.conductPoints === undefined
    ? `${household.memberCount} 口人`
    : `${household.memberCount} 口人 · 今年 ${formatPoints(options.conductPoints)} 分`

/** What stands in the way of sending, beyond the amount's own field. */
const problemOf = (option: AwardOption | undefined, hasTried: boolean): string | undefined => {
  if (option?.left?.isReached) return `${option.left.sentence},请换一项。`
  return hasTried && !option ? '还没选记哪一项,请点上面的一格。' : undefined
}

/** The state of one award: what is chosen, what it earns, and the sending. */
const useAwardForm = ({ household, draft, onAwarded }: AwardFormProps) => {
  const { value } = draft
  const [hasTried, setTried] = useState(false)
  const today = villageDayOf(now())
  const deedOn = value.deedOn ?? today
  const options = useQuery(listAwardOptions, { query: { householdId: household.householdId, deedOn } })
  const option = options.data?.options.find(({ rule }) => rule.originId === value.originId)
  const amount = option && amountUnder(option.rule, value)
  const award = useWrite(awardHousehold)
  const change = (part: Partial<AwardDraft>) => {
    award.forgetError()
    draft.change(part)
  }
  const send = async () => {
    setTried(true)
    if (!option || !amount || amount.problem || option.left?.isReached) return
    const { quantity, points } = amount
    const awarded = await award.send({
      body: {
        householdId: household.householdId,
        ruleId: option.rule.ruleId,
        deedOn,
        note: value.note,
        ...(value.memberId ? { memberId: value.memberId } : {}),
        ...(quantity === undefined ? {} : { quantity }),
        ...(points === undefined ? {} : { points }),
      },
    })
    if (awarded) onAwarded(awarded)
    // A rule may have been retired or its cap used up meanwhile: the tiles then say so.
    else void options.refetch()
  }
  return { value, hasTried, today, deedOn, options, option, amount, award, change, send }
}

interface AmountProps {
  readonly form: ReturnType<typeof useAwardForm>
}

/** Beside the field: what the server said, or what is wrong with what was typed; nothing before anybody typed. */
const AmountOfDeed = ({ form: { option, value, amount, award, hasTried, change } }: AmountProps) => {
  if (!option) return null
  const fields = award.error?.fields ?? {}
  const isTyped = option.rule.points.kind === 'per_unit' || value.points !== '' || hasTried
  const error = fields['body.quantity'] ?? fields['body.points'] ?? (isTyped ? amount?.problem : undefined)
  return <AmountChoice rule={option.rule} typed={value} onChange={change} error={error} />
}

interface OnBehalfProps {
  readonly household: HouseholdBrief
  /** The day that was chosen here, if any. */
  readonly deedOn: string | undefined
}

/** What cannot be awarded on the spot is declared for the household (代申报). */
const OnBehalf = ({ household: { name, householdId }, deedOn }: OnBehalfProps) => (
  <Card hasRows>
    <Row
      icon="hands"
      title={`替${name}报一件`}
      detail="要大家评议的事,从这里报"
      onPress={() => go('declarations/declare', { householdId, ...(deedOn ? { deedOn } : {}) })}
    />
  </Card>
)

interface ContentProps extends AmountProps {
  readonly household: HouseholdBrief
  readonly data: Options
  readonly hasAmount: boolean
}

const FormContent = ({ form, household, data, hasAmount }: ContentProps) => {
  const { value, option, award, change } = form
  return (
    <>
      <RuleTiles
        options={data.options}
        chosen={option}
        onChoose={({ rule }) => change({ originId: rule.originId, quantity: '1', points: '' })}
      />
      {hasAmount && <AmountOfDeed form={form} />}
      <DeedDetails
        members={data.members}
        memberId={value.memberId}
        deedOn={form.deedOn}
        today={form.today}
        note={value.note}
        isOpen={value.isDetailed}
        errors={award.error?.fields ?? {}}
        onChange={change}
      />
      <OnBehalf household={data.household ?? household} deedOn={value.deedOn} />
    </>
  )
}

/** Type this large leaves no room for the amount beside the button. */
const LARGE_TYPE = 1.3

/** A phone held upright; a desk shows everything at once, and a small phone has no room. */
const useHasRoomInFoot = () => !useIsDesktop() && isTallScreen() && fontScale() <= LARGE_TYPE

/** Rule, amount and day for one household, and the button that says what will be. */
export const AwardForm = (props: AwardFormProps) => {
  const { household, recorder, onOther } = props
  const form = useAwardForm(props)
  const { options, option, amount, award } = form
  const refusal = options.error && REFUSALS.some((code) => options.error?.code.startsWith(code)) && options.error
  const hasRoomInFoot = useHasRoomInFoot()
  const isAmountInFoot = hasRoomInFoot && option !== undefined && option.rule.points.kind !== 'fixed'
  const foot = (
    <Foot
      {...{ household, option, amount, award }}
      problem={problemOf(option, form.hasTried)}
      cover={options.data?.cover}
      onPress={form.send}
    >
      {isAmountInFoot && <AmountOfDeed form={form} />}
    </Foot>
  )
  return (
    <Frame title="记分" end={recorder} footer={!refusal && options.data && foot}>
      <HouseholdHead
        household={options.data?.household ?? household}
        detail={headDetail(household, options.data)}
        end={<Chip onPress={onOther}>换一户</Chip>}
      />
      {refusal ? (
        <Refused sentence={refusal.message} onOther={onOther} />
      ) : (
        <Remote
          of={options}
          isEmpty={(data) => data.options.length === 0}
          empty={
            <Empty
              title="细则里没有能当场记的分"
              keys={<OnBehalf household={household} deedOn={form.value.deedOn} />}
            />
          }
        >
          {(data) => <FormContent form={form} household={household} data={data} hasAmount={!isAmountInFoot} />}
        </Remote>
      )}
    </Frame>
  )
}
