import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from './aria'
import { classes } from './classes'

/** One stage of how something came about. */
export interface Step {
  readonly title: ReactNode
  readonly detail?: ReactNode
  readonly isDone: boolean
}

/** How something came about, from the top down: filled dots are done, rings are to come. */
export const Steps = ({ steps }: { readonly steps: readonly Step[] }) => (
  <View {...aria({ role: 'list' })}>
    {steps.map(({ title, detail, isDone }, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: stages keep their order
      <View key={index} className="step" {...aria({ role: 'listitem' })}>
        <View className="step-line" {...aria({ hidden: true })}>
          <View className={classes('step-dot', isDone && 'step-done')} />
          {index < steps.length - 1 && <View className="step-rest" />}
        </View>
        <View className="step-words">
          <View className="strong">{title}</View>
          <View className="soft">
            {!isDone && '还没到 · '}
            {detail}
          </View>
        </View>
      </View>
    ))}
  </View>
)
