import { Input, View } from '@tarojs/components'
import { aria } from './aria'
import { classes } from './classes'

interface DigitsProps {
  readonly label: string
  readonly value: string
  readonly onChange: (digits: string) => void
  /** Called with the six digits once they are there. */
  readonly onComplete?: (digits: string) => void
}

const LENGTH = 6
const PLACES = [0, 1, 2, 'gap', 3, 4, 5] as const

/** Six digits in boxes, as they stand on a pickup code; one real input lies over them. */
export const Digits = ({ label, value, onChange, onComplete }: DigitsProps) => {
  const type = (typed: string) => {
    const digits = typed.replace(/\D/g, '').slice(0, LENGTH)
    onChange(digits)
    if (digits.length === LENGTH && digits !== value) onComplete?.(digits)
  }
  const says = aria({ label })
  return (
    <View className="digits">
      <View className="digits-boxes" {...aria({ hidden: true })}>
        {PLACES.map((place) =>
          place === 'gap' ? (
            <View key={place} />
          ) : (
            <View key={place} className={classes('digit', place === value.length && 'digit-next')}>
              {value[place] ?? ''}
            </View>
          ),
        )}
      </View>
      <Input
        className="digits-field"
        type={process.env.TARO_ENV === 'h5' ? 'text' : 'number'}
        value={value}
        // One more than six, so that pasting "628 415" still arrives whole.
        maxlength={LENGTH + 1}
        onInput={(event) => type(event.detail.value)}
        {...(process.env.TARO_ENV === 'h5'
          ? { nativeProps: { inputmode: 'numeric', autocomplete: 'off', ...says } }
          : says)}
      />
    </View>
  )
}
