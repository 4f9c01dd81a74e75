import { recordFundMovement } from '@village-points/shared/fund/contract.ts'
import type { DemoClient } from './demo-client.ts'

/** The money that the village sets aside for its points, and the first goods bought with it. */
export const fillFund = async (accountant: DemoClient, movedOn: string): Promise<void> => {
  const movements = [
    { kind: 'collective_money', yuan: 20_000, note: '村集体收益,村民代表会议定的' },
    { kind: 'town_money', yuan: 8000, note: '镇里奖补' },
    { kind: 'gift', yuan: 5000, note: '在外乡亲捐的' },
    { kind: 'purchase', yuan: 3000, note: '超市第一批货' },
  ] as const
  for (const movement of movements) await accountant.call(recordFundMovement, { body: { ...movement, movedOn } })
}
