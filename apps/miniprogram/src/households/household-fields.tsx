import { View } from '@tarojs/components'
import { readVillage } from '@village-points/shared/villages/contract.ts'
import { useState } from 'react'
import type { FieldProblems } from '../platform/field-problems'
import { newKey } from '../platform/identifiers'
import { useQuery } from '../platform/query'
import { Card } from '../ui/card'
import { Chips } from '../ui/chips'
import { Field } from '../ui/field'
import { FieldTrouble } from '../ui/field-trouble'
import { Icon } from '../ui/icon'
import { Row } from '../ui/row'
import { Seal } from '../ui/seal'
import type { HouseholdDraft, MemberDraft } from './household-form'
import { memberDetail } from './household-words'
import { MemberSheet } from './member-sheet'

interface HouseholdFieldsProps {
  readonly value: HouseholdDraft
  readonly problems: FieldProblems
  readonly onChange: (part: Partial<HouseholdDraft>) => void
}

/** The problems of one member, by its own fields. */
const problemsOfMember = (problems: FieldProblems, index: number): FieldProblems => {
  const start = `members.${index}.`
  return Object.fromEntries(
    Object.entries(problems).flatMap(([path, words]) =>
      path.startsWith(start) ? [[path.slice(start.length), words]] : [],
    ),
  )
}

const detailOf = (member: MemberDraft): string => {
  const { memberId: _id, birthMonth, phone, sex, ...others } = member
  return memberDetail({
    ...others,
    memberId: member.key,
    ...(sex ? { sex } : {}),
    ...(birthMonth ? { birthMonth } : {}),
    ...(phone ? { phone } : {}),
  })
}

/** One head only: whoever becomes it takes the place of the former one. */
const withChanged = (members: readonly MemberDraft[], key: string, part: Partial<MemberDraft>) =>
  members.map((member) => {
    if (member.key === key) return { ...member, ...part }
    if (!part.isHead || !member.isHead) return member
    return { ...member, isHead: false, relation: member.relation === '户主' ? '' : member.relation }
  })

const Members = ({ value, problems, onChange }: HouseholdFieldsProps) => {
  const [openKey, setOpenKey] = useState<string>()
  const open = value.members.find(({ key }) => key === openKey)
  const addMember = () => {
    const key = newKey()
    const isHead = value.members.length === 0
    const member: MemberDraft = { key, name: '', relation: isHead ? '户主' : '', isHead, birthMonth: '', phone: '' }
    onChange({ members: [...value.members, member] })
    setOpenKey(key)
  }
  const close = () => {
    // An empty person is one that somebody decided not to add.
    onChange({ members: value.members.filter((member) => member.name.trim() || member.memberId) })
    setOpenKey(undefined)
  }
  return (
    <Card hasRows title="家里人">
      {value.members.map((member, index) => (
        <Row
          key={member.key}
          title={member.name || '(还没写名字)'}
          detail={
            <>
              {detailOf(member)}
              <FieldTrouble words={Object.values(problemsOfMember(problems, index))[0]} />
            </>
          }
          end={member.isHead && <Seal colour="green">户主</Seal>}
          onPress={() => setOpenKey(member.key)}
        />
      ))}
      <Row icon="plus" title="添一个人" onPress={addMember} />
      <FieldTrouble words={problems.members} />
      {open && (
        <MemberSheet
          member={open}
          problems={problemsOfMember(problems, value.members.indexOf(open))}
          onChange={(part) => onChange({ members: withChanged(value.members, open.key, part) })}
          onRemove={() => {
            onChange({ members: value.members.filter(({ key }) => key !== open.key) })
            setOpenKey(undefined)
          }}
          onClose={close}
        />
      )}
    </Card>
  )
}

/** Where the household lives and who belongs to it. */
export const HouseholdFields = (props: HouseholdFieldsProps) => {
  const { value, problems, onChange } = props
  const groups = useQuery(readVillage, {}).data?.groups ?? []
  return (
    <>
      <Card>
        <View className="stack">
          <View className="field">
            <View className="field-label">哪个小组</View>
            <Chips
              label="哪个小组"
              choices={groups.map(({ villagersGroupId, name }) => ({ value: villagersGroupId, name }))}
              chosen={value.villagersGroupId || undefined}
              onChoose={(villagersGroupId) => onChange({ villagersGroupId })}
            />
            <FieldTrouble words={problems.villagersGroupId && '请选小组'} />
          </View>
          <Field
            label="门牌号"
            value={value.doorNumber}
            maxLength={40}
            error={problems.doorNumber}
            onChange={(doorNumber) => onChange({ doorNumber })}
          />
          <Field
            label="户编号"
            hint="空着就自动编一个"
            value={value.number}
            maxLength={20}
            error={problems.number}
            onChange={(number) => onChange({ number })}
          />
          <Field
            label="备注(可以不填)"
            value={value.note}
            maxLength={200}
            error={problems.note}
            onChange={(note) => onChange({ note })}
          />
        </View>
      </Card>
      <Members {...props} />
      <View className="soft line">
        <Icon name="lock" />
        <View className="grow">不要填身份证号,这里也不存。手机号只有管花名册的人看得全。</View>
      </View>
    </>
  )
}
