import { View } from '@tarojs/components'
import { type Declaration, listDeclarations } from '@village-points/shared/declarations/contract.ts'
import { go, useIsInFront } from '../platform/navigation'
import { useQuery } from '../platform/query'
import { useNow } from '../platform/ticking'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Remote } from '../ui/remote'
import { Row } from '../ui/row'
import { Skeleton } from '../ui/states'
import { RecentRow } from './record-row'

const SHOWN = 3
const TICK_MS = 10_000

const isUndoable = (declaration: Declaration, at: number) =>
  declaration.can.undo && Date.parse(declaration.undoUntil) > at

/** What I recorded in the last ten minutes, each with its 撤回; a line about it when there is nothing. */
export const RecentRecords = () => {
  const mine = useQuery(listDeclarations, { query: { mine: 'true', limit: 20 } })
  const at = useNow(useIsInFront(), TICK_MS)
  return (
    <Remote of={mine} skeleton={<Skeleton rows={2} />}>
      {({ rows }) => {
        const recent = rows.filter((row) => isUndoable(row, at))
        const undoable = recent.filter((row) => row.awardBatchId === undefined)
        const batched = recent.find((row) => row.awardBatchId !== undefined)
        return (
          <Card
            hasRows
            title="刚才记的"
            end={
              rows.length > 0 && (
                <Button kind="plain" isCompact onPress={() => go('declarations/records')}>
                  全部
                </Button>
              )
            }
          >
            {undoable.slice(0, SHOWN).map((row) => (
              <RecentRow key={row.declarationId} declaration={row} at={at} />
            ))}
            {batched && (
              <Row
                icon="people"
                title={`批量 · ${batched.ruleTitle}`}
                detail="能整批撤回"
                onPress={() => go('declarations/batches')}
              />
            )}
            {recent.length === 0 && (
              <View className="row soft">
                {rows.length === 0 ? '您还没有记过分。' : '十分钟内没有记分。记错了,十分钟内都能撤回。'}
              </View>
            )}
            {undoable.length > SHOWN && (
              <View className="row soft">{`还有 ${undoable.length - SHOWN} 笔可以撤回`}</View>
            )}
          </Card>
        )
      }}
    </Remote>
  )
}
