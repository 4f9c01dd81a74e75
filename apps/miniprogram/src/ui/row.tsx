import { View } from '@tarojs/components'
import { formatSignedPoints } from '@village-points/shared/platform/points.ts'
import type { ReactNode } from 'react'
import { classes } from './classes'
import { Detail } from './detail'
import { Icon, type IconName } from './icon'
import { Pressable } from './pressable'

interface RowProps {
  readonly title: ReactNode
  /** The second, softer line: date, who recorded. */
  readonly detail?: ReactNode
  readonly icon?: IconName
  /** A small picture in place of the icon. */
  readonly picture?: ReactNode
  /** Points with their sign: green plus, cinnabar minus. */
  readonly points?: number
  /** Anything else at the end: a seal, a figure. Stands before the points. */
  readonly end?: ReactNode
  /** Makes the row a link with a chevron. */
  readonly onPress?: () => unknown
  readonly label?: string
}

/** One line of a list: what, when, how much. */
export const Row = ({ title, detail, icon, picture, points, end, onPress, label }: RowProps) => {
  const content = (
    <>
      {picture}
      {icon && <Icon name={icon} className="row-icon" />}
      <View className="row-middle">
        <View className="grow">
          <View className="row-title">{title}</View>
          {typeof detail === 'string' ? <Detail>{detail}</Detail> : detail && <View className="soft">{detail}</View>}
        </View>
        {(end || points !== undefined) && (
          <View className="row-end">
            {end}
            {points !== undefined && <SignedPoints points={points} />}
          </View>
        )}
      </View>
      {onPress && <Icon name="chevron" className="soft" />}
    </>
  )
  if (!onPress) return <View className="row">{content}</View>
  return (
    <Pressable className="row" onPress={onPress} label={label}>
      {content}
    </Pressable>
  )
}

/** `+10` in green, `−60` in cinnabar; the sign says it without the colour. */
export const SignedPoints = ({ points, className }: { readonly points: number; readonly className?: string }) => (
  <View className={classes('number row-figure', points < 0 ? 'minus' : 'plus', className)}>
    {formatSignedPoints(points)}
  </View>
)

interface PairProps {
  readonly name: string
  readonly children: ReactNode
}

/** A name and its value on one line: 户主 · 王德福. */
export const Pair = ({ name, children }: PairProps) => (
  <View className="pair">
    <View className="pair-name">{name}</View>
    <View className="grow">{children}</View>
  </View>
)
