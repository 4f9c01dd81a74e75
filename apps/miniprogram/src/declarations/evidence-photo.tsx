import { View } from '@tarojs/components'
import { readPhoto } from '@village-points/shared/declarations/contract.ts'
import { readDeductionPhoto } from '@village-points/shared/deductions/contract.ts'
import { usePrivatePicture } from '../platform/private-picture'
import { Icon } from '../ui/icon'
import { Picture } from '../ui/picture'
import { Pressable } from '../ui/pressable'
import './photos.css'

interface EvidencePhotoProps {
  readonly photoId: string
  readonly label: string
  readonly size: 'small' | 'large'
  /** What this page holds of it already: nothing is fetched. */
  readonly preview?: string | undefined
  /** The reminder that it shows, if it shows one. */
  readonly deductionId?: string | undefined
}

const OfDeed = (props: EvidencePhotoProps) => {
  const { photoId, size } = props
  return <Fetched {...props} of={usePrivatePicture(readPhoto, { params: { photoId }, query: { size } })} />
}

const OfReminder = (props: EvidencePhotoProps) => {
  const { photoId, size, deductionId = '' } = props
  const of = usePrivatePicture(readDeductionPhoto, { params: { deductionId, photoId }, query: { size } })
  return <Fetched {...props} of={of} />
}

interface FetchedProps extends EvidencePhotoProps {
  readonly of: ReturnType<typeof usePrivatePicture>
}

const Fetched = ({ label, size, of: { source, error, refetch } }: FetchedProps) => {
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

/** A photo of a deed, for those who may see it; its bytes come with the session. */
export const EvidencePhoto = (props: EvidencePhotoProps) => {
  const { preview, label, size, deductionId } = props
  if (!preview) return deductionId ? <OfReminder {...props} /> : <OfDeed {...props} />
  return <Picture className="photo-picture" src={preview} label={label} mode={modeOf(size)} />
}
