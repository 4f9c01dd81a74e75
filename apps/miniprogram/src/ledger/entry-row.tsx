import { View } from '@tarojs/components'
import type { StatementEntry } from '@village-points/shared/ledger/contract.ts'
import type { VillageDay } from '@village-points/shared/platform/village-day.ts'
import { go } from '../platform/navigation'
import { aria } from '../ui/aria'
import { Row, SignedPoints } from '../ui/row'
import { Seal } from '../ui/seal'
import './ledger.css'
import { dayOf, figureOf, figureWords, outcomeOf } from '@village-points/shared/ledger/entry-words.ts'

interface EntryRowProps {
  readonly entry: StatementEntry
  readonly householdId: string
  readonly today: VillageDay
}

type SealProps = Parameters<typeof Seal>[0]

const holdSeals: Readonly<Record<NonNullable<StatementEntry['resolution']>, SealProps>> = {
  waiting: { children: '等您来取', colour: 'gold' },
  posted: { children: '已取走', colour: 'green' },
  voided: { children: '已退回' },
  expired: { children: '过期退回' },
}

const sealOf = (entry: StatementEntry): SealProps | undefined => {
  if (entry.resolution) return holdSeals[entry.resolution]
  if (entry.isReversed) return { children: '已撤回' }
  if (entry.kind === 'reversal') return { children: '更正' }
  const isHonour = entry.kind === 'award' && entry.availablePoints === 0 && entry.shortfallPoints === 0
  return isHonour ? { children: '表现分', colour: 'gold' } : undefined
}

/** The state of a line, where it has one. */
export const EntrySeal = ({ entry }: Pick<EntryRowProps, 'entry'>) => {
  const seal = sealOf(entry)
  return seal ? <Seal {...seal} /> : null
}

/** Points over the seal, so that the words beside them keep their room. A voice says 扣 60 分, not a sign. */
const EntryFigure = ({ entry }: Pick<EntryRowProps, 'entry'>) => {
  const figure = figureOf(entry)
  return (
    <View className="entry-end">
      {figure !== undefined && (
        <View {...aria({ hidden: true })}>
          <SignedPoints points={figure} className={entry.isReversed ? 'entry-gone' : ''} />
        </View>
      )}
      <View className="hidden-words">{figureWords(entry)}</View>
      <EntrySeal entry={entry} />
    </View>
  )
}

/** One line of a statement: what, when, who, how much, and what became of it; opens to how it came about. */
export const EntryRow = ({ entry, householdId, today }: EntryRowProps) => (
  <Row
    title={<View className={entry.isReversed ? 'entry-gone' : ''}>{entry.title}</View>}
    detail={`${dayOf(entry, today)} · ${outcomeOf(entry)}`}
    end={<EntryFigure entry={entry} />}
    onPress={() => go('ledger/entry', { entryId: entry.transferId, householdId })}
  />
)
