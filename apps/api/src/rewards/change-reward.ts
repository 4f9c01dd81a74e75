import type { changeReward as endpoint } from '@village-points/shared/rewards/contract.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { columnsOf } from './add-reward.ts'
import { toReward } from './presenting.ts'
import { findReward, updateReward } from './reward-repository.ts'

export const changeReward = async (work: Work, { params, body }: ParsedInput<typeof endpoint>) => {
  if (!(await findReward(work, params.rewardId))) refuse('reward.not_found')
  await updateReward(work, params.rewardId, columnsOf(body))
  return toReward(work, params.rewardId)
}
