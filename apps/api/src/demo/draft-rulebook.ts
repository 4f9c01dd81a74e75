import { addDraftRule, commentOnDraft, openDraft, startDraft } from '@village-points/shared/adoption/contract.ts'
import type { DemoClient } from './demo-client.ts'

/** Next year's rulebook lies open for comments, with one new clause and what people said of it. */
export const draftRulebook = async (accountant: DemoClient, villagers: readonly DemoClient[]): Promise<void> => {
  const body = { title: '禾湾村积分细则(明年)', source: 'in_force' as const }
  const { draftId } = await accountant.call(startDraft, { body })
  const params = { draftId }
  const rule = {
    category: '乡风文明',
    title: '帮邻居照看老人孩子',
    ruleClass: 'award' as const,
    points: { kind: 'per_unit' as const, points: 3, unit: '半天', unitSize: 1 },
    caps: [{ period: 'month' as const, measure: 'points' as const, limit: 12 }],
    evidence: '邻居说一声,组长记',
    procedure: 'review' as const,
  }
  const { revision, rules } = await accountant.call(addDraftRule, { params, body: { rule } })
  await accountant.call(openDraft, { params, body: { revision, days: 7 } })
  const { ruleId } = rules.find(({ title }) => title === rule.title)!
  const said = [
    { stance: 'for', words: '早就该有这一条', ruleId },
    { stance: 'change', words: '一个月 12 分少了,农忙的时候不够', ruleId },
  ] as const
  for (const [at, comment] of said.entries()) await villagers[at]?.call(commentOnDraft, { params, body: comment })
}
