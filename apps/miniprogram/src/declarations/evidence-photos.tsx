import { View } from '@tarojs/components'
import { useState } from 'react'
import { aria } from '../ui/aria'
import { Button } from '../ui/button'
import { Pressable } from '../ui/pressable'
import { Sheet } from '../ui/sheet'
import { EvidencePhoto, type PhotoSource } from './evidence-photo'
import './photos.css'

interface PhotoSheetProps {
  readonly photoIds: readonly string[]
  readonly source?: PhotoSource | undefined
  /** What they are called where they show no deed. */
  readonly name?: string
  /** Which one is opened first. */
  readonly first: number
  readonly onClose: () => void
}

const EVIDENCE = '佐证照片'

const labelOf = (name: string, index: number, count: number): string =>
  count === 1 ? name : `${name},第 ${index + 1} 张,共 ${count} 张`

/** One photo as large as the phone allows, and the way to the others. */
export const PhotoSheet = ({ photoIds, source, name = EVIDENCE, first, onClose }: PhotoSheetProps) => {
  const [index, setIndex] = useState(first)
  const photoId = photoIds[index]
  const count = photoIds.length
  if (photoId === undefined) return null
  return (
    <Sheet title={count === 1 ? '照片' : `照片 ${index + 1} / ${count}`} onClose={onClose}>
      <View className="photo-large">
        <EvidencePhoto
          key={photoId}
          photoId={photoId}
          source={source}
          label={labelOf(name, index, count)}
          size="large"
        />
      </View>
      {count > 1 && (
        <View className="grid-two">
          <Button kind="quiet" isDisabled={index === 0} onPress={() => setIndex(index - 1)}>
            上一张
          </Button>
          <Button kind="quiet" isDisabled={index === count - 1} onPress={() => setIndex(index + 1)}>
            下一张
          </Button>
        </View>
      )}
    </Sheet>
  )
}

interface EvidencePhotosProps {
  readonly photoIds: readonly string[]
  readonly source?: PhotoSource
  readonly name?: string
}

/** The photos of a declaration, small; pressed, one is shown large. Nothing where there are none. */
export const EvidencePhotos = ({ photoIds, source, name = EVIDENCE }: EvidencePhotosProps) => {
  const [opened, setOpened] = useState<number>()
  if (photoIds.length === 0) return null
  return (
    <View className="photos" {...aria({ role: 'list', label: `${photoIds.length} 张照片` })}>
      {photoIds.map((photoId, index) => (
        <View key={photoId} {...aria({ role: 'listitem' })}>
          <Pressable
            className="photo"
            label={`看大图,${labelOf(name, index, photoIds.length)}`}
            onPress={() => setOpened(index)}
          >
            <EvidencePhoto photoId={photoId} source={source} label="" size="small" />
          </Pressable>
        </View>
      ))}
      {opened !== undefined && (
        <PhotoSheet
          photoIds={photoIds}
          source={source}
          name={name}
          first={opened}
          onClose={() => setOpened(undefined)}
        />
      )}
    </View>
  )
}
