/** The way of a deed that a household declares, up to the point where the panel takes over. */
import { z } from 'zod'
import { HouseholdBrief, Member } from '../households/contract.ts'
import { endpoint } from '../platform/endpoint.ts'
import { Id, PageQuery, page, Words } from '../platform/page.ts'
import { PositivePoints } from '../platform/points.ts'
import { VillageDay } from '../platform/village-day.ts'
import {
  AwardOption,
  DecisionReason,
  Declaration,
  DeclarationStep,
  Quantity,
  WaitingDeclaration,
} from './declaration.ts'
import { deedErrors, ruleErrors, some } from './errors.ts'

/** Photos per declaration at the most. */
/** Photographs are for those who decide: so many days after all is decided they are deleted (DOMAIN 12). */
export const PHOTOS_KEPT_DAYS = 365

export const MOST_PHOTOS = 9

const PhotoIds = z
  .array(Id)
  .max(MOST_PHOTOS, `最多 ${MOST_PHOTOS} 张照片`)
  .refine((ids) => new Set(ids).size === ids.length, '同一张照片选了两次')

/** What a household says about its deed, besides which clause it comes under. */
const Told = {
  memberId: Id.optional(),
  quantity: Quantity.optional(),
  /** For rules with a range; without it the least is asked for. */
  points: PositivePoints.optional(),
  note: Words('说明', 200).default(''),
  photoIds: PhotoIds.default([]),
}

export const DeclarationInput = z.object({
  /** Only for a cadre who enters it on a household's behalf. */
  householdId: Id.optional(),
  ruleId: Id,
  deedOn: VillageDay,
  ...Told,
})
export type DeclarationInput = z.infer<typeof DeclarationInput>

const Params = z.object({ declarationId: Id })

const householdErrors = some(
  'declaration.household_needed',
  'household.not_found',
  'household.merged',
  'household.moved_away',
  'declaration.own_household',
  'declaration.outside_group',
)
const evidenceErrors = some('declaration.photo_needed', 'declaration.photo_unknown')

/** A declaration with its whole way so far and its evidence. */
export const DeclarationDetail = Declaration.extend({
  steps: z.array(DeclarationStep),
  photoIds: z.array(Id),
})
export type DeclarationDetail = z.infer<typeof DeclarationDetail>

export const listDeclareOptions = endpoint({
  name: 'list-declare-options',
  method: 'GET',
  path: '/declarations/options',
  summary: 'Rules that a household may declare under, by category, with what each cap still allows.',
  permission: 'declaration.submit',
  query: z.object({ householdId: Id.optional(), deedOn: VillageDay.optional() }),
  response: z.object({ household: HouseholdBrief, members: z.array(Member), options: z.array(AwardOption) }),
  errors: { ...householdErrors, ...some('rule.none_in_force') },
})

export const submitDeclaration = endpoint({
  name: 'submit-declaration',
  method: 'POST',
  path: '/declarations',
  summary: 'A household declares a deed, or a cadre does on its behalf; it goes to the group leader.',
  permission: 'declaration.submit',
  body: DeclarationInput,
  response: Declaration,
  errors: {
    ...householdErrors,
    ...ruleErrors,
    ...some('declaration.deduction_not_direct'),
    ...deedErrors,
    ...evidenceErrors,
  },
})

export const readDeclaration = endpoint({
  name: 'read-declaration',
  method: 'GET',
  path: '/declarations/:declarationId',
  summary: 'One declaration with its way so far.',
  permission: 'declaration.read',
  params: Params,
  response: DeclarationDetail,
  errors: some('declaration.not_found'),
})

export const withdrawDeclaration = endpoint({
  name: 'withdraw-declaration',
  method: 'POST',
  path: '/declarations/:declarationId/withdraw',
  summary: 'The household takes its declaration back before it is decided.',
  permission: 'declaration.submit',
  params: Params,
  body: z.object({}),
  response: Declaration,
  errors: some('declaration.not_found', 'declaration.state_changed'),
})

export const resubmitDeclaration = endpoint({
  name: 'resubmit-declaration',
  method: 'POST',
  path: '/declarations/:declarationId/resubmit',
  summary: 'A returned declaration is handed in again with what was missing.',
  permission: 'declaration.submit',
  params: Params,
  body: z.object({ note: Told.note, photoIds: Told.photoIds }),
  response: Declaration,
  errors: { ...some('declaration.not_found', 'declaration.state_changed'), ...evidenceErrors },
})

/** One that waits to be looked at; the own household's and what he handed in himself are for another to look at. */
export const Screening = WaitingDeclaration.extend({ can: Declaration.shape.can.extend({ screen: z.boolean() }) })
export type Screening = z.infer<typeof Screening>

export const listScreenings = endpoint({
  name: 'list-screenings',
  method: 'GET',
  path: '/declarations/screenings',
  summary: 'What waits to be looked at: the own group for its leader, the village for the committee; oldest first.',
  permission: 'declaration.screen',
  query: PageQuery,
  response: page(Screening),
  errors: {},
})

export const screenDeclarations = endpoint({
  name: 'screen-declarations',
  method: 'POST',
  path: '/declarations/screenings',
  summary: 'The group leader passes, returns or refuses declarations; all or none.',
  permission: 'declaration.screen',
  body: z.object({
    decisions: z
      .array(
        z.object({
          declarationId: Id,
          decision: z.enum(['screen', 'return', 'reject']),
          reason: DecisionReason.optional(),
          words: Words('说明', 100).default(''),
        }),
      )
      .min(1, '请至少选一条')
      .max(100, '一次最多 100 条')
      .refine(
        (decisions) => new Set(decisions.map((one) => one.declarationId)).size === decisions.length,
        '同一条选了两次',
      ),
  }),
  response: z.object({ declarations: z.array(Declaration) }),
  errors: some(
    'declaration.not_found',
    'declaration.outside_group',
    'declaration.not_for_own_submission',
    'declaration.reason_needed',
    'declaration.state_changed',
  ),
})
