import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classes } from './classes'
import { Icon, type IconName } from './icon'
import { Pressable } from './pressable'

interface TileProps {
  readonly title: string
  /** The figure below: +10, +5/半天. */
  readonly figure?: string
  readonly detail?: string
  readonly icon?: IconName
  /** A picture above in place of the icon. */
  readonly picture?: ReactNode
  /** Given: the tile is one of several to choose from. */
  readonly isChosen?: boolean
  readonly isDisabled?: boolean
  readonly onPress: () => unknown
}

/** A large choice in a grid: a rule, a thing to exchange. Put tiles in `<View className="grid-two">`. */
export const Tile = ({ title, figure, detail, icon, picture, isChosen, isDisabled, onPress }: TileProps) => (
  <Pressable
    className={classes(
      'tile',
      isChosen && 'tile-on',
      isDisabled && 'tile-off',
      picture !== undefined && 'tile-pictured',
    )}
    role={isChosen === undefined ? 'button' : 'radio'}
    says={{ checked: isChosen }}
    isDisabled={isDisabled}
    onPress={onPress}
  >
    {picture}
    {icon && (
      <View className="line">
        <Icon name={icon} className="tile-icon" />
        {isChosen && <Icon name="check" />}
      </View>
    )}
    <View className="strong">{title}</View>
    {detail && <View className="soft">{detail}</View>}
    {figure && <View className="number plus">{figure}</View>}
  </Pressable>
)
