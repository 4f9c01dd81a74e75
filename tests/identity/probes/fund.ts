import * as fund from '@village-points/shared/fund/contract.ts'
import { TODAY } from '../../village/deeds.ts'
import { atNothing, atVillage, type Probe } from './probe.ts'

const gift = { kind: 'gift', yuan: 100, movedOn: TODAY } as const

export const fundProbes: readonly Probe[] = [
  atNothing(fund.readFund, () => ({})),
  atNothing(fund.listFundMovements, () => ({ query: {} })),
  atNothing(fund.recordFundMovement, () => ({ body: gift })),
  atVillage(fund.undoFundMovement, async ({ community }, scene) => {
    const { transferId } = await scene.cadreOf(community).ok(fund.recordFundMovement, { body: gift })
    return { params: { transferId }, body: { reason: '记错了' } }
  }),
]
