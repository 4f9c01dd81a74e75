import { z } from 'zod'
import { Id, Line, Words } from '../platform/page.ts'
import { PositivePoints } from '../platform/points.ts'

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
