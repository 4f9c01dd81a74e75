import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classes } from './classes'
import { Icon } from './icon'
import { Pressable } from './pressable'

interface CheckRowProps {
  readonly title: string
  readonly detail?: ReactNode
  readonly isOn: boolean
  readonly onToggle: () => unknown
  /** Something else to press at the end, outside the row's own target. */
  readonly end?: ReactNode
}

/** One line of a list of things to tick. */
export const CheckRow = ({ title, detail, isOn, onToggle, end }: CheckRowProps) => (
  <View className="check-line">
    <Pressable className="row grow" role="checkbox" says={{ checked: isOn }} isRepeatable onPress={onToggle}>
      <View className={classes('check-box', isOn && 'check-box-on')}>{isOn && <Icon name="check" />}</View>
      <View className="grow">
        <View className="row-title">{title}</View>
        {detail && <View className="soft">{detail}</View>}
      </View>
    </Pressable>
    {end}
  </View>
)
