import { View } from '@tarojs/components'
import type { AwardOption } from '@village-points/shared/declarations/contract.ts'
import type { HouseholdBrief } from '@village-points/shared/households/contract.ts'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import { useState } from 'react'
import { type AllHouseholds, useAllHouseholds } from '../households/all-households'
import { HouseholdChecklist } from '../households/household-checklist'
import type { Draft } from '../platform/draft'
import { ruleIcon } from '../rules/rule-icon'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Chip } from '../ui/chips'
import { Frame } from '../ui/frame'
import { Icon } from '../ui/icon'
import { Warn } from '../ui/note'
import { Remote } from '../ui/remote'
import { Sheet } from '../ui/sheet'
import { Empty, Skeleton } from '../ui/states'
import { AmountChoice } from './amount-choice'
import { amountUnder } from './award-amount'
import type { BatchDraft } from './batch-draft'
import { planOf } from './batch-plan'

interface StepProps {
  readonly option: AwardOption
  readonly draft: Draft<BatchDraft>
}

/** The rule of this batch, with the way back to another. */
export const ChosenRule = ({ option, draft }: StepProps) => (
  <Card>
    <View className="line">
      <Icon name={ruleIcon(option.rule)} className="row-icon" />
      <View className="grow">
        <View className="strong">{option.rule.title}</View>
        <View className="number plus">{option.pointsText}</View>
      </View>
      <Chip onPress={() => draft.change({ step: 'rule' })}>换一项</Chip>
    </View>
  </Card>
)

interface ExceptionSheetProps extends StepProps {
  readonly household: HouseholdBrief
  readonly onClose: () => void
}

const without = (exceptions: BatchDraft['exceptions'], householdId: string): BatchDraft['exceptions'] => {
  const { [householdId]: _gone, ...others } = exceptions
  return others
}

const ExceptionSheet = ({ household, option, draft, onClose }: ExceptionSheetProps) => {
  const { rule } = option
  const isRange = rule.points.kind === 'range'
  const [typed, setTyped] = useState(
    draft.value.exceptions[household.householdId] ?? (isRange ? draft.value.points : draft.value.quantity),
  )
  const amount = amountUnder(rule, { quantity: typed, points: typed })
  const keep = (exceptions: BatchDraft['exceptions']) => {
    draft.change({ exceptions })
    onClose()
  }
  return (
    <Sheet title={`${household.name}和别家不一样`} onClose={onClose}>
      <AmountChoice
        rule={rule}
        typed={{ quantity: typed, points: typed }}
        onChange={({ quantity, points }) => setTyped(quantity ?? points ?? '')}
        error={amount.problem}
      />
      <Button
        icon="check"
        isDisabled={amount.problem !== undefined}
        onPress={() => keep({ ...draft.value.exceptions, [household.householdId]: typed })}
      >
        {`给这家加 ${formatPoints(amount.earned ?? 0)} 分`}
      </Button>
      <Button kind="plain" onPress={() => keep(without(draft.value.exceptions, household.householdId))}>
        和别家一样
      </Button>
    </Sheet>
  )
}

const Checklist = ({ option, draft, all }: StepProps & { readonly all: AllHouseholds }) => {
  const [differing, setDiffering] = useState<HouseholdBrief>()
  const { exceptions, chosen } = draft.value
  const isFixed = option.rule.points.kind === 'fixed'
  const keyFor = (household: HouseholdBrief) => {
    const typed = exceptions[household.householdId]
    const earned = typed === undefined ? undefined : amountUnder(option.rule, { quantity: typed, points: typed }).earned
    const words = earned === undefined ? '另写' : `+${formatPoints(earned)}`
    return (
      <Chip label={`${household.name}另写分数`} onPress={() => setDiffering(household)}>
        {words}
      </Chip>
    )
  }
  return (
    <>
      {!all.isComplete && <View className="soft">{`花名册还在来,已经有 ${all.data?.length ?? 0} 户`}</View>}
      <HouseholdChecklist
        households={all.data ?? []}
        chosen={chosen}
        onChange={(next) => draft.change({ chosen: next })}
        {...(isFixed ? {} : { endOf: keyFor })}
      />
      {differing && (
        <ExceptionSheet {...{ option, draft }} household={differing} onClose={() => setDiffering(undefined)} />
      )}
    </>
  )
}

/** Which households, and those that differ from the rest. */
export const BatchHouseholdsStep = ({ option, draft }: StepProps) => {
  const all = useAllHouseholds()
  const [hasTried, setTried] = useState(false)
  const plan = planOf(option, draft.value)
  const next = () => {
    setTried(true)
    if (!plan.problem) draft.change({ step: 'summary' })
  }
  return (
    <Frame
      title="批量记分 · 选户"
      isWide
      footer={
        <>
          {hasTried && plan.problem && <Warn>{plan.problem}</Warn>}
          <Button icon="chevron" onPress={next}>
            {plan.count === 0 ? '选好了,看一看' : `选好了 ${plan.count} 户,看一看`}
          </Button>
        </>
      }
    >
      <ChosenRule option={option} draft={draft} />
      <AmountChoice rule={option.rule} typed={draft.value} onChange={draft.change} error={plan.each.problem} />
      <Remote
        of={all}
        skeleton={<Skeleton rows={6} />}
        empty={
          <Empty icon="house" title="还没有花名册">
            请先导入花名册,再来记分。
          </Empty>
        }
      >
        {() => <Checklist {...{ option, draft, all }} />}
      </Remote>
    </Frame>
  )
}
