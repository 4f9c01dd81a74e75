import type { putRewardPicture as endpoint } from '@village-points/shared/rewards/contract.ts'
import { keepPicture } from '../platform/files/picture-store.ts'
import type { UploadedFile } from '../platform/http/body.ts'
import type { Background, ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { toReward } from './presenting.ts'
import { findReward, updateReward } from './reward-repository.ts'

/** Re-encodes before the transaction; undefined when it is not a picture. */
export const preparePicture = (file: UploadedFile, { dataFolder }: Background): Promise<string | undefined> =>
  keepPicture(dataFolder, file.bytes)

export const putRewardPicture = async (
  work: Work,
  { params, file: pictureId }: ParsedInput<typeof endpoint> & { file: string | undefined },
) => {
  if (!(await findReward(work, params.rewardId))) refuse('reward.not_found')
  if (!pictureId) return refuse('reward.picture_not_understood')
  await updateReward(work, params.rewardId, { pictureId })
  return toReward(work, params.rewardId)
}
