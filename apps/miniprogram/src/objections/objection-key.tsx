import { raiseObjection } from '@village-points/shared/objections/contract.ts'
import { formatDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { useState } from 'react'
import { now } from '../platform/clock'
import { go } from '../platform/navigation'
import { useActingRole } from '../platform/session'
import { useWrite } from '../platform/write'
import { Button } from '../ui/button'
import { notify } from '../ui/notices'
import { usualObjections } from './objection-words'
import { SaySheet } from './say-sheet'

interface ObjectionSheetProps {
  readonly declarationId: string
  readonly onClose: () => void
}

/** Says to the supervisors what is wrong with a deed: from an entry, or from a line of a list that hangs out. */
export const ObjectionSheet = ({ declarationId, onClose }: ObjectionSheetProps) => {
  const write = useWrite(raiseObjection)
  const send = async (words: string) => {
    const raised = await write.send({ body: { declarationId, words } })
    if (raised) notify(`交给村务监督了,${formatDay(raised.dueOn, villageDayOf(now()))}前答复`)
    return raised !== undefined
  }
  return (
    <SaySheet
      draftName={`objection:${declarationId}`}
      title="哪里不对?"
      explanation="村务监督 7 个工作日内书面答复。谁提的,只有村务监督知道;提意见不会影响自己家的分。"
      usual={usualObjections}
      action="交给村务监督"
      write={write}
      onSend={send}
      onClose={onClose}
    />
  )
}

/** 我有意见: three taps from an entry. A cadre writes down what somebody brings on paper, `about` this deed. */
export const ObjectionKey = ({ declarationId, about }: { readonly declarationId: string; readonly about: string }) => {
  const [isOpen, setOpen] = useState(false)
  const isForOthers = useActingRole()?.role !== 'villager'
  if (isForOthers) {
    return (
      <Button kind="quiet" icon="talk" onPress={() => go('objections/paper', { declarationId, about })}>
        替人写一条意见
      </Button>
    )
  }
  return (
    <>
      <Button kind="quiet" icon="talk" onPress={() => setOpen(true)}>
        我有意见
      </Button>
      {isOpen && <ObjectionSheet declarationId={declarationId} onClose={() => setOpen(false)} />}
    </>
  )
}
