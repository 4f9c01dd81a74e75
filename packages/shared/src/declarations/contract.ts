import { z } from 'zod'
import { HouseholdBrief, Member } from '../households/contract.ts'
import { Cover } from '../ledger/cover.ts'
import { endpoint } from '../platform/endpoint.ts'
import { Id, Line, PageQuery, page, Words } from '../platform/page.ts'
import { Points, PositivePoints } from '../platform/points.ts'
import { VillageDay } from '../platform/village-day.ts'
import { AwardBatch, AwardOption, CapLeft, Declaration, PostedDeclaration, Quantity } from './declaration.ts'
import { declarationsErrors, deedErrors, ruleErrors, some } from './errors.ts'

export * from './declaration.ts'
export * from './declaring.ts'
export { declarationsErrors } from './errors.ts'
export * from './photo.ts'
export * from './trial.ts'

export const AwardInput = z.object({
  householdId: Id,
  ruleId: Id,
  /** The member who did the deed. */
  memberId: Id.optional(),
  /** For rules that count units: half-days, each full 50 yuan. */
  quantity: Quantity.optional(),
  /** For rules with a range. */
  points: PositivePoints.optional(),
  deedOn: VillageDay,
  note: Words('说明', 200).default(''),
})
export type AwardInput = z.infer<typeof AwardInput>

const directErrors = {
  ...ruleErrors,
  ...some('declaration.deduction_not_direct', 'declaration.review_needed'),
}

const awardErrors = {
  ...some(
    'household.not_found',
    'household.merged',
    'household.moved_away',
    'declaration.own_household',
    'declaration.outside_group',
  ),
  ...directErrors,
  ...deedErrors,
}

export const listAwardOptions = endpoint({
  name: 'list-award-options',
  method: 'GET',
  path: '/declarations/award-options',
  summary: 'Rules that may be awarded directly, the ones this person uses most first, with what each cap still allows.',
  permission: 'declaration.award',
  query: z.object({ householdId: Id.optional(), deedOn: VillageDay.optional() }),
  response: z.object({
    household: HouseholdBrief.optional(),
    members: z.array(Member),
    conductPoints: Points.optional(),
    options: z.array(AwardOption),
    /** The fund against what is owed already, to warn before more is given; absent where no fund is kept. */
    cover: Cover.optional(),
  }),
  errors: some(
    'household.not_found',
    'household.merged',
    'household.moved_away',
    'declaration.own_household',
    'declaration.outside_group',
    'rule.none_in_force',
  ),
})

export const awardHousehold = endpoint({
  name: 'award-household',
  method: 'POST',
  path: '/declarations/awards',
  summary: 'A cadre records a deed on behalf of a household under a direct rule; points are posted at once.',
  permission: 'declaration.award',
  body: AwardInput,
  response: z.object({ declaration: PostedDeclaration, availablePoints: Points, left: CapLeft }),
  errors: awardErrors,
})

export const awardBatch = endpoint({
  name: 'award-batch',
  method: 'POST',
  path: '/declarations/award-batches',
  summary: 'One event, many households, all or nothing; a household may differ in quantity or points.',
  permission: 'declaration.award_batch',
  body: z.object({
    ruleId: Id,
    deedOn: VillageDay,
    note: Words('说明', 200).default(''),
    quantity: Quantity.optional(),
    points: PositivePoints.optional(),
    households: z
      .array(
        z.object({
          householdId: Id,
          memberId: Id.optional(),
          quantity: Quantity.optional(),
          points: PositivePoints.optional(),
        }),
      )
      .min(1, '请至少选一户')
      .max(300, '一次最多 300 户')
      .refine(
        (households) => new Set(households.map((one) => one.householdId)).size === households.length,
        '同一户选了两次',
      ),
  }),
  response: z.object({ batch: AwardBatch }),
  /** What is wrong with single households comes as one refusal whose `fields` name each household's own sentence. */
  errors: {
    ...directErrors,
    'declaration.batch_has_problems': declarationsErrors['declaration.batch_has_problems'],
  },
})

export const listDeclarations = endpoint({
  name: 'list-declarations',
  method: 'GET',
  path: '/declarations',
  summary: 'Recorded deeds, newest first: of one household, of one batch, or those that I recorded.',
  permission: 'declaration.read',
  query: PageQuery.extend({
    householdId: Id.optional(),
    awardBatchId: Id.optional(),
    mine: z.enum(['true']).optional(),
    /** Only those that were handed in to be decided, not what was awarded on the spot. */
    declared: z.enum(['true']).optional(),
  }),
  response: page(Declaration),
  errors: some('household.not_found'),
})

export const listAwardBatches = endpoint({
  name: 'list-award-batches',
  method: 'GET',
  path: '/declarations/award-batches',
  summary: 'Batches, newest first.',
  permission: 'declaration.award_batch',
  query: PageQuery,
  response: page(AwardBatch),
  errors: {},
})

export const undoAward = endpoint({
  name: 'undo-award',
  method: 'POST',
  path: '/declarations/:declarationId/undo',
  summary: 'Within ten minutes the one who recorded an award takes it back.',
  permission: 'declaration.undo',
  params: z.object({ declarationId: Id }),
  body: z.object({}),
  response: Declaration,
  errors: some(
    'declaration.not_found',
    'declaration.not_own_award',
    'declaration.already_reversed',
    'declaration.undo_too_late',
  ),
})

export const reverseAward = endpoint({
  name: 'reverse-award',
  method: 'POST',
  path: '/declarations/:declarationId/reverse',
  summary: 'The committee corrects a wrong award by an opposite entry, with a reason.',
  permission: 'declaration.reverse',
  params: z.object({ declarationId: Id }),
  body: z.object({ reason: Line('原因', 100) }),
  response: Declaration,
  errors: some('declaration.not_found', 'declaration.own_household', 'declaration.already_reversed'),
})

export const undoAwardBatch = endpoint({
  name: 'undo-award-batch',
  method: 'POST',
  path: '/declarations/award-batches/:awardBatchId/undo',
  summary: 'Takes a whole batch back within ten minutes; awards already reversed singly stay so.',
  permission: 'declaration.award_batch',
  params: z.object({ awardBatchId: Id }),
  body: z.object({}),
  response: AwardBatch,
  errors: some(
    'declaration.not_found',
    'declaration.not_own_award',
    'declaration.already_reversed',
    'declaration.undo_too_late',
  ),
})

export const reverseAwardBatch = endpoint({
  name: 'reverse-award-batch',
  method: 'POST',
  path: '/declarations/award-batches/:awardBatchId/reverse',
  summary: 'The committee corrects a whole batch, with a reason.',
  permission: 'declaration.reverse',
  params: z.object({ awardBatchId: Id }),
  body: z.object({ reason: Line('原因', 100) }),
  response: AwardBatch,
  errors: some('declaration.not_found', 'declaration.own_household', 'declaration.already_reversed'),
})
