import { View } from '@tarojs/components'
import { Card } from './card'
import { classes } from './classes'

interface StatProps {
  /** The figure with its unit: 283 户. */
  readonly value: string
  readonly name: string
  /** Asks for attention. */
  readonly isAlarming?: boolean
}

/** A large figure on a card. Put several in `<View className="grid-four">`. */
export const Stat = ({ value, name, isAlarming = false }: StatProps) => (
  <Card>
    <View className={classes('number stat-value', isAlarming && 'minus')}>{value}</View>
    <View className="soft">{name}</View>
  </Card>
)
