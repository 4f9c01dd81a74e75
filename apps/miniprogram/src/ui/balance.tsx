import { Text, View } from '@tarojs/components'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import type { ReactNode } from 'react'
import { classes } from './classes'
import { type MonthlyPoints, Terraces } from './terraces'

interface BalanceProps {
  /** 可用积分. */
  readonly name: string
  readonly points: number
  /** At the right above: 更新于 10:32. */
  readonly end?: ReactNode
  /** The plain sentence below: 本月 +15 · 冻结 60 · 今年表现 245. */
  readonly children?: ReactNode
  readonly months?: readonly MonthlyPoints[]
}

/** Characters of a figure that still fit at full size on a narrow phone. */
const MOST_LARGE = 5

/** The green card with the large figure. */
export const Balance = ({ name, points, end, children, months = [] }: BalanceProps) => {
  const figure = formatPoints(points)
  return (
    <View className={classes('hero', months.length > 0 && 'hero-filled')}>
      <View className="line soft">
        <View className="grow">{name}</View>
        {end}
      </View>
      <View className={classes('big-number', figure.length > MOST_LARGE && 'big-number-long')}>
        {figure}
        <Text className="big-unit"> 分</Text>
      </View>
      <View>{children}</View>
      <Terraces months={months} />
    </View>
  )
}
