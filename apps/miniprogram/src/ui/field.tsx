import { Input, Textarea, View } from '@tarojs/components'
import { type ReactNode, useId } from 'react'
import { aria } from './aria'
import { classes } from './classes'
import { Icon } from './icon'
import { Pressable } from './pressable'

interface FieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** `number` for points, `digits` for codes, `phone`, `search` with a glass and a clearing cross, `words` for many lines. */
  readonly kind?: 'line' | 'number' | 'digits' | 'phone' | 'search' | 'words'
  readonly hint?: string | undefined
  /** What to put right; a CallError's `fields[path]` goes here. */
  readonly error?: string | undefined
  readonly placeholder?: string
  readonly maxLength?: number
  readonly isRequired?: boolean
  readonly onConfirm?: () => void
  /** Keys at both sides of the box: − and +. */
  readonly before?: ReactNode
  readonly after?: ReactNode
}

const USUAL_LENGTH = 200

const keyboards = {
  line: { type: 'text', inputmode: 'text' },
  number: { type: 'digit', inputmode: 'decimal' },
  digits: { type: 'number', inputmode: 'numeric' },
  phone: { type: 'number', inputmode: 'tel' },
  search: { type: 'text', inputmode: 'search' },
} as const

/** Attributes for the browser's own input inside Taro's, and for WeChat's, which is the outer one. */
const useInputWords = (props: FieldProps) => {
  const { label, error, isRequired, kind = 'line' } = props
  const hint = fullness(props) ?? props.hint
  // React's ids hold colons, which WeChat refuses in an id.
  const id = `field${useId().replace(/\W/g, '')}`
  const says = {
    label,
    invalid: error ? true : undefined,
    required: isRequired,
    describedby: error || hint ? `${id}-words` : undefined,
  }
  const inputmode = kind === 'words' ? 'text' : keyboards[kind].inputmode
  const words =
    process.env.TARO_ENV === 'h5' ? { nativeProps: { inputmode, autocomplete: 'off', ...aria(says) } } : aria(says)
  return { id, words }
}

/** A box that takes no more letters must say so, or what is pasted ends in the middle of a sentence unseen. */
const fullness = ({ kind = 'line', value, maxLength = USUAL_LENGTH }: FieldProps): string | undefined =>
  kind === 'words' && value.length >= maxLength ? `写满了,最多 ${maxLength} 个字。` : undefined

/** A labelled input. The label is always visible; the error stands below in words. */
export const Field = (props: FieldProps) => {
  const { label, value, onChange, kind = 'line', error, placeholder = '', maxLength = USUAL_LENGTH } = props
  const { before, after } = props
  const hint = fullness(props) ?? props.hint
  const { id, words } = useInputWords(props)
  const shared = {
    value,
    placeholder,
    placeholderClass: 'field-placeholder',
    onInput: (event: { detail: { value: string } }) => onChange(event.detail.value),
    ...words,
  }
  return (
    <View className="field">
      <View className="field-label" {...aria({ hidden: true })}>
        {label}
      </View>
      <View className="field-line">
        {before}
        <View className={classes('field-box', error !== undefined && 'field-box-wrong')}>
          {kind === 'search' && <Icon name="search" className="soft" />}
          {kind === 'words' ? (
            <Textarea {...shared} className="field-input field-words" maxlength={maxLength} autoHeight={false} />
          ) : (
            <Input
              {...shared}
              className="field-input"
              type={process.env.TARO_ENV === 'h5' ? 'text' : keyboards[kind].type}
              maxlength={maxLength}
              confirmType={kind === 'search' ? 'search' : 'done'}
              onConfirm={() => props.onConfirm?.()}
            />
          )}
          {kind === 'search' && value !== '' && (
            <Pressable className="say" label="清空" onPress={() => onChange('')}>
              <Icon name="close" />
            </Pressable>
          )}
        </View>
        {after}
      </View>
      {(error || hint) && (
        <View
          id={`${id}-words`}
          className={error ? 'field-wrong' : 'field-hint'}
          {...aria({ live: error ? 'polite' : undefined })}
        >
          {error && <Icon name="alert" />}
          <View className="grow">{error ?? hint}</View>
        </View>
      )}
    </View>
  )
}
