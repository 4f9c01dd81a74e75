import { commitImport, type Import } from '@village-points/shared/imports/contract.ts'
import { useWrite } from '../platform/write'
import { notify } from '../ui/notices'
import { Confirm } from '../ui/sheet'
import { WriteFailure } from '../ui/states'
import { wordsOf, writtenCount } from './import-words'
import type { DecisionForm } from './use-decision'

interface AskCommitProps {
  readonly found: Import
  readonly decision: DecisionForm
  readonly onClose: () => void
}

const consequencesOf = ({ kind, difference, counts }: Import): readonly string[] => {
  const { unit } = wordsOf(kind)
  const { added, changed, missing } = difference
  return [
    ...(added > 0 ? [`新增 ${added} ${unit}`] : []),
    ...(changed > 0 ? [`改 ${changed} ${unit}`] : []),
    ...(missing > 0
      ? [kind === 'rulebook' ? `新版里没有的 ${missing} 条,不再用` : `表里没有的 ${missing} ${unit}不动,不会删`]
      : []),
    ...(counts.waiting > 0 ? [`还没看的 ${counts.waiting} ${unit}先不导入,改好可以再导`] : []),
    '要么全部写进去,要么一点不写',
    '24 小时内可以整批撤回',
  ]
}

/** The last question before anything is written. */
export const AskCommit = ({ found, decision, onClose }: AskCommitProps) => {
  const commit = useWrite(commitImport)
  const { unit, name } = wordsOf(found.kind)
  const confirm = async () => {
    const done = await commit.send({
      params: { importId: found.importId },
      body: {
        withoutWaiting: found.counts.open > 0 || found.counts.waiting > 0,
        ...(found.kind === 'rulebook' ? decision.input() : {}),
      },
    })
    if (!done) return
    decision.draft.clear()
    onClose()
    notify(`${name}导入好了`)
  }
  return (
    <Confirm
      title={`导入 ${writtenCount(found)} ${unit}?`}
      consequences={consequencesOf(found)}
      action={commit.isBusy ? '正在写进去,请不要关' : `导入 ${writtenCount(found)} ${unit}`}
      isBusy={commit.isBusy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <WriteFailure of={commit} />
    </Confirm>
  )
}
