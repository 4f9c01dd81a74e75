import { type Declaration, listDeclarations } from '@village-points/shared/declarations/contract.ts'
import { stateParts, stateWords } from '@village-points/shared/declarations/declaration-steps.ts'
import { formatDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { now } from '../platform/clock'
import { go } from '../platform/navigation'
import { useRows } from '../platform/query'
import { Button } from '../ui/button'
import { Frame } from '../ui/frame'
import { List } from '../ui/list'
import { ReadAloud } from '../ui/read-aloud'
import { Remote } from '../ui/remote'
import { Row } from '../ui/row'
import { Empty } from '../ui/states'

const spokenRows = (rows: readonly Declaration[], today: string): string =>
  rows
    .slice(0, 5)
    .map((row) => `${formatDay(row.deedOn, today)},${row.ruleTitle}:${stateWords(row, today)}。`)
    .join('')

/** What the household has declared and where each stands. */
const DeclaredPage = () => {
  const rows = useRows(listDeclarations, { query: { declared: 'true' } })
  const today = villageDayOf(now())
  return (
    <Frame
      title="我家报的"
      footer={
        <Button icon="hands" onPress={() => go('declarations/declare', {})}>
          报好事
        </Button>
      }
    >
      <Remote
        of={rows}
        empty={
          <Empty icon="hands" title="还没有报过好事">
            做了好事就报给村里,到哪一步了,这里都看得到。
          </Empty>
        }
      >
        {(data) => (
          <List
            rows={data}
            keyOf={(row) => row.declarationId}
            title="报过的"
            end={<ReadAloud text={() => spokenRows(data, today)} />}
            {...rows}
          >
            {(row) => (
              <Row
                title={row.ruleTitle}
                detail={[`${formatDay(row.deedOn, today)}做的`, ...stateParts(row, today)].join(' · ')}
                points={row.points}
                onPress={() => go('declarations/declaration', { declarationId: row.declarationId })}
              />
            )}
          </List>
        )}
      </Remote>
    </Frame>
  )
}

export default DeclaredPage
