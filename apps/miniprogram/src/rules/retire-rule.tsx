import { type Rule, retireRule } from '@village-points/shared/rules/contract.ts'
import { useDraft } from '../platform/draft'
import { useProblems } from '../platform/field-problems'
import { useWrite } from '../platform/write'
import { Field } from '../ui/field'
import { notify } from '../ui/notices'
import { Confirm } from '../ui/sheet'
import { WriteFailure } from '../ui/states'

/** Stops a clause, with the reason everybody may read. */
export const RetireRule = ({ rule, onClose }: { readonly rule: Rule; readonly onClose: () => void }) => {
  const draft = useDraft(`retire-rule:${rule.ruleId}`, { reason: '' })
  const retire = useWrite(retireRule)
  const reason = draft.value.reason.trim()
  const { problems, isRight } = useProblems(reason ? {} : { reason: '请写上原因' })
  const confirm = async () => {
    if (!isRight() || !(await retire.send({ params: { ruleId: rule.ruleId }, body: { reason } }))) return
    draft.clear()
    onClose()
    notify(`第 ${rule.clause} 条停用了`)
  }
  return (
    <Confirm
      title={`停用第 ${rule.clause} 条“${rule.title}”?`}
      consequences={['马上不能再按这一条记分', '已经记的分不变', '要恢复,得通过新的一版']}
      action="停用这一条"
      isDanger
      isBusy={retire.isBusy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Field
        label="为什么停用"
        placeholder="例如:镇里审查认为不合规定"
        value={draft.value.reason}
        maxLength={100}
        error={problems.reason}
        onChange={(typed) => draft.change({ reason: typed })}
      />
      <WriteFailure of={retire} />
    </Confirm>
  )
}
