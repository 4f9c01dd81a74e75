import { z } from 'zod'
import { RuleInput } from './rule.ts'

/** What a clause may not touch, and below the line what deserves a second look. */
export const FindingCategory = z.enum([
  'petition',
  'speech',
  'faith',
  'health',
  'criminal_record',
  'benefits',
  'collective_guilt',
  'minors',
  'attitude',
  'family_planning',
  'legal_penalty',
  'dignity',
  'superstition',
  'party_activity',
  'unclear_deed',
  'deduction_share',
  'out_of_scale',
  'absent_households',
  'disabled_households',
  'evidence_missing',
])
export type FindingCategory = z.infer<typeof FindingCategory>

/** How a category is called on screens and in print. */
export const findingNames: Readonly<Record<FindingCategory, string>> = {
  petition: '上访和投诉',
  speech: '网上说话',
  faith: '信教',
  health: '病、残疾、吸毒史',
  criminal_record: '前科',
  benefits: '罚款、停福利',
  collective_guilt: '一人犯事别人受罚',
  minors: '孩子的成绩',
  attitude: '党员身份和态度',
  family_planning: '生育婚姻',
  legal_penalty: '法律已经管的事',
  dignity: '当众丢脸',
  superstition: '迷信的界限',
  party_activity: '党内活动',
  unclear_deed: '没写清哪件事',
  deduction_share: '扣分太多',
  out_of_scale: '分值太大',
  absent_households: '外出户够不着',
  disabled_households: '老弱残疾户够不着',
  evidence_missing: '没写凭什么',
}

/** What the lawfulness check says about one clause, or about the whole book when `clause` is absent. */
export const Finding = z.object({
  /** Place in the list that was checked, from 1. */
  clause: z.number().int().optional(),
  category: FindingCategory,
  /** `refuse`: no version with it can be adopted. `warn`: the assembly should talk about it. */
  severity: z.enum(['refuse', 'warn']),
  /** The words of the clause that say so, as they were understood. */
  words: z.string(),
  /** Why, in the words of the village. */
  reason: z.string(),
  /** Law and article. */
  source: z.string(),
  /** The same clause in lawful wording, to be taken with one tap. */
  offer: RuleInput.optional(),
})
export type Finding = z.infer<typeof Finding>
