import { View } from '@tarojs/components'
import { countDeductions, type DeductionMonth } from '@village-points/shared/deductions/contract.ts'
import { formatMonth } from '@village-points/shared/platform/village-day.ts'
import { useQuery } from '../platform/query'
import { Card } from '../ui/card'
import { Remote } from '../ui/remote'
import { Pair } from '../ui/row'

const monthWords = ({ publicized, deducted, repaired }: DeductionMonth): string =>
  [`公示 ${publicized} 件`, `扣了 ${deducted} 件`, repaired > 0 && `退回 ${repaired} 件`].filter(Boolean).join(',')

/** All that the village is told of deductions: how many, never whose. */
export const CountsCard = () => {
  const counts = useQuery(countDeductions, {})
  return (
    <Card title="全村扣分,只公布件数">
      <Remote of={counts}>
        {({ months }) =>
          months.length === 0 ? (
            <View className="soft">今年和去年都没有扣过分。</View>
          ) : (
            <View>
              {months.map((one) => (
                <Pair key={one.month} name={formatMonth(one.month)}>
                  {monthWords(one)}
                </Pair>
              ))}
            </View>
          )
        }
      </Remote>
    </Card>
  )
}
