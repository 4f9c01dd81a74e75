import { View } from '@tarojs/components'
import { type Household, readHousehold } from '@village-points/shared/households/contract.ts'
import { placeOf } from '@village-points/shared/households/place.ts'
import { readHouseholdAccount, splitHousehold } from '@village-points/shared/ledger/contract.ts'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import { useState } from 'react'
import { useDraft } from '../platform/draft'
import { type FieldProblems, fieldProblems, refusedFields, useProblems } from '../platform/field-problems'
import { replace, useRouteInput } from '../platform/navigation'
import { useQuery } from '../platform/query'
import { useWrite } from '../platform/write'
import { amountOf } from '../ui/amount-field'
import { Button } from '../ui/button'
import { Frame } from '../ui/frame'
import { notify } from '../ui/notices'
import { Remote } from '../ui/remote'
import { RestoredNote } from '../ui/restored-note'
import { Confirm } from '../ui/sheet'
import { WriteFailure } from '../ui/states'
import './roster.css'
import { type SplitDraft, SplitFields } from './split-fields'

const draftFor = (household: Household): SplitDraft => ({
  memberIds: [],
  headMemberId: '',
  villagersGroupId: household.villagersGroupId,
  doorNumber: '',
  points: '0',
  reason: '',
})

const inputOf = (householdId: string, draft: SplitDraft) => ({
  householdId,
  memberIds: [...draft.memberIds],
  headMemberId: draft.headMemberId,
  villagersGroupId: draft.villagersGroupId,
  doorNumber: draft.doorNumber,
  availablePoints: amountOf(draft.points),
  reason: draft.reason,
})

const localProblems = (draft: SplitDraft, household: Household, available: number | undefined): FieldProblems => {
  const body = inputOf(household.householdId, draft)
  const found: Record<string, string> = { ...fieldProblems(splitHousehold.body!, body) }
  if (!draft.memberIds.includes(draft.headMemberId)) found.headMemberId = '请选一位当新户的户主'
  if (draft.memberIds.length === household.members.length) found.memberIds = '原来的户里要留下人'
  if (Number.isNaN(body.availablePoints)) found.availablePoints = '请写带走多少分,不带就写 0'
  else if (available !== undefined && body.availablePoints > available)
    found.availablePoints = `最多能带走 ${formatPoints(available)} 分`
  return found
}

const consequencesOf = (household: Household, draft: SplitDraft, available: number | undefined): readonly string[] => {
  const names = household.members.filter(({ memberId }) => draft.memberIds.includes(memberId)).map(({ name }) => name)
  const points = amountOf(draft.points)
  return [
    `${names.join('、')}另立一户,门牌 ${draft.doorNumber}`,
    `带走 ${formatPoints(points)} 分${available === undefined ? '' : `,${household.name}还剩 ${formatPoints(available - points)} 分`}`,
    '以前的账留在原来的户里',
    '新户要另外发户码卡',
  ]
}

const Split = ({ household }: { readonly household: Household }) => {
  const { householdId } = household
  const draft = useDraft<SplitDraft>(`split:${householdId}`, draftFor(household))
  const available = useQuery(readHouseholdAccount, { params: { householdId } }).data?.availablePoints
  const split = useWrite(splitHousehold)
  const { problems, isRight } = useProblems(localProblems(draft.value, household, available))
  const [isAsking, setAsking] = useState(false)
  const ask = () => {
    if (isRight()) setAsking(true)
  }
  const confirm = async () => {
    const done = await split.send({ body: inputOf(householdId, draft.value) })
    if (!done) return
    draft.clear()
    notify(`${done.household.name}立户了,带走 ${formatPoints(done.movedPoints)} 分`)
    replace('households/manage', { householdId: done.household.householdId })
  }
  return (
    <Frame
      title={`${household.name}分户`}
      end={<View className="soft">{placeOf(household)}</View>}
      footer={<Button onPress={ask}>分成两户</Button>}
    >
      <RestoredNote of={draft} />
      <SplitFields
        household={household}
        available={available}
        value={draft.value}
        problems={{ ...problems, ...refusedFields(split.error) }}
        onChange={draft.change}
      />
      {isAsking && (
        <Confirm
          title={`从${household.name}分出一户?`}
          consequences={consequencesOf(household, draft.value, available)}
          action="分成两户"
          isBusy={split.isBusy}
          onConfirm={confirm}
          onClose={() => setAsking(false)}
        >
          <WriteFailure of={split} />
        </Confirm>
      )}
    </Frame>
  )
}

/** 分户: some people found a household of their own and take a part of the points along. */
const SplitPage = () => {
  const { householdId = '' } = useRouteInput('households/split')
  const household = useQuery(readHousehold, { params: { householdId } })
  if (household.data) return <Split household={household.data} />
  return (
    <Frame title="分户">
      <Remote of={household}>{() => null}</Remote>
    </Frame>
  )
}

export default SplitPage
