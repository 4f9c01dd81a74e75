import { View } from '@tarojs/components'
import { MOST_PHOTOS } from '@village-points/shared/declarations/contract.ts'
import { useState } from 'react'
import type { CallError } from '../platform/call-error'
import { aria } from '../ui/aria'
import { Button } from '../ui/button'
import { FieldTrouble } from '../ui/field-trouble'
import { Icon } from '../ui/icon'
import { Warn } from '../ui/note'
import { Picture } from '../ui/picture'
import { Pressable } from '../ui/pressable'
import { EvidencePhoto } from './evidence-photo'
import { PhotoSheet } from './evidence-photos'
import './photos.css'
import type { Photos, WaitingPhoto } from './use-photos'

/** Sent again it would be refused again. */
const isRefused = ({ status }: CallError): boolean => status === 415 || status === 422

/** Why what has to go along cannot go yet; undefined when nothing failed. */
export const unsentWords = ({ waiting }: Photos): string | undefined => {
  const failed = waiting.flatMap(({ error }) => error ?? [])
  const refused = failed.filter(isRefused).length
  if (refused > 0) return `有 ${refused} 张照片用不了,请看看原因,去掉它。`
  return failed.length > 0 ? `有 ${failed.length} 张照片没传上去。有网后会自己再传,也可以去掉。` : undefined
}

interface WaitingProps {
  readonly of: Photos
  readonly waiting: WaitingPhoto
}

const Waiting = ({ of, waiting: { photo, share, error } }: WaitingProps) => {
  const tile = (
    <View className="photo">
      <Picture className="photo-picture" src={photo.preview} label="还没交给村里的照片" />
      <View className="photo-veil" {...aria({ role: error ? undefined : 'status' })}>
        <Icon name={error ? 'alert' : 'upload'} />
        {error ? '没传上去' : `正在传 ${Math.round(share * 100)}%`}
      </View>
    </View>
  )
  const drop = (
    <Button kind="plain" isCompact onPress={() => of.drop(photo)}>
      去掉
    </Button>
  )
  if (!error) {
    return (
      <View className="stack" {...aria({ role: 'listitem' })}>
        {tile}
        {drop}
      </View>
    )
  }
  return (
    <View className="photo-wrong" {...aria({ role: 'listitem' })}>
      {tile}
      <View className="grow stack">
        <FieldTrouble words={error.isOffline ? '网络断了。有网后会自己再传。' : error.message} />
        <View className="line-wrap">
          {!isRefused(error) && (
            <Button kind="quiet" isCompact icon="refresh" onPress={() => of.retry(photo)}>
              再传
            </Button>
          )}
          {drop}
        </View>
      </View>
    </View>
  )
}

interface PhotoPickerProps {
  readonly of: Photos
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
}

/** Photos of a deed: taken or chosen, seen at once, sent while the person goes on. Hold them with `usePhotos`. */
export const PhotoPicker = ({ of, label, hint, error }: PhotoPickerProps) => {
  const [opened, setOpened] = useState<number>()
  const count = of.photoIds.length + of.waiting.length
  return (
    <View className="field">
      <View className="field-label">{label}</View>
      {hint && <View className="field-hint">{hint}</View>}
      {of.lostCount > 0 && <Warn>{`上次有 ${of.lostCount} 张照片没传完,手机上也没有了,请重新拍或者选一下。`}</Warn>}
      {count > 0 && (
        <View className="photos" {...aria({ role: 'list', label: `${count} 张照片` })}>
          {of.photoIds.map((photoId, index) => (
            <View key={photoId} className="stack" {...aria({ role: 'listitem' })}>
              <Pressable className="photo" label={`看大图,第 ${index + 1} 张`} onPress={() => setOpened(index)}>
                <EvidencePhoto photoId={photoId} label="" size="small" preview={of.previewOf(photoId)} />
              </Pressable>
              <Button kind="plain" isCompact label={`去掉第 ${index + 1} 张`} onPress={() => of.remove(photoId)}>
                去掉
              </Button>
            </View>
          ))}
          {of.waiting.map((waiting) => (
            <Waiting key={waiting.photo.name} of={of} waiting={waiting} />
          ))}
        </View>
      )}
      <FieldTrouble words={error ?? of.problem} />
      {count < MOST_PHOTOS ? (
        <Button kind="quiet" icon="camera" onPress={of.pick}>
          {count === 0 ? '拍照片' : '再加照片'}
        </Button>
      ) : (
        <View className="soft">{`已经有 ${MOST_PHOTOS} 张,够了。`}</View>
      )}
      {opened !== undefined && (
        <PhotoSheet photoIds={of.photoIds} first={opened} onClose={() => setOpened(undefined)} />
      )}
    </View>
  )
}
