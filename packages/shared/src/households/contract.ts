import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import type { ErrorTable } from '../platform/errors.ts'
import { Id, Line, PageQuery, page, Words } from '../platform/page.ts'
import { Instant } from '../platform/village-day.ts'

/** `merged`: joined into another household; `moved_away`: keeps its history, earns and redeems nothing. */
export const HouseholdStatus = z.enum(['active', 'moved_away', 'merged'])
export type HouseholdStatus = z.infer<typeof HouseholdStatus>

export const Sex = z.enum(['female', 'male'])

/** A person of a household. No ID-card number and no birthday is kept: the month of birth is enough. */
export const Member = z.object({
  memberId: Id,
  name: z.string(),
  relation: z.string(),
  isHead: z.boolean(),
  sex: Sex.optional(),
  birthMonth: z.string().optional(),
  /** Masked (`138****4705`) unless the reader manages the roster. */
  phone: z.string().optional(),
})
export type Member = z.infer<typeof Member>

/** A household as lists and pickers show it; namesakes are told apart by group and door number. */
export const HouseholdBrief = z.object({
  householdId: Id,
  /** The village's own number, `HW1001`. */
  number: z.string(),
  /** `王德福家`. */
  name: z.string(),
  headName: z.string(),
  villagersGroupId: Id,
  groupName: z.string(),
  doorNumber: z.string(),
  memberCount: z.number().int(),
  status: HouseholdStatus,
})
export type HouseholdBrief = z.infer<typeof HouseholdBrief>

/** The state of a household's paper card; the code itself is shown only to those who print it. */
export const HouseholdCard = z.object({
  householdCardId: Id,
  code: z.string().optional(),
  issuedAt: Instant,
  revokedAt: Instant.optional(),
})
export type HouseholdCard = z.infer<typeof HouseholdCard>

export const Household = HouseholdBrief.extend({
  members: z.array(Member),
  note: z.string(),
  cards: z.array(HouseholdCard),
  mergedInto: HouseholdBrief.optional(),
  can: z.object({ manage: z.boolean(), issueCard: z.boolean() }),
})
export type Household = z.infer<typeof Household>

export const Phone = z
  .string()
  .trim()
  .regex(/^1\d{10}$/, '手机号要 11 位数字')

export const MemberInput = z.object({
  /** Present when an existing member is kept. */
  memberId: Id.optional(),
  name: Line('姓名', 30),
  relation: Line('与户主关系', 20),
  isHead: z.boolean(),
  sex: Sex.optional(),
  birthMonth: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, '出生年月要写成 1956-03 这样')
    .optional(),
  phone: Phone.optional(),
})
export type MemberInput = z.infer<typeof MemberInput>

export const HouseholdInput = z.object({
  /** Left out, the village's next free number is given. */
  number: Line('户编号', 20).optional(),
  villagersGroupId: Id,
  doorNumber: Line('门牌号', 40),
  note: Words('备注', 200).default(''),
  members: z
    .array(MemberInput)
    .min(1, '至少写一个人')
    .max(30, '一户最多 30 人')
    .refine((members) => members.filter((member) => member.isHead).length === 1, '要有一个户主,也只能有一个'),
})
export type HouseholdInput = z.infer<typeof HouseholdInput>

export const householdsErrors = {
  'household.not_found': { status: 404, message: '没有找到这一户,请核对户号或门牌。' },
  'household.group_unknown': { status: 422, message: '没有这个小组,请重新选小组。' },
  'household.number_taken': { status: 409, message: '户编号 {number} 已经是 {name} 的了,请换一个。' },
  'household.moved_away': { status: 409, message: '{name}已经迁出,不能再记分和兑换。' },
  'household.merged': { status: 409, message: '{name}已经并入{into},请记到{into}。' },
  'household.not_moved_away': { status: 409, message: '{name}没有迁出,不用迁回。' },
  'household.card_unknown': { status: 404, message: '认不出这张卡。请核对卡号,或者按姓名找。' },
  'household.card_revoked': { status: 409, message: '这张卡已经作废,请到村里换新卡。' },
} as const satisfies ErrorTable
const some = <Code extends keyof typeof householdsErrors>(...codes: Code[]) =>
  Object.fromEntries(codes.map((code) => [code, householdsErrors[code]])) as Pick<typeof householdsErrors, Code>

const HouseholdParams = z.object({ householdId: Id })

export const searchHouseholds = endpoint({
  name: 'search-households',
  method: 'GET',
  path: '/households',
  summary: 'Roster search: name, pinyin initials, door number, household number, or the last four digits of a phone.',
  permission: 'household.search',
  query: PageQuery.extend({
    text: z.string().trim().max(40, '最多 40 个字').default(''),
    villagersGroupId: Id.optional(),
    status: HouseholdStatus.optional(),
  }),
  response: page(HouseholdBrief).extend({ total: z.number().int() }),
  errors: {},
})

export const readHousehold = endpoint({
  name: 'read-household',
  method: 'GET',
  path: '/households/:householdId',
  summary: 'One household with its members and cards. Phones are masked unless the reader manages the roster.',
  permission: 'household.read',
  params: HouseholdParams,
  response: Household,
  errors: some('household.not_found'),
})

export const addHousehold = endpoint({
  name: 'add-household',
  method: 'POST',
  path: '/households',
  summary: 'Adds a household to the roster.',
  permission: 'household.manage',
  body: HouseholdInput,
  response: Household,
  errors: some('household.group_unknown', 'household.number_taken'),
})

export const changeHousehold = endpoint({
  name: 'change-household',
  method: 'PUT',
  path: '/households/:householdId',
  summary: "Replaces a household's roster data. Members left out leave the household.",
  permission: 'household.manage',
  params: HouseholdParams,
  body: HouseholdInput,
  response: Household,
  errors: some('household.not_found', 'household.merged', 'household.group_unknown', 'household.number_taken'),
})

export const moveHouseholdAway = endpoint({
  name: 'move-household-away',
  method: 'POST',
  path: '/households/:householdId/move-away',
  summary: 'Marks a household as moved away; its history and points stay.',
  permission: 'household.manage',
  params: HouseholdParams,
  body: z.object({ reason: Line('原因', 100) }),
  response: Household,
  errors: some('household.not_found', 'household.merged', 'household.moved_away'),
})

export const moveHouseholdBack = endpoint({
  name: 'move-household-back',
  method: 'POST',
  path: '/households/:householdId/move-back',
  summary: 'Brings a household that had moved away back to the roster.',
  permission: 'household.manage',
  params: HouseholdParams,
  body: z.object({}),
  response: Household,
  errors: some('household.not_found', 'household.merged', 'household.not_moved_away'),
})

export const issueHouseholdCard = endpoint({
  name: 'issue-household-card',
  method: 'POST',
  path: '/households/:householdId/cards',
  summary: 'Issues a new card and revokes the old ones. The code is opaque: it names nobody.',
  permission: 'household.issue_card',
  params: HouseholdParams,
  body: z.object({}),
  response: Household,
  errors: some('household.not_found', 'household.merged', 'household.moved_away'),
})

export const revokeHouseholdCard = endpoint({
  name: 'revoke-household-card',
  method: 'DELETE',
  path: '/households/:householdId/cards/:householdCardId',
  summary: 'Revokes a lost card.',
  permission: 'household.issue_card',
  params: HouseholdParams.extend({ householdCardId: Id }),
  response: Household,
  errors: some('household.not_found', 'household.card_unknown'),
})

export const readHouseholdCard = endpoint({
  name: 'read-household-card',
  method: 'GET',
  path: '/households/cards/:code',
  summary: 'Staff scan a card or a door plate: whose is it? A card of another village is unknown here.',
  permission: 'household.read_card',
  params: z.object({ code: z.string().trim().max(64) }),
  response: HouseholdBrief,
  errors: some('household.card_unknown', 'household.merged', 'household.card_revoked', 'household.moved_away'),
})
