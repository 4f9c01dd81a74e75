import type { readRewardPicture as endpoint } from '@village-points/shared/rewards/contract.ts'
import { readPicture } from '../platform/files/picture-store.ts'
import type { Download, ParsedInput, Visit } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'

/** A picture never changes under its id, so it may stay in caches for a year. */
const YEAR_SECONDS = 31_536_000

export const readRewardPicture = async (visit: Visit, { params }: ParsedInput<typeof endpoint>): Promise<Download> => {
  const bytes = (await readPicture(visit.dataFolder, params.pictureId)) ?? refuse('reward.not_found')
  return { bytes, contentType: 'image/webp', maxAgeSeconds: YEAR_SECONDS }
}
