import { z } from 'zod'
import { HouseholdBrief, householdsErrors } from '../households/contract.ts'
import { endpoint } from '../platform/endpoint.ts'
import type { ErrorTable } from '../platform/errors.ts'
import { Id, Words } from '../platform/page.ts'
import { Points } from '../platform/points.ts'
import { Instant } from '../platform/village-day.ts'

/** So many households are on the board; nobody reads a list of those who are not. */
export const BOARD_HOUSEHOLDS = 20

/** The total of a smaller group would tell what a single household has. */
export const LEAST_HOUSEHOLDS_OF_TOTAL = 3

/** What a villagers' group did together in the year. */
export const HonoredGroup = z.object({
  villagersGroupId: Id,
  name: z.string(),
  householdCount: z.number().int(),
  conductPoints: Points,
})
export type HonoredGroup = z.infer<typeof HonoredGroup>

/** A household that agreed to be named. */
export const HonoredHousehold = z.object({
  /** Among those on the board; equal points share a place. */
  place: z.number().int(),
  name: z.string(),
  groupName: z.string(),
  conductPoints: Points,
  stars: z.number().int(),
  isOwn: z.boolean(),
})
export type HonoredHousehold = z.infer<typeof HonoredHousehold>

/** How the own household stands; nobody else is told. */
export const OwnStanding = z.object({
  conductPoints: Points,
  stars: z.number().int(),
  /** Points that the next star takes; absent when there is none above. */
  nextStarPoints: z.number().int().optional(),
  hasConsented: z.boolean(),
})
export type OwnStanding = z.infer<typeof OwnStanding>

/** 红榜: groups first; households only where the village wants it and they agreed. */
export const HonorBoard = z.object({
  year: z.number().int(),
  /** Years whose boards can be read, the latest first. */
  years: z.array(z.number().int()),
  /** Conduct points that each star takes. */
  starPoints: z.array(z.number().int()),
  groups: z.array(HonoredGroup),
  /** Absent where the village ranks groups alone. */
  households: z.array(HonoredHousehold).optional(),
  own: OwnStanding.optional(),
})
export type HonorBoard = z.infer<typeof HonorBoard>

/** What a household said last about being named. */
export const HonorConsent = z.object({
  hasConsented: z.boolean(),
  /** How it said so, when it was recorded from paper. */
  words: z.string(),
  recordedAt: Instant,
  recordedBy: z.string(),
})
export type HonorConsent = z.infer<typeof HonorConsent>

export const honorsErrors = {
  'honor.board_off': { status: 409, message: '村里没有开红榜。' },
  'honor.words_needed': { status: 422, message: '请写一句这户是怎么说的,例如:本人在纸上签了字。' },
} as const satisfies ErrorTable

export const readHonorBoard = endpoint({
  name: 'read-honor-board',
  method: 'GET',
  path: '/honors/board',
  summary: "A year's honour board: group totals, households that agreed to be named, and how the own one stands.",
  permission: 'honor.read',
  query: z.object({ year: z.coerce.number().int('年份不对').min(2000, '年份不对').max(2100, '年份不对').optional() }),
  response: HonorBoard,
  errors: { 'honor.board_off': honorsErrors['honor.board_off'] },
})

/** The own household when left out; the committee names one, and how it said so. */
const Consenting = z.object({ householdId: Id.optional(), words: Words('说明', 200).default('') })

const consentErrors = {
  'household.not_found': householdsErrors['household.not_found'],
  'honor.words_needed': honorsErrors['honor.words_needed'],
}

export const readHonorConsent = endpoint({
  name: 'read-honor-consent',
  method: 'GET',
  path: '/honors/consent',
  summary: 'What a household said last about being named: the own one, or for the committee any.',
  permission: 'honor.consent',
  query: z.object({ householdId: Id.optional() }),
  response: z.object({ household: HouseholdBrief, last: HonorConsent.optional() }),
  errors: { 'household.not_found': householdsErrors['household.not_found'] },
})

export const giveHonorConsent = endpoint({
  name: 'give-honor-consent',
  method: 'POST',
  path: '/honors/consent',
  summary: 'A household agrees to be named on the honour board; the committee records what it signed on paper.',
  permission: 'honor.consent',
  body: Consenting,
  response: HonorConsent,
  errors: consentErrors,
})

export const withdrawHonorConsent = endpoint({
  name: 'withdraw-honor-consent',
  method: 'POST',
  path: '/honors/consent/withdrawal',
  summary: 'A household wants to be named no longer: it is off the board at once, whatever year is looked at.',
  permission: 'honor.consent',
  body: Consenting,
  response: HonorConsent,
  errors: consentErrors,
})
