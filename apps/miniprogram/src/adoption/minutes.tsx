import { View } from '@tarojs/components'
import { readMinutes } from '@village-points/shared/adoption/contract.ts'
import { useState } from 'react'
import '../declarations/photos.css'
import { usePrivatePicture } from '../platform/private-picture'
import { aria } from '../ui/aria'
import { Picture } from '../ui/picture'
import { Pressable } from '../ui/pressable'
import { Sheet } from '../ui/sheet'

interface PageProps {
  readonly photoId: string
  readonly label: string
  readonly size: 'small' | 'large'
}

const Page = ({ photoId, label, size }: PageProps) => {
  const { source, error } = usePrivatePicture(readMinutes, { params: { photoId }, query: { size } })
  if (source) {
    return (
      <Picture
        className="photo-picture"
        src={source}
        label={label}
        mode={size === 'small' ? 'aspectFill' : 'aspectFit'}
      />
    )
  }
  return error ? <View className="photo-gone">没打开</View> : <View className="bone photo-bone" />
}

/** The photographed minutes of a vote: everybody who reads the draft may look what was written down. */
export const Minutes = ({ photoIds }: { readonly photoIds: readonly string[] }) => {
  const [opened, setOpened] = useState<string>()
  const labelOf = (photoId: string) => `会议记录,第 ${photoIds.indexOf(photoId) + 1} 张`
  return (
    <View className="photos" {...aria({ role: 'list', label: `会议记录 ${photoIds.length} 张` })}>
      {photoIds.map((photoId) => (
        <View key={photoId} {...aria({ role: 'listitem' })}>
          <Pressable className="photo" label={`看大图,${labelOf(photoId)}`} onPress={() => setOpened(photoId)}>
            <Page photoId={photoId} label="" size="small" />
          </Pressable>
        </View>
      ))}
      {opened && (
        <Sheet title="会议记录" onClose={() => setOpened(undefined)}>
          <View className="photo-large">
            <Page photoId={opened} label={labelOf(opened)} size="large" />
          </View>
        </Sheet>
      )}
    </View>
  )
}
