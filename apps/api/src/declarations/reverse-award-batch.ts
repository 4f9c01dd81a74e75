import type { reverseAwardBatch as endpoint } from '@village-points/shared/declarations/contract.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { decideReversal } from './declaration.ts'
import { toBatch } from './presenting.ts'
import { type AwardBatchRow, findBatch, pageOfDeclarations, setBatchState } from './repository.ts'
import { takeBack } from './taking-back.ts'

/** The contract allows no larger batch. */
const MOST_HOUSEHOLDS = 300

export const reverseAwardBatch = async (work: Work, { params, body }: ParsedInput<typeof endpoint>) => {
  const batch = (await findBatch(work, params.awardBatchId)) ?? refuse('declaration.not_found')
  const rows = await pageOfDeclarations(work, { awardBatchId: batch.awardBatchId }, { limit: MOST_HOUSEHOLDS })
  if (rows.some((row) => work.actor.ownHouseholdIds.includes(row.householdId))) refuse('declaration.own_household')
  decideReversal(batch)
  return toBatch(work, await takeBackBatch(work, batch, body.reason))
}

/** Takes back every award of the batch that still stands. */
export const takeBackBatch = async (work: Work, batch: AwardBatchRow, reason: string): Promise<AwardBatchRow> => {
  const { awardBatchId } = batch
  const rows = await pageOfDeclarations(work, { awardBatchId }, { limit: MOST_HOUSEHOLDS })
  for (const row of rows) if (row.state === 'posted') await takeBack(work, row, reason)
  await setBatchState(work, awardBatchId, 'reversed')
  return { ...batch, state: 'reversed' }
}
