import { View } from '@tarojs/components'
import { type Declaration, listDeclarations } from '@village-points/shared/declarations/contract.ts'
import { isPermitted } from '@village-points/shared/identity/permissions.ts'
import { useState } from 'react'
import { go, useIsInFront, useRouteInput } from '../platform/navigation'
import { useRows } from '../platform/query'
import { useActingRole } from '../platform/session'
import { useNow } from '../platform/ticking'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Chips } from '../ui/chips'
import { Frame } from '../ui/frame'
import { List } from '../ui/list'
import { Remote } from '../ui/remote'
import { Row } from '../ui/row'
import { Empty } from '../ui/states'
import { RecordRow } from './record-row'
import { RecordSheet } from './record-sheet'

type Scope = 'mine' | 'village'

const TICK_MS = 15_000

const useScope = () => {
  const role = useActingRole()?.role
  const mayAward = role !== undefined && isPermitted(role, 'declaration.award')
  const mayCorrect = role !== undefined && isPermitted(role, 'declaration.reverse')
  const [scope, setScope] = useState<Scope>(mayAward ? 'mine' : 'village')
  return { scope, setScope, hasChoice: mayAward && mayCorrect, mayAward, mayBatch: mayCorrect }
}

interface RecordListProps {
  readonly scope: Scope
  readonly mayAward: boolean
}

const Nothing = ({ scope, mayAward }: RecordListProps) => (
  <Empty
    icon="list"
    title={scope === 'mine' ? '您还没有记过分' : '还没有人记过分'}
    keys={
      mayAward && (
        <Button icon="scan" onPress={() => go('declarations/award', { begin: 'scan' })}>
          扫码记分
        </Button>
      )
    }
  >
    记过的都会在这里,记错了可以撤回。
  </Empty>
)

const RecordList = ({ scope, mayAward }: RecordListProps) => {
  const { householdId, awardBatchId } = useRouteInput('declarations/records')
  const isNarrowed = householdId !== undefined || awardBatchId !== undefined
  const query = {
    ...(householdId ? { householdId } : {}),
    ...(awardBatchId ? { awardBatchId } : {}),
    ...(scope === 'mine' && !isNarrowed ? { mine: 'true' as const } : {}),
  }
  const records = useRows(listDeclarations, { query })
  const at = useNow(useIsInFront(), TICK_MS)
  const [open, setOpen] = useState<Declaration>()
  return (
    <Remote of={records} empty={<Nothing scope={scope} mayAward={mayAward} />}>
      {(rows) => (
        <>
          <List rows={rows} keyOf={(row) => row.declarationId} {...records}>
            {(declaration) => <RecordRow declaration={declaration} at={at} onPress={() => setOpen(declaration)} />}
          </List>
          {open && <RecordSheet declaration={open} at={at} onClose={() => setOpen(undefined)} />}
        </>
      )}
    </Remote>
  )
}

/** What was recorded: by me, or by everybody for those who answer for the village. */
const RecordsPage = () => {
  const { householdId, awardBatchId } = useRouteInput('declarations/records')
  const { scope, setScope, hasChoice, mayAward, mayBatch } = useScope()
  const isNarrowed = householdId !== undefined || awardBatchId !== undefined
  const title = awardBatchId ? '这一批' : householdId ? '这一户记过的' : scope === 'mine' ? '我记的分' : '全村记的分'
  return (
    <Frame title={title}>
      {hasChoice && !isNarrowed && (
        <Chips
          label="看谁记的"
          choices={[
            { value: 'mine', name: '我记的' },
            { value: 'village', name: '全村的' },
          ]}
          chosen={scope}
          onChoose={setScope}
        />
      )}
      {mayBatch && !isNarrowed && (
        <Card hasRows>
          <Row
            icon="people"
            title="批量记的"
            detail="一次记很多户的,在这里整批撤回"
            onPress={() => go('declarations/batches')}
          />
        </Card>
      )}
      <View className="stack">
        <RecordList scope={scope} mayAward={mayAward} />
      </View>
    </Frame>
  )
}

export default RecordsPage
