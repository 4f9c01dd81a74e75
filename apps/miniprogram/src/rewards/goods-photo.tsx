import { View } from '@tarojs/components'
import { useState } from 'react'
import { type PickedPhoto, pickPhoto } from '../platform/photos'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { FieldTrouble } from '../ui/field-trouble'
import { GoodsPicture } from '../ui/goods-picture'
import { pictureUrl } from './reward-words'

interface GoodsPhotoProps {
  readonly name: string
  readonly pictureId: string | undefined
  readonly photo: PickedPhoto | undefined
  readonly onPick: (photo: PickedPhoto | undefined) => void
}

const MOST_BYTES = 10 * 1024 * 1024

/** The picture as villagers will see it, before it is sent. */
export const GoodsPhoto = ({ name, pictureId, photo, onPick }: GoodsPhotoProps) => {
  const [problem, setProblem] = useState<string>()
  const pick = async () => {
    const picked = await pickPhoto()
    if (!picked) return
    const isTooLarge = picked.bytes > MOST_BYTES
    setProblem(isTooLarge ? '这张照片太大了,换一张小一点的。' : undefined)
    if (!isTooLarge) onPick(picked)
  }
  const has = photo !== undefined || pictureId !== undefined
  return (
    <Card>
      <View className="stack">
        <View className="photo-preview">
          <GoodsPicture name={name} url={photo?.preview ?? pictureUrl(pictureId)} />
        </View>
        <FieldTrouble words={problem} />
        <View className="line-wrap">
          <Button kind="quiet" icon="camera" isCompact onPress={pick}>
            {has ? '换一张照片' : '加一张照片'}
          </Button>
          {photo && (
            <Button kind="plain" isCompact onPress={() => onPick(undefined)}>
              不换了
            </Button>
          )}
        </View>
        <View className="soft">
          {photo ? '这是村民会看到的样子,存好才算换上。' : '没有照片就用上面这样的画。照片里的位置信息会去掉。'}
        </View>
      </View>
    </Card>
  )
}
