import { type ReactNode, useState } from 'react'
import type { CallError } from '../platform/call-error'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { timeLeft } from '../ui/notices'
import { Sheet } from '../ui/sheet'
import { WriteFailure } from '../ui/states'

interface TakeBackKeysProps {
  readonly can: { readonly undo: boolean; readonly reverse: boolean }
  /** Milliseconds in which the undo is still possible. */
  readonly left: number
  /** 撤回这一笔, 撤回这一批. */
  readonly undoName: string
  /** 更正这一笔. */
  readonly reverseName: string
  readonly onUndo: () => unknown
  readonly onReverse: () => unknown
}

/** What may be done about something recorded; nothing, when it is not for this person to do. */
export const TakeBackKeys = ({ can, left, undoName, reverseName, onUndo, onReverse }: TakeBackKeysProps) => (
  <>
    {can.undo && left > 0 && (
      <Button icon="undo" onPress={onUndo}>
        {`${undoName}(${timeLeft(left)})`}
      </Button>
    )}
    {can.reverse && !(can.undo && left > 0) && (
      <Button kind="danger" icon="undo" onPress={onReverse}>
        {reverseName}
      </Button>
    )}
  </>
)

interface ReasonSheetProps {
  readonly title: string
  /** What will be: 王德福家减 10 分,原来那一笔留着. */
  readonly children: ReactNode
  readonly action: string
  readonly isBusy: boolean
  readonly error: CallError | undefined
  readonly onSend: (reason: string) => unknown
  readonly onClose: () => void
}

const LONGEST_REASON = 100

/** A correction needs a reason, which stays in the ledger beside it. */
export const ReasonSheet = ({ title, children, action, isBusy, error, onSend, onClose }: ReasonSheetProps) => {
  const [reason, setReason] = useState('')
  const [hasTried, setTried] = useState(false)
  const missing = hasTried && reason.trim() === '' ? '请写明为什么更正,账上要留着。' : undefined
  const fieldError = error?.fields['body.reason']
  return (
    <Sheet title={title} onClose={onClose}>
      {children}
      <Field
        label="为什么更正"
        kind="words"
        value={reason}
        onChange={setReason}
        placeholder="比如:记错户了"
        maxLength={LONGEST_REASON}
        error={missing ?? fieldError}
        isRequired
      />
      {!fieldError && <WriteFailure of={{ error }} />}
      <Button
        kind="danger"
        icon="undo"
        isBusy={isBusy}
        onPress={() => {
          setTried(true)
          return reason.trim() === '' ? undefined : onSend(reason.trim())
        }}
      >
        {action}
      </Button>
    </Sheet>
  )
}
