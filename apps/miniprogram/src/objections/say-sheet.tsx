import { View } from '@tarojs/components'
import { useState } from 'react'
import type { CallError } from '../platform/call-error'
import { useDraft } from '../platform/draft'
import { refusedFields } from '../platform/field-problems'
import { useActingRole } from '../platform/session'
import { Button } from '../ui/button'
import { Chips } from '../ui/chips'
import { Field } from '../ui/field'
import { Sheet } from '../ui/sheet'
import { WriteFailure } from '../ui/states'
import { TelephoneButton } from '../ui/telephone-line'

/** What is said, and for whom when a cadre writes it down. */
export interface Said {
  readonly words: string
  readonly onPaperFor?: { readonly name: string }
}

interface SaySheetProps {
  readonly draftName: string
  readonly title: string
  readonly explanation: string
  /** Sentences to tap instead of typing. */
  readonly usual: readonly string[]
  readonly action: string
  readonly write: { readonly isBusy: boolean; readonly error: CallError | undefined }
  readonly onSend: (said: Said) => Promise<boolean>
  readonly onClose: () => void
}

const EMPTY = { words: '', name: '' }

/** Says something that only those who look into it may read. Tapped or typed; a cadre adds who it was. */
export const SaySheet = ({ draftName, title, explanation, usual, action, write, onSend, onClose }: SaySheetProps) => {
  const isForOthers = useActingRole()?.role !== 'villager'
  const draft = useDraft(draftName, EMPTY)
  const [hasTried, setTried] = useState(false)
  const words = draft.value.words.trim()
  const name = draft.value.name.trim()
  const refused = refusedFields(write.error)
  const send = async () => {
    setTried(true)
    if (!words || (isForOthers && !name)) return
    if (!(await onSend(isForOthers ? { words, onPaperFor: { name } } : { words }))) return
    draft.clear()
    onClose()
  }
  return (
    <Sheet title={title} onClose={onClose}>
      <View className="soft">{explanation}</View>
      {isForOthers && (
        <Field
          label="是谁提的"
          value={draft.value.name}
          maxLength={30}
          hint="只有村务监督看得到,您交了以后也看不到"
          error={hasTried && !name ? '请写上名字,好把答复告诉他' : refused['onPaperFor.name']}
          onChange={(changed) => draft.change({ name: changed })}
        />
      )}
      <Chips
        label="哪里不对"
        choices={usual.map((sentence) => ({ value: sentence, name: sentence }))}
        chosen={words}
        onChoose={(sentence) => draft.change({ words: sentence })}
      />
      <Field
        label="或者自己写"
        kind="words"
        value={draft.value.words}
        maxLength={500}
        placeholder="比如:那天他不在村里"
        error={hasTried && !words ? '请点一句,或者写一句' : refused.words}
        onChange={(changed) => draft.change({ words: changed })}
      />
      <WriteFailure of={write} />
      <Button icon="talk" isBusy={write.isBusy} onPress={send}>
        {action}
      </Button>
      <TelephoneButton />
    </Sheet>
  )
}
