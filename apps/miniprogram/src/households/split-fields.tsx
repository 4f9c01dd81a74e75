import { View } from '@tarojs/components'
import type { Household } from '@village-points/shared/households/contract.ts'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import { readVillage } from '@village-points/shared/villages/contract.ts'
import type { FieldProblems } from '../platform/field-problems'
import { useQuery } from '../platform/query'
import { Card } from '../ui/card'
import { CheckRow } from '../ui/check-row'
import { Chips } from '../ui/chips'
import { Field } from '../ui/field'
import { FieldTrouble } from '../ui/field-trouble'
import { memberDetail } from './household-words'

/** A split as chosen and typed so far. */
export interface SplitDraft {
  readonly memberIds: readonly string[]
  readonly headMemberId: string
  readonly villagersGroupId: string
  readonly doorNumber: string
  readonly points: string
  readonly reason: string
}

interface SplitFieldsProps {
  readonly household: Household
  readonly available: number | undefined
  readonly value: SplitDraft
  readonly problems: FieldProblems
  readonly onChange: (part: Partial<SplitDraft>) => void
}

const WhoLeaves = ({ household, value, problems, onChange }: SplitFieldsProps) => {
  const toggle = (memberId: string) => {
    const memberIds = value.memberIds.includes(memberId)
      ? value.memberIds.filter((other) => other !== memberId)
      : [...value.memberIds, memberId]
    const headMemberId = memberIds.includes(value.headMemberId) ? value.headMemberId : (memberIds[0] ?? '')
    onChange({ memberIds, headMemberId })
  }
  return (
    <Card hasRows title="谁分出去">
      {household.members
        .filter(({ isHead }) => !isHead)
        .map((member) => (
          <CheckRow
            key={member.memberId}
            title={member.name}
            detail={memberDetail(member)}
            isOn={value.memberIds.includes(member.memberId)}
            onToggle={() => toggle(member.memberId)}
          />
        ))}
      <FieldTrouble words={problems.memberIds} />
    </Card>
  )
}

/** Who leaves, who heads the new household, where it stands and what it takes along. */
export const SplitFields = (props: SplitFieldsProps) => {
  const { household, available, value, problems, onChange } = props
  const groups = useQuery(readVillage, {}).data?.groups ?? []
  const leaving = household.members.filter(({ memberId }) => value.memberIds.includes(memberId))
  return (
    <>
      <WhoLeaves {...props} />
      {leaving.length > 0 && (
        <View className="field">
          <View className="field-label">新户的户主</View>
          <Chips
            label="新户的户主"
            choices={leaving.map(({ memberId, name }) => ({ value: memberId, name }))}
            chosen={value.headMemberId}
            onChoose={(headMemberId) => onChange({ headMemberId })}
          />
          <FieldTrouble words={problems.headMemberId} />
        </View>
      )}
      <View className="field">
        <View className="field-label">新户在哪个小组</View>
        <Chips
          label="新户在哪个小组"
          choices={groups.map(({ villagersGroupId, name }) => ({ value: villagersGroupId, name }))}
          chosen={value.villagersGroupId}
          onChoose={(villagersGroupId) => onChange({ villagersGroupId })}
        />
      </View>
      <Field
        label="新户的门牌号"
        value={value.doorNumber}
        maxLength={40}
        error={problems.doorNumber}
        onChange={(doorNumber) => onChange({ doorNumber })}
      />
      <Field
        label="带走多少分"
        kind="number"
        value={value.points}
        maxLength={12}
        hint={available === undefined ? undefined : `${household.name}可用 ${formatPoints(available)} 分,两家商量着分`}
        error={problems.availablePoints}
        onChange={(points) => onChange({ points })}
      />
      <Field
        label="为什么分户"
        placeholder="例如:儿子成家另过"
        value={value.reason}
        maxLength={100}
        error={problems.reason}
        onChange={(reason) => onChange({ reason })}
      />
    </>
  )
}
