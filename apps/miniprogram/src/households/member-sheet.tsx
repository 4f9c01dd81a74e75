import { View } from '@tarojs/components'
import { MemberInput } from '@village-points/shared/households/contract.ts'
import { type FieldProblems, fieldProblems, useProblems } from '../platform/field-problems'
import { Button } from '../ui/button'
import { Chip, Chips } from '../ui/chips'
import { Field } from '../ui/field'
import { Sheet } from '../ui/sheet'
import { inputOf, type MemberDraft } from './household-form'

interface MemberSheetProps {
  readonly member: MemberDraft
  /** Sentences of the last attempt to save, by the member's own fields. */
  readonly problems: FieldProblems
  readonly onChange: (part: Partial<MemberDraft>) => void
  readonly onRemove: () => void
  readonly onClose: () => void
}

const relations = ['配偶', '儿子', '女儿', '儿媳', '女婿', '父亲', '母亲', '孙子', '孙女'] as const
const sexes = [
  { value: 'female', name: '女' },
  { value: 'male', name: '男' },
] as const

const Relation = ({
  member,
  problem,
  onChange,
}: Pick<MemberSheetProps, 'member' | 'onChange'> & { problem?: string }) => (
  <>
    <Field
      label="是户主的什么人"
      value={member.relation}
      maxLength={20}
      error={problem}
      onChange={(relation) => onChange({ relation })}
    />
    <View className="chips">
      <Chip isOn={member.isHead} onPress={() => onChange({ isHead: true, relation: '户主' })}>
        户主
      </Chip>
      {relations.map((relation) => (
        <Chip
          key={relation}
          isOn={!member.isHead && member.relation === relation}
          onPress={() => onChange({ isHead: false, relation })}
        >
          {relation}
        </Chip>
      ))}
    </View>
  </>
)

const problemsOf = (member: MemberDraft): FieldProblems => {
  const [input] = inputOf({ number: '', villagersGroupId: '', doorNumber: '', note: '', members: [member] }).members
  return fieldProblems(MemberInput, input)
}

/** One person of the household; what is typed is in the form at once, so closing loses nothing. */
export const MemberSheet = ({ member, problems, onChange, onRemove, onClose }: MemberSheetProps) => {
  const { problems: own, isRight } = useProblems(problemsOf(member), Object.keys(problems).length > 0)
  const finish = () => {
    if (isRight()) onClose()
  }
  return (
    <Sheet title={member.name || '添一个人'} onClose={onClose}>
      <Field label="姓名" value={member.name} maxLength={30} error={own.name} onChange={(name) => onChange({ name })} />
      <Relation member={member} onChange={onChange} {...(own.relation ? { problem: own.relation } : {})} />
      <View className="field">
        <View className="field-label">性别</View>
        <Chips label="性别" choices={sexes} chosen={member.sex} onChoose={(sex) => onChange({ sex })} />
      </View>
      <Field
        label="出生年月(可以不填)"
        hint="写成 1956-03,不要身份证号"
        value={member.birthMonth}
        maxLength={10}
        error={own.birthMonth}
        onChange={(birthMonth) => onChange({ birthMonth })}
      />
      <Field
        label="手机(没有就空着)"
        kind="phone"
        value={member.phone}
        maxLength={20}
        error={own.phone}
        onChange={(phone) => onChange({ phone })}
      />
      <Button onPress={finish}>写好了</Button>
      <Button kind="plain" onPress={onRemove}>
        这个人不在这一户了,去掉
      </Button>
    </Sheet>
  )
}
