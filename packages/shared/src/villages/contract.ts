import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import type { ErrorTable } from '../platform/errors.ts'
import { Id, Line } from '../platform/page.ts'

export const VillagersGroup = z.object({ villagersGroupId: Id, name: z.string() })
export type VillagersGroup = z.infer<typeof VillagersGroup>

/** How a household's name appears on lists that others see: 王*英, or the door number, or in full. */
export const NameMasking = z.enum(['masked_name', 'door_number', 'full_name'])
export type NameMasking = z.infer<typeof NameMasking>

/** What becomes of points that are still unspent at the year's end: they stay in the wallet, or they lapse. */
export const PeriodRule = z.enum(['carry_over', 'expiry'])
export type PeriodRule = z.infer<typeof PeriodRule>

/** Nobody loses points that were not announced at least so many days before the year's end. */
export const LEAST_NOTICE_DAYS = 15
export const MOST_NOTICE_DAYS = 90

const Hour = z.number().int('几点要写整数').min(0, '几点从 0 到 23').max(23, '几点从 0 到 23')
const Telephone = z
  .string()
  .trim()
  .regex(/^(1\d{10}|0\d{2,3}-?\d{7,8})$/, '电话要写成 022-29990000 或 11 位手机号')

/** Whether the village compares conduct points: not at all, its groups only, or households that agreed to be named too. */
export const Ranking = z.enum(['off', 'groups', 'households'])
export type Ranking = z.infer<typeof Ranking>

export const MOST_STARS = 5

const StarPoints = z
  .array(z.number().int('几分一颗星要写整数').min(1, '一颗星最少 1 分').max(10_000, '一颗星最多 10000 分'))
  .max(MOST_STARS, `最多 ${MOST_STARS} 颗星`)
  .refine((points) => points.every((one, at) => at === 0 || one > points[at - 1]!), '后一颗星要比前一颗分多')

/** What a village decides for itself. */
export const VillageSettings = z.object({
  /** Shown on every page: whom to call. */
  telephone: Telephone,
  /** On lists in publicity: whom to call with an objection, when that is another number. */
  objectionTelephone: Telephone.optional(),
  /** Days; never under 3 (DOMAIN 5). */
  publicityDays: z.number().int('公示天数要写整数').min(3, '公示最少 3 天').max(7, '公示最多 7 天'),
  /** Yuan that one point stands for. */
  yuanPerPoint: z
    .number()
    .positive('每分值多少钱要大于 0')
    .max(100, '每分最多 100 元')
    .refine((yuan) => Math.abs(Math.round(yuan * 100) - yuan * 100) < 1e-6, '每分值多少钱最多写到分'),
  nameMasking: NameMasking,
  /** For the year that has not been announced yet; an announced year keeps its rule. */
  periodRule: PeriodRule.default('carry_over'),
  /** How many days before the year's end its closing is announced. */
  periodNoticeDays: z
    .number()
    .int('提前几天要写整数')
    .min(LEAST_NOTICE_DAYS, `最少提前 ${LEAST_NOTICE_DAYS} 天告诉大家`)
    .max(MOST_NOTICE_DAYS, `最多提前 ${MOST_NOTICE_DAYS} 天告诉大家`)
    .default(30),
  /** At night nobody is called: what is told in these hours of the village's clock waits until they are over. */
  quietFromHour: Hour.default(20),
  quietUntilHour: Hour.default(8),
  /** Points that a household can lose in a year by deductions; 0: the village deducts nothing. */
  deductionCeiling: z
    .number()
    .int('一年最多扣多少分要写整数')
    .min(0, '一年最多扣多少分不能是负数')
    .max(100, '一户一年最多扣 100 分')
    .default(20),
  /** Days after a deduction in which putting it right gives the points back. */
  repairDays: z
    .number()
    .int('退分的天数要写整数')
    .min(7, '改好退分最少给 7 天')
    .max(180, '改好退分最多给 180 天')
    .default(30),
  ranking: Ranking.default('off'),
  /** 表现 of a year that each star takes, least first; none: the village gives no stars. */
  starPoints: StarPoints.default([]),
})
export type VillageSettings = z.infer<typeof VillageSettings>

export const Village = z.object({
  villageId: Id,
  name: z.string(),
  townName: z.string(),
  districtName: z.string(),
  settings: VillageSettings,
  groups: z.array(VillagersGroup),
  can: z.object({ configure: z.boolean() }),
})
export type Village = z.infer<typeof Village>

export const PlaceKind = z.enum(['district', 'town', 'village'])
export const Place = z.object({ placeId: Id, kind: PlaceKind, name: z.string(), parentId: Id.optional() })
export type Place = z.infer<typeof Place>

export const villagesErrors = {
  'village.group_name_taken': { status: 409, message: '已经有叫“{name}”的小组了,请换个名字。' },
} as const satisfies ErrorTable

export const readVillage = endpoint({
  name: 'read-village',
  method: 'GET',
  path: '/villages/current',
  summary: "The acting role's village: name, settings and groups.",
  permission: 'village.read',
  response: Village,
  errors: {},
})

export const configureVillage = endpoint({
  name: 'configure-village',
  method: 'PUT',
  path: '/villages/current/settings',
  summary: "Replaces the village's settings.",
  permission: 'village.configure',
  body: VillageSettings,
  response: Village,
  errors: {},
})

export const addVillagersGroup = endpoint({
  name: 'add-villagers-group',
  method: 'POST',
  path: '/villages/current/groups',
  summary: "Adds a villagers' group.",
  permission: 'village.configure',
  body: z.object({ name: Line('小组名称', 20) }),
  response: VillagersGroup,
  errors: villagesErrors,
})

export const listPlaces = endpoint({
  name: 'list-places',
  method: 'GET',
  path: '/villages/places',
  summary: 'The place tree (district, town, village) that the acting village stands in.',
  permission: 'village.read_places',
  response: z.object({ places: z.array(Place) }),
  errors: {},
})
