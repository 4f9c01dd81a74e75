import { View } from '@tarojs/components'
import { readHouseholdAccount } from '@village-points/shared/ledger/contract.ts'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import { go } from '../platform/navigation'
import { useQuery } from '../platform/query'
import { Card } from '../ui/card'
import { Row } from '../ui/row'
import { WriteFailure } from '../ui/states'

/** The household's three figures with the way to its entries; it may fail by itself without taking the page along. */
export const HouseholdFigures = ({ householdId }: { readonly householdId: string }) => {
  const account = useQuery(readHouseholdAccount, { params: { householdId } })
  if (!account.data) return account.error ? <WriteFailure of={{ error: account.error }} /> : null
  const { availablePoints, heldPoints, conductPoints, shortfallPoints } = account.data
  const figures = [
    ['可用', availablePoints],
    ['冻结', heldPoints],
    ['今年表现', conductPoints],
    ...(shortfallPoints > 0 ? [['还欠', shortfallPoints] as const] : []),
  ] as const
  return (
    <Card hasRows>
      <View className="household-figures">
        {figures.map(([name, points]) => (
          <View key={name}>
            <View className="number stat-value">{`${formatPoints(points)} 分`}</View>
            <View className="soft">{name}</View>
          </View>
        ))}
      </View>
      <Row icon="list" title="看这一户的流水" onPress={() => go('ledger/entries', { householdId })} />
    </Card>
  )
}
