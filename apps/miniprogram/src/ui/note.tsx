import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from './aria'
import { Icon } from './icon'

/** Something good to know, on wheat. */
export const Note = ({ children }: { readonly children: ReactNode }) => (
  <View className="note" {...aria({ role: 'note' })}>
    <View className="grow">{children}</View>
  </View>
)

/** Something to look at before going on, on pale cinnabar, read out at once. */
export const Warn = ({ children }: { readonly children: ReactNode }) => (
  <View className="warn" {...aria({ role: 'alert' })}>
    <Icon name="alert" />
    <View className="grow">{children}</View>
  </View>
)
