import { View } from '@tarojs/components'
import { useMemo } from 'react'
import { aria } from './aria'
import { Picture } from './picture'
import { svgAddress } from './svg'

/** What a household earned in one month. */
export interface MonthlyPoints {
  /** `11月`. */
  readonly month: string
  readonly points: number
}

const WIDTH = 375
const HEIGHT = 92

/** Each terrace is a month, its height what was earned; the last, still filling, is wheat. */
const draw = (months: readonly MonthlyPoints[]): string => {
  const most = Math.max(1, ...months.map(({ points }) => points))
  const step = WIDTH / months.length
  const terraces = months.map(({ points }, index) => {
    const height = 24 + 56 * (Math.max(0, points) / most)
    const isLast = index === months.length - 1
    const fill = isLast ? 'fill="#e0b95a"' : `fill="#fffdf6" fill-opacity="${(0.1 + 0.025 * index).toFixed(3)}"`
    return `<path d="M${step * index} ${HEIGHT}V${HEIGHT - height + 6}q${step / 2} -12 ${step} 0V${HEIGHT}Z" ${fill}/>`
  })
  return svgAddress(WIDTH, HEIGHT, terraces.join(''), 'preserveAspectRatio="none"')
}

/** The field at the foot of the balance card that fills through the year. Six months, oldest first. */
export const Terraces = ({ months }: { readonly months: readonly MonthlyPoints[] }) => {
  const src = useMemo(() => draw(months), [months])
  if (months.length === 0) return null
  const label = `每月得分:${months.map(({ month, points }) => `${month} ${points} 分`).join(',')}`
  return (
    <View className="terraces">
      <Picture className="terraces-picture" src={src} label={label} mode="scaleToFill" />
      <View className="terraces-months" {...aria({ hidden: true })}>
        {months.map(({ month }) => (
          <View key={month} className="terraces-month">
            {month}
          </View>
        ))}
      </View>
    </View>
  )
}
