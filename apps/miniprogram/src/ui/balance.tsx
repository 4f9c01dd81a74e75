import { View } from '@tarojs/components'
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

/** The green card with the large figure. */
export const Balance = ({ name, points, end, children, months = [] }: BalanceProps) => (
  <View className={classes('hero', months.length > 0 && 'hero-filled')}>
    <View className="line soft">
      <View className="grow">{name}</View>
      {end}
    </View>
    <View className="big-number">
      {formatPoints(points)}
      <View className="big-unit"> 分</View>
    </View>
    <View>{children}</View>
    <Terraces months={months} />
  </View>
)
