import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from './aria'
import { classes } from './classes'

interface CardProps {
  readonly children: ReactNode
  /** A heading above the content, with something to press at its end. */
  readonly title?: ReactNode
  readonly end?: ReactNode
  /** Holds rows, which bring their own room. */
  readonly hasRows?: boolean
  /** Framed in green: the one thing this page is about. */
  readonly isFramed?: boolean
  readonly className?: string
}

/** A sheet of lighter paper. */
export const Card = ({ children, title, end, hasRows = false, isFramed = false, className }: CardProps) => (
  <View className={classes('card', hasRows && 'card-rows', isFramed && 'card-framed', className)}>
    {(title || end) && (
      <View className="card-head">
        <View className="heading grow" {...aria({ role: 'heading', level: 2 })}>
          {title}
        </View>
        {end}
      </View>
    )}
    {children}
  </View>
)
