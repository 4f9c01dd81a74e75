import { raiseObjection } from '@village-points/shared/objections/contract.ts'
import { formatDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { useState } from 'react'
import { now } from '../platform/clock'
import { useActingRole } from '../platform/session'
import { useWrite } from '../platform/write'
import { Button } from '../ui/button'
import { notify } from '../ui/notices'
import { type Said, SaySheet } from './say-sheet'

const usual = ['没做过这件事', '不该记这么多', '记错了人家', '同一件事记了两次']

interface ObjectionSheetProps {
  readonly declarationId: string
  readonly onClose: () => void
}

/** Says to the supervisors what is wrong with a deed: from an entry, or from a line of a list that hangs out. */
export const ObjectionSheet = ({ declarationId, onClose }: ObjectionSheetProps) => {
  const write = useWrite(raiseObjection)
  const isForOthers = useActingRole()?.role !== 'villager'
  const send = async (said: Said) => {
    const raised = await write.send({ body: { declarationId, ...said } })
    if (raised) notify(`交给村务监督了,${formatDay(raised.dueOn, villageDayOf(now()))}前答复`)
    return raised !== undefined
  }
  return (
    <SaySheet
      draftName={`objection:${declarationId}`}
      title={isForOthers ? '替人写一条意见' : '哪里不对?'}
      explanation="村务监督 7 个工作日内书面答复。谁提的,只有村务监督知道;提意见不会影响自己家的分。"
      usual={usual}
      action="交给村务监督"
      write={write}
      onSend={send}
      onClose={onClose}
    />
  )
}

/** 我有意见: three taps from an entry. */
export const ObjectionKey = ({ declarationId }: { readonly declarationId: string }) => {
  const [isOpen, setOpen] = useState(false)
  const isForOthers = useActingRole()?.role !== 'villager'
  return (
    <>
      <Button kind="quiet" icon="talk" onPress={() => setOpen(true)}>
        {isForOthers ? '替人写一条意见' : '我有意见'}
      </Button>
      {isOpen && <ObjectionSheet declarationId={declarationId} onClose={() => setOpen(false)} />}
    </>
  )
}
