import type { CallError } from '../platform/call-error'
import { refusedFields } from '../platform/field-problems'
import { Chips } from '../ui/chips'
import { Field } from '../ui/field'

interface WordsChoiceProps {
  readonly words: string
  /** Sentences to tap instead of typing. */
  readonly usual: readonly string[]
  readonly hasTried: boolean
  readonly error: CallError | undefined
  readonly onChange: (words: string) => void
}

/** What is wrong: tapped, or typed. */
export const WordsChoice = ({ words, usual, hasTried, error, onChange }: WordsChoiceProps) => (
  <>
    <Chips
      label="哪里不对"
      choices={usual.map((sentence) => ({ value: sentence, name: sentence }))}
      chosen={words.trim()}
      onChoose={onChange}
    />
    <Field
      label="或者自己写"
      kind="words"
      value={words}
      maxLength={500}
      placeholder="比如:那天他不在村里"
      error={hasTried && !words.trim() ? '请点一句,或者写一句' : refusedFields(error).words}
      onChange={onChange}
    />
  </>
)
