import { Picker, View } from '@tarojs/components'
import { formatDay } from '@village-points/shared/platform/village-day.ts'
import { aria } from './aria'
import { Field } from './field'
import { Icon } from './icon'

interface DateFieldProps {
  readonly label: string
  /** `2026-07-03`, or empty. */
  readonly value: string
  readonly onChange: (day: string) => void
  readonly hint?: string | undefined
  readonly error?: string | undefined
}

const EASTERN_DATE = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/

/** `2026年7月3日`, `2026.7.3` and `2026/7/3` are the same day; anything else stays as typed and is refused in words. */
export const readTypedDay = (typed: string): string => {
  const match = EASTERN_DATE.exec(typed.normalize('NFKC').trim())
  return match ? `${match[1]}-${match[2]?.padStart(2, '0')}-${match[3]?.padStart(2, '0')}` : typed
}

/** A day: typed at a desk in any usual form, chosen from WeChat's wheel on a phone. */
export const DateField = ({ label, value, onChange, hint, error }: DateFieldProps) => {
  if (process.env.TARO_ENV === 'h5') {
    return <Field label={label} value={value} onChange={onChange} hint={hint ?? '写成 2026-07-03'} error={error} />
  }
  return (
    <View className="field">
      <View className="field-label" {...aria({ hidden: true })}>
        {label}
      </View>
      <Picker mode="date" value={value} onChange={(event) => onChange(event.detail.value)}>
        <View className="field-box" {...aria({ role: 'button', label: `${label} ${value}` })}>
          <View className="grow">{value ? formatDay(value, '0000') : '点这里选日期'}</View>
          <Icon name="down" className="soft" />
        </View>
      </Picker>
      {error && (
        <View className="field-wrong">
          <Icon name="alert" />
          <View className="grow">{error}</View>
        </View>
      )}
    </View>
  )
}
