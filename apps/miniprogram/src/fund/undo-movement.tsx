import { View } from '@tarojs/components'
import { type FundMovement, fundMovementNames, undoFundMovement } from '@village-points/shared/fund/contract.ts'
import { useDraft } from '../platform/draft'
import { refusedFields, useProblems } from '../platform/field-problems'
import { useWrite } from '../platform/write'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { notify } from '../ui/notices'
import { Sheet } from '../ui/sheet'
import { WriteFailure } from '../ui/states'
import { signedYuan } from './fund-words'

interface UndoMovementProps {
  readonly movement: FundMovement
  readonly onClose: () => void
}

/** Takes a wrong movement back: the opposite is written, both stay. */
export const UndoMovement = ({ movement, onClose }: UndoMovementProps) => {
  const { transferId, kind, yuan } = movement
  const draft = useDraft(`fund-undo:${transferId}`, { reason: '' })
  const write = useWrite(undoFundMovement)
  const reason = draft.value.reason.trim()
  const { problems, isRight } = useProblems(reason ? {} : { reason: '请写明原因' })
  const save = async () => {
    if (!isRight() || !(await write.send({ params: { transferId }, body: { reason } }))) return
    draft.clear()
    onClose()
    notify('撤回了,两笔都留着')
  }
  return (
    <Sheet title={`${fundMovementNames[kind]} ${signedYuan(yuan)}`} onClose={onClose}>
      <View>记错了可以撤回:另记一笔相反的,原来那一笔也留着,写明原因。</View>
      <Field
        label="为什么撤回"
        placeholder="例如:同一笔记了两次"
        value={draft.value.reason}
        maxLength={100}
        error={problems.reason ?? refusedFields(write.error).reason}
        onChange={(typed) => draft.change({ reason: typed })}
      />
      <WriteFailure of={write} />
      <Button isBusy={write.isBusy} onPress={save}>
        撤回这一笔
      </Button>
    </Sheet>
  )
}
