import { appealObjection, type Objection } from '@village-points/shared/objections/contract.ts'
import { formatDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { useState } from 'react'
import { now } from '../platform/clock'
import { go } from '../platform/navigation'
import { useActingRole } from '../platform/session'
import { useWrite } from '../platform/write'
import { Button } from '../ui/button'
import { notify } from '../ui/notices'
import { usualAppeals } from './objection-words'
import { SaySheet } from './say-sheet'

interface AppealKeyProps {
  readonly objection: Objection
}

/** 请镇里再查: once, by whom the answer went against. */
export const AppealKey = ({ objection: { objectionId, appealUntil, ruleTitle } }: AppealKeyProps) => {
  const [isOpen, setOpen] = useState(false)
  const isForOthers = useActingRole()?.role !== 'villager'
  const write = useWrite(appealObjection)
  const today = villageDayOf(now())
  const send = async (words: string) => {
    const appealed = await write.send({ params: { objectionId }, body: { words } })
    if (appealed) notify(`交给镇里了,${formatDay(appealed.dueOn, today)}前答复`)
    return appealed !== undefined
  }
  if (isForOthers) {
    return (
      <Button kind="quiet" icon="talk" onPress={() => go('objections/paper', { objectionId, about: ruleTitle })}>
        替人写:不服,请镇里再查
      </Button>
    )
  }
  return (
    <>
      <Button kind="quiet" icon="talk" onPress={() => setOpen(true)}>
        不服,请镇里再查
      </Button>
      {isOpen && (
        <SaySheet
          draftName={`appeal:${objectionId}`}
          title="请镇里再查一次"
          explanation={`${appealUntil ? `${formatDay(appealUntil, today)}以前可以提,` : ''}只能提一次,镇里的答复就是最后的结果。`}
          usual={usualAppeals}
          action="交给镇里"
          write={write}
          onSend={send}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
