import { View } from '@tarojs/components'
import { DecisionReason, reasonNames } from '@village-points/shared/declarations/contract.ts'
import { useState } from 'react'
import { Button } from '../ui/button'
import { Chips } from '../ui/chips'
import { Field } from '../ui/field'
import { Sheet } from '../ui/sheet'
import { decisionNames, type Exception } from './exceptions'

interface ExceptionSheetProps {
  /** 王德福家的“义务巡逻”. */
  readonly title: string
  readonly known?: Exception | undefined
  readonly action: string
  readonly isBusy?: boolean
  readonly onKeep: (exception: Exception) => unknown
  readonly onClose: () => void
}

const LONGEST_WORDS = 100
const reasons = DecisionReason.options.map((value) => ({ value, name: reasonNames[value] }))

/** Why not: sent back or refused, a reason from the short list, words if one likes. */
export const ExceptionSheet = ({ title, known, action, isBusy = false, onKeep, onClose }: ExceptionSheetProps) => {
  const [decision, setDecision] = useState<Exception['decision']>(known?.decision ?? 'return')
  const [reason, setReason] = useState(known?.reason)
  const [words, setWords] = useState(known?.words ?? '')
  const [hasTried, setTried] = useState(false)
  const needsWords = reason === 'other' && words.trim() === ''
  const keep = () => {
    setTried(true)
    if (reason && !needsWords) return onKeep({ decision, reason, words: words.trim() })
  }
  return (
    <Sheet title={title} onClose={onClose}>
      <Chips
        label="怎么办"
        choices={[
          { value: 'return', name: decisionNames.return },
          { value: 'reject', name: decisionNames.reject },
        ]}
        chosen={decision}
        onChoose={setDecision}
      />
      <View className="soft">
        {decision === 'return' ? '退回去,人家补好了还能再交。' : '这一件就不记分了,人家会看到原因。'}
      </View>
      <View className="strong">为什么</View>
      <Chips label="为什么" choices={reasons} chosen={reason} onChoose={setReason} />
      <Field
        label="再说一句(可以不写)"
        kind="words"
        value={words}
        onChange={setWords}
        placeholder="比如:请补一张打扫以后的照片"
        maxLength={LONGEST_WORDS}
        error={hasTried && needsWords ? '选了“其他”,请写一句为什么。' : undefined}
      />
      {hasTried && !reason && <View className="minus">请选一个原因,让人家知道为什么。</View>}
      <Button icon="check" isBusy={isBusy} onPress={keep}>
        {action}
      </Button>
    </Sheet>
  )
}
