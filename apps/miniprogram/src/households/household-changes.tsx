import { type Household, moveHouseholdAway, moveHouseholdBack } from '@village-points/shared/households/contract.ts'
import { useState } from 'react'
import { useDraft } from '../platform/draft'
import { useProblems } from '../platform/field-problems'
import { go } from '../platform/navigation'
import { useWrite } from '../platform/write'
import { Card } from '../ui/card'
import { Field } from '../ui/field'
import { notify } from '../ui/notices'
import { Row } from '../ui/row'
import { Confirm } from '../ui/sheet'
import { WriteFailure } from '../ui/states'

const MoveAway = ({ household, onClose }: { readonly household: Household; readonly onClose: () => void }) => {
  const { householdId, name } = household
  const { value, change, clear } = useDraft(`move-away:${householdId}`, { reason: '' })
  const move = useWrite(moveHouseholdAway)
  const reason = value.reason.trim()
  const { problems, isRight } = useProblems(reason ? {} : { reason: '请写上原因' })
  const confirm = async () => {
    if (!isRight() || !(await move.send({ params: { householdId }, body: { reason } }))) return
    clear()
    onClose()
    notify(`${name}记成迁出了`)
  }
  return (
    <Confirm
      title={`${name}迁出了?`}
      consequences={['以后不能再记分、换东西', '旧账和分都留着,迁回来还在', '迁错了可以马上迁回']}
      action="记成迁出"
      isDanger
      isBusy={move.isBusy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Field
        label="为什么"
        placeholder="例如:全家搬到县城"
        value={value.reason}
        maxLength={100}
        error={problems.reason}
        onChange={(typed) => change({ reason: typed })}
      />
      <WriteFailure of={move} />
    </Confirm>
  )
}

const MoveBack = ({ household, onClose }: { readonly household: Household; readonly onClose: () => void }) => {
  const { householdId, name } = household
  const move = useWrite(moveHouseholdBack)
  const confirm = async () => {
    if (!(await move.send({ params: { householdId }, body: {} }))) return
    onClose()
    notify(`${name}迁回来了`)
  }
  return (
    <Confirm
      title={`${name}迁回来了?`}
      consequences={['又可以记分、换东西', '原来的分接着用']}
      action="记成迁回"
      isBusy={move.isBusy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <WriteFailure of={move} />
    </Confirm>
  )
}

/** What may become of a household: joined, split, moved away, moved back. */
export const HouseholdChanges = ({ household }: { readonly household: Household }) => {
  const { householdId, status, members } = household
  const [isAsking, setAsking] = useState(false)
  if (status === 'merged') return null
  const close = () => setAsking(false)
  return (
    <Card hasRows title="这一户有变动">
      {status === 'active' && (
        <Row
          icon="people"
          title="并到另一户"
          detail="两家合成一家,分一起过去"
          onPress={() => go('households/merge', { householdId })}
        />
      )}
      {status === 'active' && members.length > 1 && (
        <Row
          icon="switch-role"
          title="分户"
          detail="几个人分出去另立一户"
          onPress={() => go('households/split', { householdId })}
        />
      )}
      <Row
        icon={status === 'active' ? 'flag' : 'undo'}
        title={status === 'active' ? '迁出' : '迁回'}
        detail={status === 'active' ? '不在村里住了' : '又回村里住了'}
        onPress={() => setAsking(true)}
      />
      {isAsking &&
        (status === 'active' ? (
          <MoveAway household={household} onClose={close} />
        ) : (
          <MoveBack household={household} onClose={close} />
        ))}
    </Card>
  )
}
