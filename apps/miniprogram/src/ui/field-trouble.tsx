import { View } from '@tarojs/components'
import { aria } from './aria'
import { Icon } from './icon'

/** What to put right, below something that is no single field: a choice, a list. */
export const FieldTrouble = ({ words }: { readonly words: string | undefined }) =>
  words ? (
    <View className="field-wrong" {...aria({ live: 'polite' })}>
      <Icon name="alert" />
      <View className="grow">{words}</View>
    </View>
  ) : null
