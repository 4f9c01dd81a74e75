import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import type { ErrorTable } from '../platform/errors.ts'
import { Id, Line } from '../platform/page.ts'
import { VillageDay } from '../platform/village-day.ts'
import { Finding } from './lawfulness.ts'
import { Rule, RuleInput } from './rule.ts'
import { RulebookComparison } from './rulebook-comparison.ts'

export * from './lawfulness.ts'
export * from './rule.ts'
export * from './rulebook-comparison.ts'

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
  /** Decided on paper and written in afterwards: no draft, comments or filing stand behind it here. */
  isFromPaper: z.boolean(),
  ruleCount: z.number().int(),
})
export type RulebookBrief = z.infer<typeof RulebookBrief>

export const Rulebook = RulebookBrief.extend({
  rules: z.array(Rule),
  can: z.object({ manage: z.boolean(), try: z.boolean() }),
})
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
  'rule.no_earlier_version': { status: 409, message: '这是头一版细则,没有更早的可以比。' },
  'rule.in_force_on_taken': { status: 409, message: '{inForceOn} 已经有一版细则生效了,请换一天。' },
  'rule.in_force_before_assembly': { status: 422, message: '生效日期不能早于会议通过的日期。' },
  'rule.unlawful': {
    status: 422,
    message: '第 {clause} 条“{title}”不能写:{reason}可以换成“{remedy}”。',
  },
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
  errors: some('rule.in_force_before_assembly', 'rule.duplicate_title', 'rule.unlawful', 'rule.in_force_on_taken'),
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

export const checkRulebook = endpoint({
  name: 'check-rulebook',
  method: 'POST',
  path: '/rules/lawfulness-checks',
  summary: 'Reads any list of rules for what the law forbids and what may be unfair; nothing is kept.',
  permission: 'rule.read',
  changesNothing: true,
  body: z.object({ rules: RulebookInput.shape.rules }),
  response: z.object({ findings: z.array(Finding) }),
  errors: {},
})

export const compareRulebooks = endpoint({
  name: 'compare-rulebooks',
  method: 'GET',
  path: '/rules/rulebooks/:rulebookId/comparison',
  summary: 'What one version changed, clause by clause and field by field, against another or the one before it.',
  permission: 'rule.read',
  params: z.object({ rulebookId: Id }),
  query: z.object({ withRulebookId: Id.optional() }),
  response: z.object({ earlier: RulebookBrief, later: RulebookBrief, ...RulebookComparison.shape }),
  errors: some('rule.rulebook_not_found', 'rule.no_earlier_version'),
})
