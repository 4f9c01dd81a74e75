import {
  listDeductionOptions,
  recheckDeduction,
  rectifyDeduction,
  remindHousehold,
} from '@village-points/shared/deductions/contract.ts'
import type { DemoClient } from './demo-client.ts'

/** What the story needs: who reminds, who answers, and which homes. */
interface Reminding {
  readonly cadre: DemoClient
  readonly villager: DemoClient
  readonly villagerHomeId: string
  readonly elderHomeId: string
  readonly today: string
}

/** One home has put things right and hears thanks; another has a week. Nothing is ever deducted in the demo village. */
export const remindTwoHomes = async ({ cadre, villager, villagerHomeId, elderHomeId, today }: Reminding) => {
  const { options, usualFixBy: fixBy } = await cadre.call(listDeductionOptions, {})
  const [option] = options
  if (!option) return
  const remind = (householdId: string, note: string) =>
    cadre.call(remindHousehold, {
      body: { householdId, ruleId: option.rule.ruleId, seenOn: today, fixBy, note },
    })
  const { deductionId } = await remind(villagerHomeId, '门口堆着旧木料,挪到院里就行')
  await villager.call(rectifyDeduction, { params: { deductionId }, body: { words: '搬好了' } })
  const body = { finding: 'fixed' as const, words: '去看过,收拾得很干净' }
  await cadre.call(recheckDeduction, { params: { deductionId }, body })
  await remind(elderHomeId, '屋后有一堆垃圾,要帮忙搬就打村里电话')
}
