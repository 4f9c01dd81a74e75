import { listDeclarations } from '@village-points/shared/declarations/contract.ts'
import { type Objection, recordReplacement } from '@village-points/shared/objections/contract.ts'
import { formatDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { useState } from 'react'
import { now } from '../platform/clock'
import { go } from '../platform/navigation'
import { useRows } from '../platform/query'
import { useWrite } from '../platform/write'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { notify } from '../ui/notices'
import { Remote } from '../ui/remote'
import { Row } from '../ui/row'
import { Sheet } from '../ui/sheet'
import { Empty, WriteFailure } from '../ui/states'

interface ReplacementProps {
  readonly objection: Objection
  readonly householdId: string
}

/** Which of the household's newest records it was. */
const ChooseRecord = ({ objection, householdId, onClose }: ReplacementProps & { readonly onClose: () => void }) => {
  const records = useRows(listDeclarations, { query: { householdId, limit: 10 } })
  const write = useWrite(recordReplacement)
  const today = villageDayOf(now())
  const choose = async (declarationId: string) => {
    const { objectionId } = objection
    if (!(await write.send({ params: { objectionId }, body: { declarationId } }))) return
    onClose()
    notify('记下了:已经重新记过')
  }
  return (
    <Sheet title="是哪一次重新记的?" onClose={onClose}>
      <WriteFailure of={write} />
      <Remote of={records} empty={<Empty title="还没有重新记过" />}>
        {(rows) => (
          <Card hasRows>
            {rows.map(({ declarationId, ruleTitle, deedOn, recordedBy, points }) => (
              <Row
                key={declarationId}
                title={ruleTitle}
                detail={`${formatDay(deedOn, today)} · ${recordedBy}记`}
                points={points}
                onPress={() => choose(declarationId)}
              />
            ))}
          </Card>
        )}
      </Remote>
    </Sheet>
  )
}

/** For the committee: the deed counts, but has to be recorded anew. */
export const Replacement = ({ objection, householdId }: ReplacementProps) => {
  const [isChoosing, setChoosing] = useState(false)
  return (
    <Card title="要重新记一次" isFramed>
      <Button icon="pencil" onPress={() => go('declarations/award', { householdId, deedOn: objection.deedOn })}>
        去重新记分
      </Button>
      <Button kind="quiet" icon="check" onPress={() => setChoosing(true)}>
        已经重新记了
      </Button>
      {isChoosing && (
        <ChooseRecord objection={objection} householdId={householdId} onClose={() => setChoosing(false)} />
      )}
    </Card>
  )
}
