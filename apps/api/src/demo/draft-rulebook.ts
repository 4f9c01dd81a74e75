import {
  addDraftRule,
  commentOnDraft,
  openDraft,
  readDraft,
  recordVote,
  startDraft,
} from '@village-points/shared/adoption/contract.ts'
import { uploadPhoto } from '@village-points/shared/declarations/contract.ts'
import type { DemoClient } from './demo-client.ts'
import { paintYard } from './paint-yard.ts'

const COMMENT_DAYS = 5
const MINUTES_SEED = 77

/** Next year's rulebook lies open for comments, with one new clause and what people said of it. */
export const draftRulebook = async (accountant: DemoClient, villagers: readonly DemoClient[]): Promise<string> => {
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
  await accountant.call(openDraft, { params, body: { revision, days: COMMENT_DAYS } })
  const { ruleId } = rules.find(({ title }) => title === rule.title)!
  const said = [
    { stance: 'for', words: '早就该有这一条', ruleId },
    { stance: 'change', words: '一个月 12 分少了,农忙的时候不够', ruleId },
  ] as const
  for (const [at, comment] of said.entries()) await villagers[at]?.call(commentOnDraft, { params, body: comment })
  return draftId
}

/** The assembly passed it: from here the town files it or returns it. */
export const voteOnRulebook = async (accountant: DemoClient, draftId: string, assemblyOn: string): Promise<void> => {
  const params = { draftId }
  const { revision } = await accountant.call(readDraft, { params })
  const file = { name: '会议记录.jpg', bytes: new Uint8Array(await paintYard(MINUTES_SEED)) }
  const { photoId } = await accountant.call(uploadPhoto, { body: {} }, file)
  const vote = { meeting: 'representatives_assembly', assemblyOn, place: '村党群服务中心二楼' } as const
  const figures = { entitled: 42, present: 36, inFavor: 33, against: 2 }
  await accountant.call(recordVote, { params, body: { revision, ...vote, ...figures, photoIds: [photoId] } })
}
