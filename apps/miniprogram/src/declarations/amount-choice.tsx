import type { Rule } from '@village-points/shared/rules/contract.ts'
import { AmountField } from '../ui/amount-field'
import { howMany, MOST_QUANTITY, type TypedAmount, unitOf } from './award-amount'

interface AmountChoiceProps {
  readonly rule: Pick<Rule, 'points'>
  readonly typed: TypedAmount
  readonly onChange: (part: Partial<TypedAmount>) => void
  readonly error?: string | undefined
}

/** How many units, or how many points of a range; nothing to choose where a rule's points are fixed. */
export const AmountChoice = ({ rule: { points }, typed, onChange, error }: AmountChoiceProps) => {
  if (points.kind === 'fixed') return null
  if (points.kind === 'range') {
    const { least, most } = points
    return (
      <AmountField
        label="加几分"
        value={typed.points}
        onChange={(text) => onChange({ points: text })}
        least={least}
        most={most}
        hint={`${least} 到 ${most} 分`}
        error={error}
      />
    )
  }
  return (
    <AmountField
      label={howMany(points)}
      value={typed.quantity}
      onChange={(text) => onChange({ quantity: text })}
      least={1}
      most={MOST_QUANTITY}
      hint={`每${unitOf(points)} ${points.points} 分`}
      error={error}
    />
  )
}
