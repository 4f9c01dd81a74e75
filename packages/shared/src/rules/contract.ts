import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import type { ErrorTable } from '../platform/errors.ts'
import { Id, Line, Words } from '../platform/page.ts'
import { PositivePoints } from '../platform/points.ts'
import { VillageDay } from '../platform/village-day.ts'

/** `award` gives points and honour, `honor` honour only, `deduction` takes away (never directly: DOMAIN 7). */
export const RuleClass = z.enum(['award', 'honor', 'deduction'])
export type RuleClass = z.infer<typeof RuleClass>

/** Which steps a declaration under the rule goes through (DOMAIN 4). */
export const Procedure = z.enum(['direct', 'review', 'review_and_publicity'])
export type Procedure = z.infer<typeof Procedure>

/** How much one deed earns. */
export const RulePoints = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fixed'), points: PositivePoints }),
  z
    .object({ kind: z.literal('range'), least: PositivePoints, most: PositivePoints })
    .refine((range) => range.least < range.most, '后一个分数要比前一个大'),
  /** `points` for every full `unitSize` of `unit`: 1 point per 50 元, 5 points per 1 半天. */
  z.object({
    kind: z.literal('per_unit'),
    points: PositivePoints,
    unit: Line('单位', 10),
    unitSize: z.number().int().positive().max(1_000_000),
  }),
])
export type RulePoints = z.infer<typeof RulePoints>

export const CapPeriod = z.enum(['day', 'week', 'month', 'quarter', 'half_year', 'year', 'once'])
export type CapPeriod = z.infer<typeof CapPeriod>

/** A limit per household and period: of points, or of times. */
export const RuleCap = z
  .object({
    period: CapPeriod,
    measure: z.enum(['points', 'times']),
    limit: PositivePoints,
  })
  .refine((cap) => cap.measure === 'points' || Number.isInteger(cap.limit), {
    path: ['limit'],
    message: '次数要写整数',
  })
export type RuleCap = z.infer<typeof RuleCap>

export const RuleInput = z.object({
  category: Line('类别', 20),
  title: Line('积分事项', 60),
  ruleClass: RuleClass,
  points: RulePoints,
  caps: z
    .array(RuleCap)
    .max(6, '一条最多 6 个封顶')
    .refine(
      (caps) => new Set(caps.map((cap) => `${cap.period} ${cap.measure}`)).size === caps.length,
      '同一种封顶写了两遍',
    ),
  evidence: Words('依据', 100),
  procedure: Procedure,
})
export type RuleInput = z.infer<typeof RuleInput>

/** A clause of one rulebook version. */
export const Rule = z.object({
  ruleId: Id,
  /** The same through all versions, so that caps go on counting when a new version comes into force. */
  originId: Id,
  /** `第 14 条`. */
  clause: z.number().int(),
  category: z.string(),
  title: z.string(),
  ruleClass: RuleClass,
  points: RulePoints,
  caps: z.array(RuleCap),
  evidence: z.string(),
  procedure: Procedure,
  isRetired: z.boolean(),
})
export type Rule = z.infer<typeof Rule>

/** How the representatives' assembly adopted a version. Figures are people. */
export const Adoption = z
  .object({
    assemblyOn: VillageDay,
    entitled: z.number().int().positive('应到人数要大于 0').max(10_000).optional(),
    present: z.number().int().positive('到会人数要大于 0').max(10_000),
    inFavor: z.number().int().nonnegative().max(10_000),
  })
  .refine((adoption) => adoption.inFavor <= adoption.present, { path: ['inFavor'], message: '同意的人比到会的人还多' })
  .refine((adoption) => adoption.inFavor * 2 > adoption.present, {
    path: ['inFavor'],
    message: '同意的人没有过半,不能生效',
  })
  .refine((adoption) => !adoption.entitled || adoption.present <= adoption.entitled, {
    path: ['present'],
    message: '到会的人比应到的人还多',
  })
export type Adoption = z.infer<typeof Adoption>

/** `in_force` from `inForceOn` until a later version comes into force. */
export const RulebookState = z.enum(['adopted', 'in_force', 'superseded'])

export const RulebookBrief = z.object({
  rulebookId: Id,
  /** 1, 2, 3 …, shown as `2026 版(第 1 次)`. */
  version: z.number().int(),
  title: z.string(),
  state: RulebookState,
  inForceOn: VillageDay,
  adoption: Adoption,
  ruleCount: z.number().int(),
})
export type RulebookBrief = z.infer<typeof RulebookBrief>

export const Rulebook = RulebookBrief.extend({ rules: z.array(Rule), can: z.object({ manage: z.boolean() }) })
export type Rulebook = z.infer<typeof Rulebook>

export const RulebookInput = z.object({
  title: Line('细则名称', 60),
  inForceOn: VillageDay,
  adoption: Adoption,
  rules: z.array(RuleInput).min(1, '至少写一条').max(200, '最多 200 条'),
})
export type RulebookInput = z.infer<typeof RulebookInput>

export const rulesErrors = {
  'rule.rulebook_not_found': { status: 404, message: '没有找到这一版积分细则。' },
  'rule.none_in_force': { status: 409, message: '村里还没有生效的积分细则,请先导入或通过一版。' },
  'rule.not_found': { status: 404, message: '没有找到这一条细则,可能已经换了新版,请刷新。' },
  'rule.retired': { status: 409, message: '“{title}”已经停用,不能再记分。' },
  'rule.in_force_on_taken': { status: 409, message: '{inForceOn} 已经有一版细则生效了,请换一天。' },
  'rule.in_force_before_assembly': { status: 422, message: '生效日期不能早于会议通过的日期。' },
  'rule.duplicate_title': { status: 422, message: '“{title}”写了两遍,请合成一条。' },
} as const satisfies ErrorTable
const some = <Code extends keyof typeof rulesErrors>(...codes: Code[]) =>
  Object.fromEntries(codes.map((code) => [code, rulesErrors[code]])) as Pick<typeof rulesErrors, Code>

export const readRulebookInForce = endpoint({
  name: 'read-rulebook-in-force',
  method: 'GET',
  path: '/rules/rulebooks/in-force',
  summary: 'The rulebook in force today, with its rules.',
  permission: 'rule.read',
  response: Rulebook,
  errors: some('rule.none_in_force'),
})

export const listRulebooks = endpoint({
  name: 'list-rulebooks',
  method: 'GET',
  path: '/rules/rulebooks',
  summary: 'Every version of the rulebook, newest first.',
  permission: 'rule.read',
  response: z.object({ rulebooks: z.array(RulebookBrief) }),
  errors: {},
})

export const readRulebook = endpoint({
  name: 'read-rulebook',
  method: 'GET',
  path: '/rules/rulebooks/:rulebookId',
  summary: 'One version, old ones included: entries go on citing it.',
  permission: 'rule.read',
  params: z.object({ rulebookId: Id }),
  response: Rulebook,
  errors: some('rule.rulebook_not_found'),
})

export const adoptRulebook = endpoint({
  name: 'adopt-rulebook',
  method: 'POST',
  path: '/rules/rulebooks',
  summary: 'Records a version that the assembly adopted. A rule with an unchanged title keeps its origin and its caps.',
  permission: 'rule.manage',
  body: RulebookInput,
  response: Rulebook,
  errors: some('rule.in_force_before_assembly', 'rule.duplicate_title', 'rule.in_force_on_taken'),
})

export const retireRule = endpoint({
  name: 'retire-rule',
  method: 'POST',
  path: '/rules/:ruleId/retire',
  summary: 'Stops a rule at once, when the assembly or the town says it must not be used.',
  permission: 'rule.manage',
  params: z.object({ ruleId: Id }),
  body: z.object({ reason: Line('原因', 100) }),
  response: Rulebook,
  errors: some('rule.not_found', 'rule.retired'),
})
