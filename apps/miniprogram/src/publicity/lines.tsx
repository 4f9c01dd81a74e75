import { stateNames } from '@village-points/shared/declarations/contract.ts'
import { permissions } from '@village-points/shared/identity/permissions.ts'
import { formatDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { listPublicityLines, type PublicityLine } from '@village-points/shared/publicity/contract.ts'
import { useState } from 'react'
import { ObjectionSheet } from '../objections/objection-key'
import { now } from '../platform/clock'
import { go } from '../platform/navigation'
import { useRows } from '../platform/query'
import { useActingRole } from '../platform/session'
import { Chip, Chips } from '../ui/chips'
import { List } from '../ui/list'
import { Remote } from '../ui/remote'
import { Row } from '../ui/row'
import { Seal } from '../ui/seal'
import { Empty } from '../ui/states'

/** What is taken back or refused needs no doubt any more. */
const isOpenToDoubt = ({ state }: PublicityLine) => ['publicized', 'frozen', 'posted'].includes(state)

/** What is worth saying of where a line stands: an ordinary one says nothing. */
const sealOf = ({ state }: PublicityLine) => {
  if (state === 'publicized') return undefined
  if (state === 'posted') return <Seal colour="green">已记分</Seal>
  return <Seal>{stateNames[state]}</Seal>
}

const LineRow = ({ line, onPress }: { readonly line: PublicityLine; readonly onPress: (() => void) | undefined }) => {
  const today = villageDayOf(now())
  const detail = [line.ruleTitle, line.deed, formatDay(line.deedOn, today)].filter(Boolean).join(' · ')
  return (
    <Row
      title={`${line.position}. ${line.shownName}${line.isOwn ? '(您家)' : ''}`}
      detail={detail}
      end={sealOf(line)}
      points={line.points}
      {...(onPress ? { onPress } : {})}
    />
  )
}

/** The lines of a list, everybody's or the own household's; a tap on one says what is wrong with it. */
export const Lines = ({ listId, hasHome }: { readonly listId: string; readonly hasHome: boolean }) => {
  const [scope, setScope] = useState<'all' | 'own'>('all')
  const query = scope === 'own' ? { own: 'true' as const } : {}
  const lines = useRows(listPublicityLines, { params: { listId }, query })
  const [doubted, setDoubted] = useState<string>()
  const role = useActingRole()?.role
  const doubt = ({ declarationId, position, shownName, ruleTitle }: PublicityLine) => {
    if (role === 'villager') setDoubted(declarationId)
    else go('objections/paper', { declarationId, about: `第 ${position} 号,${shownName},${ruleTitle}` })
  }
  const mayObject = role !== undefined && permissions['objection.raise'].some((one) => one === role)
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
            {(line) => (
              <LineRow line={line} onPress={mayObject && isOpenToDoubt(line) ? () => doubt(line) : undefined} />
            )}
          </List>
        )}
      </Remote>
      {doubted && <ObjectionSheet declarationId={doubted} onClose={() => setDoubted(undefined)} />}
    </>
  )
}
