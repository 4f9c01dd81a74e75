import type { AwardOption, awardBatch } from '@village-points/shared/declarations/contract.ts'
import type { EndpointInput } from '@village-points/shared/platform/endpoint.ts'
import { type Amount, amountUnder } from './award-amount'
import type { BatchDraft } from './batch-draft'

/** Households at most in one batch; the contract says it again. */
export const MOST_HOUSEHOLDS = 300

/** What a batch will do, or what stands in its way. */
export interface BatchPlan {
  readonly each: Amount
  readonly count: number
  readonly total: number
  /** Households with an amount of their own. */
  readonly differing: readonly { readonly householdId: string; readonly amount: Amount }[]
  readonly problem?: string | undefined
}

const amountFor = (option: AwardOption, typed: string): Amount =>
  amountUnder(option.rule, { quantity: typed, points: typed })

const problemOf = (draft: BatchDraft, each: Amount, differing: BatchPlan['differing']): string | undefined => {
  if (draft.chosen.length === 0) return '还没选户,请至少选一户。'
  if (draft.chosen.length > MOST_HOUSEHOLDS) return `一次最多 ${MOST_HOUSEHOLDS} 户,请分两次记。`
  return each.problem ?? differing.find(({ amount }) => amount.problem)?.amount.problem
}

/** Adds up what the batch will do. */
export const planOf = (option: AwardOption, draft: BatchDraft): BatchPlan => {
  const each = amountUnder(option.rule, draft)
  const chosen = new Set(draft.chosen)
  const isFixed = option.rule.points.kind === 'fixed'
  const differing = Object.entries(isFixed ? {} : draft.exceptions)
    .filter(([householdId]) => chosen.has(householdId))
    .map(([householdId, typed]) => ({ householdId, amount: amountFor(option, typed) }))
  const others = draft.chosen.length - differing.length
  const total = differing.reduce((sum, { amount }) => sum + (amount.earned ?? 0), others * (each.earned ?? 0))
  return { each, count: draft.chosen.length, total, differing, problem: problemOf(draft, each, differing) }
}

const typedParts = ({ quantity, points }: Amount) => ({
  ...(quantity === undefined ? {} : { quantity }),
  ...(points === undefined ? {} : { points }),
})

/** The batch as it is sent. */
export const batchBody = (
  option: AwardOption,
  draft: BatchDraft,
  deedOn: string,
): EndpointInput<typeof awardBatch>['body'] => {
  const plan = planOf(option, draft)
  const own = new Map(plan.differing.map(({ householdId, amount }) => [householdId, typedParts(amount)]))
  return {
    ruleId: option.rule.ruleId,
    deedOn,
    note: draft.note,
    ...typedParts(plan.each),
    households: draft.chosen.map((householdId) => ({ householdId, ...own.get(householdId) })),
  }
}
