import { View } from '@tarojs/components'
import { readPhoto } from '@village-points/shared/declarations/contract.ts'
import type { Endpoint, EndpointInput } from '@village-points/shared/platform/endpoint.ts'
import { usePrivatePicture } from '../platform/private-picture'
import { Icon } from '../ui/icon'
import { Picture } from '../ui/picture'
import { Pressable } from '../ui/pressable'
import './photos.css'

/** What a photo shows, where it is no deed: who may see it is decided there. */
export interface PhotoSource {
  readonly endpoint: Endpoint
  readonly params: Readonly<Record<string, string | number>>
}

const ofDeed: PhotoSource = { endpoint: readPhoto, params: {} }

interface EvidencePhotoProps {
  readonly photoId: string
  readonly label: string
  readonly size: 'small' | 'large'
  /** What this page holds of it already: nothing is fetched. */
  readonly preview?: string | undefined
  readonly source?: PhotoSource | undefined
}

const Fetched = ({ photoId, label, size, source: { endpoint, params } = ofDeed }: EvidencePhotoProps) => {
  const input = { params: { ...params, photoId }, query: { size } } as EndpointInput<Endpoint>
  const { source, error, refetch } = usePrivatePicture(endpoint, input)
  if (source) return <Picture className="photo-picture" src={source} label={label} mode={modeOf(size)} />
  if (!error) return <View className="bone photo-bone" />
  if (error.status === 404) return <View className="photo-gone">照片已经删掉了</View>
  return (
    <Pressable className="photo-gone" label={`${label}没打开,再试一次`} onPress={refetch}>
      <Icon name="refresh" />
      <View>没打开,点一下再试</View>
    </Pressable>
  )
}

const modeOf = (size: 'small' | 'large') => (size === 'small' ? 'aspectFill' : 'aspectFit')

/** A photo, for those who may see it; its bytes come with the session. */
export const EvidencePhoto = (props: EvidencePhotoProps) => {
  const { preview, label, size } = props
  if (!preview) return <Fetched {...props} />
  return <Picture className="photo-picture" src={preview} label={label} mode={modeOf(size)} />
}
