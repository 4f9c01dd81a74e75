import { appealObjection, type Objection } from '@village-points/shared/objections/contract.ts'
import { formatDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { useState } from 'react'
import { now } from '../platform/clock'
import { useWrite } from '../platform/write'
import { Button } from '../ui/button'
import { notify } from '../ui/notices'
import { type Said, SaySheet } from './say-sheet'

const usual = ['没有问过我', '没有问知情的人', '理由和事实不一样']

/** 请镇里再查: once, by whom the answer went against. */
export const AppealKey = ({ objection: { objectionId, appealUntil } }: { readonly objection: Objection }) => {
  const [isOpen, setOpen] = useState(false)
  const write = useWrite(appealObjection)
  const today = villageDayOf(now())
  const send = async (said: Said) => {
    const appealed = await write.send({ params: { objectionId }, body: said })
    if (appealed) notify(`交给镇里了,${formatDay(appealed.dueOn, today)}前答复`)
    return appealed !== undefined
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
          usual={usual}
          action="交给镇里"
          write={write}
          onSend={send}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
