import { View } from '@tarojs/components'
import { OLDEST_DEED_DAYS } from '@village-points/shared/declarations/contract.ts'
import type { Member } from '@village-points/shared/households/contract.ts'
import { isYearOver, yearOf } from '@village-points/shared/ledger/period.ts'
import { daysBetween, formatDay } from '@village-points/shared/platform/village-day.ts'
import { Card } from '../ui/card'
import { Chips } from '../ui/chips'
import { DayChoice } from '../ui/day-choice'
import { Field } from '../ui/field'
import { Row } from '../ui/row'

interface DeedDetailsProps {
  readonly members: readonly Member[]
  readonly memberId: string | undefined
  readonly deedOn: string
  readonly today: string
  readonly note: string
  readonly isOpen: boolean
  readonly errors: Readonly<Record<string, string>>
  readonly onChange: (part: { memberId?: string; deedOn?: string; note?: string; isDetailed?: boolean }) => void
}

const NOBODY = 'nobody'

const summaryOf = ({ members, memberId, deedOn, today, note }: DeedDetailsProps): string => {
  const who = members.find((member) => member.memberId === memberId)?.name
  const day = deedOn === today ? '今天做的' : `${formatDay(deedOn, today)}做的`
  return [day, who, note.trim() && `“${note.trim()}”`].filter(Boolean).join(' · ')
}

/** Day, person and words of a deed. Mostly today and nobody in particular, so it stays folded until it is wanted. */
export const DeedDetails = (props: DeedDetailsProps) => {
  const { members, memberId, deedOn, today, note, isOpen, errors, onChange } = props
  const isLate = isYearOver(yearOf(deedOn), today)
  if (!isOpen) {
    const detail = members.length > 0 ? '改日子、写是谁做的、加句话(可以不填)' : '改日子、加句话(可以不填)'
    return (
      <Card hasRows>
        <Row icon="clock" title={summaryOf(props)} detail={detail} onPress={() => onChange({ isDetailed: true })} />
      </Card>
    )
  }
  return (
    <Card>
      <View className="stack">
        <DayChoice
          label="哪天做的"
          day={deedOn}
          today={today}
          daysBack={Math.max(OLDEST_DEED_DAYS, daysBetween(deedOn, today))}
          onChange={(day) => onChange({ deedOn: day })}
        />
        {members.length > 0 && (
          <View className="field">
            <View className="field-label">谁做的(可以不选)</View>
            <Chips
              label="谁做的"
              choices={[
                { value: NOBODY, name: '不写是谁' },
                ...members.map((member) => ({ value: member.memberId, name: member.name })),
              ]}
              chosen={memberId || NOBODY}
              onChoose={(value) => onChange({ memberId: value === NOBODY ? '' : value })}
            />
          </View>
        )}
        <Field
          label={isLate ? '为什么现在才记' : '说明(可以不填)'}
          hint={isLate ? `${yearOf(deedOn)}年已经结账,这次算补记,由村委会写明原因。` : undefined}
          kind="words"
          value={note}
          onChange={(words) => onChange({ note: words })}
          maxLength={200}
          error={errors['body.note']}
        />
      </View>
    </Card>
  )
}
