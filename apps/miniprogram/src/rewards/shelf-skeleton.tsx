import { View } from '@tarojs/components'
import { aria } from '../ui/aria'

const PLACES = [0, 1, 2, 3] as const

/** The shape of the shelf before the goods are there. */
export const ShelfSkeleton = () => (
  <View className="grid-two" {...aria({ role: 'status', busy: true, label: '正在打开' })}>
    {PLACES.map((place) => (
      <View key={place} className="tile">
        <View className="bone bone-tall" />
        <View className="bone" />
        <View className="bone bone-short" />
      </View>
    ))}
  </View>
)
