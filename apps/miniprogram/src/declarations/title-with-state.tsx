import { View } from '@tarojs/components'
import type { DeclarationState } from '@village-points/shared/declarations/contract.ts'
import { Seal } from '../ui/seal'

interface TitleWithStateProps {
  readonly title: string
  readonly state: DeclarationState
}

/** A record's title, sealed when it was taken back; beside the title, because the figures need the end of the line. */
export const TitleWithState = ({ title, state }: TitleWithStateProps) =>
  state === 'reversed' ? (
    <View className="line-wrap">
      <View>{title}</View>
      <Seal>已撤回</Seal>
    </View>
  ) : (
    <View>{title}</View>
  )
