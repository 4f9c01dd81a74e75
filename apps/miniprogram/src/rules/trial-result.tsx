import { View } from '@tarojs/components'
import type { RulebookTrial } from '@village-points/shared/declarations/contract.ts'
import { placeOf } from '@village-points/shared/households/place.ts'
import { formatPoints, formatSignedPoints } from '@village-points/shared/platform/points.ts'
import { formatFullDay } from '@village-points/shared/platform/village-day.ts'
import { Card } from '../ui/card'
import { Note } from '../ui/note'
import { Row } from '../ui/row'
import { Stat } from '../ui/stat'
import { Table } from '../ui/table'

type HouseholdTrial = RulebookTrial['households'][number]

const gain = ({ actualPoints, trialPoints }: HouseholdTrial) => Math.round((trialPoints - actualPoints) * 100) / 100
const keyOf = ({ household }: HouseholdTrial) => household.householdId

const Cost = ({ trial }: { readonly trial: RulebookTrial }) => (
  <View className="grid-four">
    <Stat
      value={`${formatPoints(trial.trial.points)} 分`}
      name={`按这版记;实际记了 ${formatPoints(trial.actual.points)} 分`}
    />
    <Stat value={`${formatPoints(trial.trial.yuan)} 元`} name={`要花的钱;实际 ${formatPoints(trial.actual.yuan)} 元`} />
    <Stat value={`${trial.gainCount} 户多 · ${trial.lossCount} 户少`} name="和实际比" />
    <Stat value={`${trial.withNothingCount} 户`} name="一分也得不到" isAlarming={trial.withNothingCount > 0} />
  </View>
)

const Changes = ({ rows }: { readonly rows: readonly HouseholdTrial[] }) => (
  <Card title="哪些户多了、少了">
    <Table
      label="哪些户多了、少了"
      columns={[
        { name: '户', show: ({ household }) => `${household.name} ${household.doorNumber}`, width: '2fr' },
        { name: '实际', show: ({ actualPoints }) => formatPoints(actualPoints), isNumber: true },
        { name: '按这版', show: ({ trialPoints }) => formatPoints(trialPoints), isNumber: true },
        { name: '相差', show: (row) => formatSignedPoints(gain(row)), isNumber: true },
      ]}
      rows={rows}
      keyOf={keyOf}
    />
  </Card>
)

/** Who would have gained, who would have had nothing, and what it would have cost. */
export const TrialResult = ({ trial }: { readonly trial: RulebookTrial }) => (
  <View className="stack">
    <Note>
      {`照${formatFullDay(trial.from)}到${formatFullDay(trial.to)}做过的 ${trial.deedCount} 件事重算一遍,只算不改。`}
      {trial.overCapCount > 0 && `有 ${trial.overCapCount} 件超过封顶,不得分。`}
    </Note>
    <Cost trial={trial} />
    {trial.households.length > 0 ? (
      <Changes rows={trial.households.slice(0, 50)} />
    ) : (
      <Note>每户得的分和实际一样。</Note>
    )}
    {trial.uncovered.length > 0 && (
      <Card hasRows title="做过、这版里没有的事">
        {trial.uncovered.map(({ title, times, points }) => (
          <Row
            key={title}
            title={title}
            detail={`${times} 次`}
            end={<View className="number">{`${formatPoints(points)} 分`}</View>}
          />
        ))}
      </Card>
    )}
    <View className="trial-columns">
      <Card hasRows title="每一条记了多少">
        {trial.clauses.map(({ clause, title, times, points }) => (
          <Row
            key={clause}
            title={`${clause}. ${title}`}
            detail={times === 0 ? '没有人得过' : `${times} 次`}
            end={<View className="number">{`${formatPoints(points)} 分`}</View>}
          />
        ))}
      </Card>
      {trial.withNothing.length > 0 && (
        <Card hasRows title={`一分也得不到的 ${trial.withNothingCount} 户`}>
          {trial.withNothing.slice(0, 50).map((row) => (
            <Row
              key={keyOf(row)}
              title={row.household.name}
              detail={placeOf(row.household)}
              end={<View className="soft">{`实际 ${formatPoints(row.actualPoints)} 分`}</View>}
            />
          ))}
        </Card>
      )}
    </View>
  </View>
)
