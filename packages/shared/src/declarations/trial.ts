import { z } from 'zod'
import { HouseholdBrief } from '../households/contract.ts'
import { endpoint } from '../platform/endpoint.ts'
import { Id } from '../platform/page.ts'
import { Points } from '../platform/points.ts'
import { VillageDay } from '../platform/village-day.ts'
import { RuleInput } from '../rules/contract.ts'

/** How many households a trial names in each of its lists; the counts are of all. */
export const TRIAL_HOUSEHOLDS = 200

const Figures = z.object({
  /** Points of honour and of the purse. */
  points: Points,
  /** What of them can be spent, and what the village would owe for it. */
  spendablePoints: Points,
  yuan: z.number(),
})

const HouseholdTrial = z.object({ household: HouseholdBrief, actualPoints: Points, trialPoints: Points })

/** What would have been earned, had these rules been in force. */
export const RulebookTrial = z.object({
  from: VillageDay,
  to: VillageDay,
  deedCount: z.number().int(),
  actual: Figures,
  trial: Figures,
  gainCount: z.number().int(),
  lossCount: z.number().int(),
  /** The largest change first. */
  households: z.array(HouseholdTrial),
  /** Active households to which nothing they did would have given a point. */
  withNothingCount: z.number().int(),
  withNothing: z.array(HouseholdTrial),
  /** Clause by clause; one that nobody met has no times. */
  clauses: z.array(z.object({ clause: z.number().int(), title: z.string(), times: z.number().int(), points: Points })),
  /** Deeds that were awarded and that no clause knows any more. */
  uncovered: z.array(z.object({ title: z.string(), times: z.number().int(), points: Points })),
  /** Deeds that a cap would have left without points. */
  overCapCount: z.number().int(),
})
export type RulebookTrial = z.infer<typeof RulebookTrial>

export const tryRulebook = endpoint({
  name: 'try-rulebook',
  method: 'POST',
  path: '/declarations/rulebook-trials',
  summary: 'Counts the deeds of a span of days again under other rules: who gains, who gets nothing, what it costs.',
  permission: 'declaration.try_rulebook',
  changesNothing: true,
  body: z
    .object({
      rules: z
        // A clause follows its origin when its title changed; without one, the same title is the same deed.
        .array(RuleInput.extend({ originId: Id.optional() }))
        .min(1, '至少写一条')
        .max(200, '最多 200 条'),
      from: VillageDay,
      to: VillageDay,
    })
    .refine(({ from, to }) => from <= to, { path: ['to'], message: '后一天不能早于前一天' }),
  response: RulebookTrial,
  errors: {},
})
