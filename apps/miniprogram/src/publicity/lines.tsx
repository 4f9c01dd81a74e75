import { stateNames } from '@village-points/shared/declarations/contract.ts'
import { formatDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { listPublicityLines, type PublicityLine } from '@village-points/shared/publicity/contract.ts'
import { useState } from 'react'
import { now } from '../platform/clock'
import { useRows } from '../platform/query'
import { Chip, Chips } from '../ui/chips'
import { List } from '../ui/list'
import { Remote } from '../ui/remote'
import { Row } from '../ui/row'
import { Seal } from '../ui/seal'
import { Empty } from '../ui/states'

/** What is worth saying of where a line stands: an ordinary one says nothing. */
const sealOf = ({ state, isPostedBefore }: PublicityLine) => {
  if (state === 'publicized') return undefined
  if (state === 'posted') return <Seal colour="green">{isPostedBefore ? '当场记的' : '已记分'}</Seal>
  return <Seal>{stateNames[state]}</Seal>
}

const LineRow = ({ line }: { readonly line: PublicityLine }) => {
  const today = villageDayOf(now())
  const detail = [line.ruleTitle, line.deed, formatDay(line.deedOn, today)].filter(Boolean).join(' · ')
  return (
    <Row
      title={`${line.position}. ${line.shownName}${line.isOwn ? '(您家)' : ''}`}
      detail={detail}
      end={sealOf(line)}
      points={line.points}
    />
  )
}

/** The lines of a list, everybody's or the own household's. */
export const Lines = ({ listId, hasHome }: { readonly listId: string; readonly hasHome: boolean }) => {
  const [scope, setScope] = useState<'all' | 'own'>('all')
  const query = scope === 'own' ? { own: 'true' as const } : {}
  const lines = useRows(listPublicityLines, { params: { listId }, query })
  return (
    <>
      {hasHome && (
        <Chips
          label="看谁家的"
          choices={[
            { value: 'all', name: '全部' },
            { value: 'own', name: '只看我家' },
          ]}
          chosen={scope}
          onChoose={setScope}
        />
      )}
      <Remote
        of={lines}
        empty={
          <Empty icon="list" title="这张榜上没有您家">
            <Chip onPress={() => setScope('all')}>看全部</Chip>
          </Empty>
        }
      >
        {(rows) => (
          <List rows={rows} keyOf={(row) => row.declarationId} title="名单" {...lines}>
            {(line) => <LineRow line={line} />}
          </List>
        )}
      </Remote>
    </>
  )
}
