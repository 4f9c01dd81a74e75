import { classes } from './classes'
import { Field } from './field'
import { Icon } from './icon'
import { Pressable } from './pressable'

interface AmountFieldProps {
  readonly label: string
  /** As typed: what cannot be read stays visible beside its error. */
  readonly value: string
  readonly onChange: (value: string) => void
  readonly least: number
  readonly most: number
  readonly hint?: string | undefined
  readonly error?: string | undefined
}

/** What a typed amount means; full-width digits are forgiven, an empty or unreadable one is NaN. */
export const amountOf = (typed: string): number => {
  const text = typed.normalize('NFKC').replace(/[\s,]/g, '').replace(/[−—–]/g, '-')
  return text === '' ? Number.NaN : Number(text)
}

interface StepKeyProps {
  readonly icon: 'minus' | 'plus'
  readonly label: string
  readonly isOff: boolean
  readonly onPress: () => void
}

const StepKey = ({ icon, label, isOff, onPress }: StepKeyProps) => (
  <Pressable
    className={classes('key', isOff && 'key-off')}
    label={label}
    isDisabled={isOff}
    isRepeatable
    onPress={onPress}
  >
    <Icon name={icon} />
  </Pressable>
)

/** A number that is typed or stepped: points of a range, half-days, pieces. */
export const AmountField = ({ label, value, onChange, least, most, hint, error }: AmountFieldProps) => {
  const amount = amountOf(value)
  const stepTo = (next: number) => onChange(String(Math.min(most, Math.max(least, next))))
  const isKnown = Number.isFinite(amount)
  return (
    <Field
      label={label}
      kind="number"
      value={value}
      onChange={onChange}
      hint={hint}
      error={error}
      maxLength={12}
      before={
        <StepKey
          icon="minus"
          label={`${label}减 1`}
          isOff={isKnown && amount <= least}
          onPress={() => stepTo(isKnown ? Math.ceil(amount) - 1 : least)}
        />
      }
      after={
        <StepKey
          icon="plus"
          label={`${label}加 1`}
          isOff={isKnown && amount >= most}
          onPress={() => stepTo(isKnown ? Math.floor(amount) + 1 : least)}
        />
      }
    />
  )
}
