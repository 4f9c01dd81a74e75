import { Text } from '@tarojs/components'
import { classes } from './classes'

interface SealProps {
  readonly children: string
  /** Cinnabar asks for attention, green is settled, gold is honour or waiting. */
  readonly colour?: 'cinnabar' | 'green' | 'gold'
}

/** A state in a stamped frame: 公示中, 已交给您. The words say it; the colour repeats it. */
export const Seal = ({ children, colour = 'cinnabar' }: SealProps) => (
  <Text className={classes('seal', colour !== 'cinnabar' && `seal-${colour}`)}>{children}</Text>
)
