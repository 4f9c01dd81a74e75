import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from './aria'
import { classes } from './classes'
import { Icon, type IconName } from './icon'
import { Pressable } from './pressable'

interface ButtonProps {
  /** Verb and object: 交给村里. */
  readonly children: ReactNode
  readonly onPress: () => unknown
  /** `primary` once per page, in the foot; `quiet` beside it; `danger` for what is hard to take back; `plain` is words. */
  readonly kind?: 'primary' | 'quiet' | 'danger' | 'plain'
  readonly icon?: IconName
  /** At work: deaf, with a turning ring. */
  readonly isBusy?: boolean
  readonly isDisabled?: boolean
  /** As wide as its words and as high as a target: inside cards and tables. */
  readonly isCompact?: boolean
  readonly label?: string
}

/** The button of every page. */
export const Button = (props: ButtonProps) => {
  const { children, onPress, kind = 'primary', icon, isBusy = false, isDisabled = false, isCompact = false } = props
  const isDeaf = isBusy || isDisabled
  return (
    <Pressable
      onPress={onPress}
      isDisabled={isDeaf}
      label={props.label}
      says={{ busy: isBusy || undefined }}
      className={classes('button', `button-${kind}`, isCompact && 'button-compact', isDisabled && 'is-disabled')}
    >
      {isBusy ? <View className="spinner" {...aria({ hidden: true })} /> : icon && <Icon name={icon} />}
      <View>{children}</View>
    </Pressable>
  )
}
