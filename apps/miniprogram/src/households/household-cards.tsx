import { type Household, issueHouseholdCard, revokeHouseholdCard } from '@village-points/shared/households/contract.ts'
import { formatDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { useState } from 'react'
import { now } from '../platform/clock'
import { go } from '../platform/navigation'
import { useWrite } from '../platform/write'
import { Card } from '../ui/card'
import { notify } from '../ui/notices'
import { Row } from '../ui/row'
import { Seal } from '../ui/seal'
import { Confirm } from '../ui/sheet'
import { WriteFailure } from '../ui/states'

const dayOf = (instant: string): string => formatDay(villageDayOf(instant), villageDayOf(now()))

interface QuestionProps {
  readonly household: Household
  readonly onClose: () => void
}

const Issue = ({ household, isAnother, onClose }: QuestionProps & { readonly isAnother: boolean }) => {
  const { householdId, name } = household
  const issue = useWrite(issueHouseholdCard)
  const confirm = async () => {
    if (!(await issue.send({ params: { householdId }, body: {} }))) return
    onClose()
    notify(`已给${name}发新卡`)
    go('households/card', { householdId })
  }
  return (
    <Confirm
      title={isAnother ? `给${name}换新卡?` : `给${name}发卡?`}
      consequences={[
        isAnother ? '旧卡马上不能用了' : '凭这张卡可以记分、换东西',
        '卡上只有一串认不出人的码,丢了可以作废',
        '发好以后可以打印',
      ]}
      action={isAnother ? '换新卡' : '发卡'}
      icon="card"
      isBusy={issue.isBusy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <WriteFailure of={issue} />
    </Confirm>
  )
}

const Revoke = ({ household, householdCardId, onClose }: QuestionProps & { readonly householdCardId: string }) => {
  const { householdId, name } = household
  const revoke = useWrite(revokeHouseholdCard)
  const confirm = async () => {
    if (!(await revoke.send({ params: { householdId, householdCardId } }))) return
    onClose()
    notify(`${name}的卡已经作废`)
  }
  return (
    <Confirm
      title={`作废${name}的卡?`}
      consequences={['谁捡到这张卡都用不了', '分一分不少,还在户里', '要用卡,再发一张新的']}
      action="作废这张卡"
      isDanger
      isBusy={revoke.isBusy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <WriteFailure of={revoke} />
    </Confirm>
  )
}

/** The household's paper card: shown for printing, replaced when worn, revoked when lost. */
export const HouseholdCards = ({ household }: { readonly household: Household }) => {
  const { householdId, cards, status } = household
  const [question, setQuestion] = useState<'issue' | 'revoke'>()
  const valid = cards.find(({ revokedAt }) => !revokedAt)
  const close = () => setQuestion(undefined)
  return (
    <Card hasRows title="户码卡">
      {cards.map(({ householdCardId, issuedAt, revokedAt }) => (
        <Row
          key={householdCardId}
          icon="card"
          title={`${dayOf(issuedAt)}发的卡`}
          detail={revokedAt ? `${dayOf(revokedAt)}作废` : '点开可以打印'}
          end={<Seal colour={revokedAt ? 'gold' : 'green'}>{revokedAt ? '已作废' : '在用'}</Seal>}
          {...(revokedAt ? {} : { onPress: () => go('households/card', { householdId }) })}
        />
      ))}
      {cards.length === 0 && <Row icon="card" title="还没有发过卡" detail="没有智能手机的人家,凭卡记分、换东西" />}
      {valid && <Row icon="lock" title="卡丢了,作废它" onPress={() => setQuestion('revoke')} />}
      {status === 'active' && (
        <Row icon="plus" title={valid ? '换一张新卡' : '发一张卡'} onPress={() => setQuestion('issue')} />
      )}
      {question === 'issue' && <Issue household={household} isAnother={valid !== undefined} onClose={close} />}
      {question === 'revoke' && valid && (
        <Revoke household={household} householdCardId={valid.householdCardId} onClose={close} />
      )}
    </Card>
  )
}
