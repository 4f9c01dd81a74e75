import { View } from '@tarojs/components'
import { type AwardOption, awardBatch, UNDO_MINUTES } from '@village-points/shared/declarations/contract.ts'
import type { HouseholdBrief } from '@village-points/shared/households/contract.ts'
import { placeOf } from '@village-points/shared/households/place.ts'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { useAllHouseholds } from '../households/all-households'
import { now } from '../platform/clock'
import type { Draft } from '../platform/draft'
import { replace } from '../platform/navigation'
import { useWrite } from '../platform/write'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Frame } from '../ui/frame'
import { Warn } from '../ui/note'
import { notify } from '../ui/notices'
import { Row } from '../ui/row'
import { WriteFailure } from '../ui/states'
import type { BatchDraft } from './batch-draft'
import { ChosenRule } from './batch-households-step'
import { type BatchPlan, batchBody, planOf } from './batch-plan'
import { CoverWarning, type CoverWarningProps } from './cover-warning'
import { DeedDetails } from './deed-details'
import { undoBatch } from './undoing'

interface StepProps {
  readonly option: AwardOption
  readonly draft: Draft<BatchDraft>
}

/** Sentences of the households that cannot be recorded, by household. */
const problemsIn = (award: {
  readonly error: { readonly code: string; readonly fields: Readonly<Record<string, string>> } | undefined
}) =>
  award.error?.code === 'declaration.batch_has_problems'
    ? Object.entries(award.error.fields).map(([path, sentence]) => ({
        householdId: path.split('.').pop() ?? '',
        sentence,
      }))
    : []

const useSending = ({ option, draft }: StepProps, deedOn: string) => {
  const award = useWrite(awardBatch)
  const send = async (value: BatchDraft) => {
    const sent = await award.send({ body: batchBody(option, value, deedOn) })
    if (!sent) return
    const { batch } = sent
    draft.clear()
    notify(
      `已给 ${batch.householdCount} 户记“${batch.ruleTitle}”,共 ${formatPoints(batch.totalPoints)} 分`,
      () => undoBatch(batch),
      Date.parse(batch.undoUntil),
    )
    replace('declarations/batches')
  }
  const problems = problemsIn(award)
  const sendWithout = async () => {
    const refused = new Set(problems.map(({ householdId }) => householdId))
    const chosen = draft.value.chosen.filter((householdId) => !refused.has(householdId))
    draft.change({ chosen })
    if (chosen.length > 0) await send({ ...draft.value, chosen })
    else draft.change({ step: 'households' })
  }
  return { award, problems, send, sendWithout }
}

interface ConsequencesProps {
  readonly plan: BatchPlan
  readonly households: readonly HouseholdBrief[]
}

const Consequences = ({ plan, households }: ConsequencesProps) => {
  const nameOf = (householdId: string) => households.find((one) => one.householdId === householdId)?.name ?? '这一户'
  const usual = plan.count - plan.differing.length
  return (
    <Card isFramed>
      <View className="stack">
        <View className="heading">
          {usual > 0 && `给 ${usual} 户各加 ${formatPoints(plan.each.earned ?? 0)} 分`}
          {plan.differing.map(({ householdId, amount }, index) => (
            <View key={householdId}>
              {`${usual > 0 || index > 0 ? '另外' : ''}给${nameOf(householdId)}加 ${formatPoints(amount.earned ?? 0)} 分`}
            </View>
          ))}
        </View>
        <View className="number plus stat-value">{`共 ${formatPoints(plan.total)} 分`}</View>
        <View className="soft">{`一次记上,${UNDO_MINUTES} 分钟内可以整批撤回。有一户记不了,就一户也不记。`}</View>
      </View>
    </Card>
  )
}

interface ProblemListProps {
  readonly problems: readonly { readonly householdId: string; readonly sentence: string }[]
  readonly households: readonly HouseholdBrief[]
}

const ProblemList = ({ problems, households }: ProblemListProps) => (
  <>
    <Warn>{`有 ${problems.length} 户记不了,一户也没有记。`}</Warn>
    <Card hasRows title="记不了的户">
      {problems.map(({ householdId, sentence }) => {
        const household = households.find((one) => one.householdId === householdId)
        const place = household ? `${household.name} · ${placeOf(household)}` : '这一户'
        return <Row key={householdId} icon="alert" title={place} detail={sentence} />
      })}
    </Card>
  </>
)

/** What the batch will do, said once more, and the doing. */
export const BatchSummaryStep = ({ option, draft, cover }: StepProps & Pick<CoverWarningProps, 'cover'>) => {
  const today = villageDayOf(now())
  const deedOn = draft.value.deedOn ?? today
  const households = useAllHouseholds().data ?? []
  const plan = planOf(option, draft.value)
  const { award, problems, send, sendWithout } = useSending({ option, draft }, deedOn)
  const rest = plan.count - problems.length
  const foot =
    problems.length > 0 ? (
      <Button icon="check" isBusy={award.isBusy} onPress={sendWithout}>
        {rest > 0 ? `去掉这 ${problems.length} 户,给其余 ${rest} 户记分` : '去掉这些户,重新选'}
      </Button>
    ) : (
      <>
        <WriteFailure of={award} />
        {plan.problem && <Warn>{plan.problem}</Warn>}
        <CoverWarning cover={cover} points={option.rule.ruleClass === 'honor' ? 0 : plan.total} />
        <Button
          icon="check"
          isBusy={award.isBusy}
          isDisabled={plan.problem !== undefined}
          onPress={() => send(draft.value)}
        >
          {`给 ${plan.count} 户记上,共 ${formatPoints(plan.total)} 分`}
        </Button>
      </>
    )
  return (
    <Frame
      title="批量记分 · 看一看"
      footer={
        <>
          {foot}
          <Button kind="quiet" onPress={() => draft.change({ step: 'households' })}>
            回去改户
          </Button>
        </>
      }
    >
      {problems.length > 0 && <ProblemList {...{ problems, households }} />}
      <ChosenRule option={option} draft={draft} />
      <Consequences {...{ plan, households }} />
      <DeedDetails
        members={[]}
        memberId={undefined}
        deedOn={deedOn}
        today={today}
        note={draft.value.note}
        isOpen={draft.value.isDetailed}
        errors={award.error?.fields ?? {}}
        onChange={(part) => {
          award.forgetError()
          draft.change(part)
        }}
      />
    </Frame>
  )
}
