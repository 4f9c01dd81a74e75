import { addDays, startOfVillageDay } from '@village-points/shared/platform/village-day.ts'
import type { Chance } from './chance.ts'
import { type DeclarationEvent, planDeclarations } from './plan-declarations.ts'

/** One thing that somebody does at a moment of the story. Times are hours of the village's day. */
export type Event = { readonly day: string; readonly hour: number } & (
  | { readonly what: 'award'; readonly rule: string; readonly by: 'leader' | 'accountant' | 'director' }
  | { readonly what: 'batch'; readonly rule: string; readonly households: number; readonly isUndone?: true }
  | { readonly what: 'order' }
  | { readonly what: 'counter_order' }
  | { readonly what: 'forgotten_order' }
  | { readonly what: 'cancelled_order' }
  | { readonly what: 'pick_up' }
  | { readonly what: 'mistaken_award' }
  | { readonly what: 'correction' }
  | { readonly what: 'paper_book' }
  | DeclarationEvent
)

/** The moment of an event. */
export const momentOf = ({ day, hour }: Event): Date => new Date(startOfVillageDay(day).getTime() + hour * 3_600_000)

/** Deeds of ordinary days, the frequent ones more often. */
const EVERYDAY = [
  '垃圾分类合格',
  '垃圾分类合格',
  '照看独居失能邻居',
  '照看独居失能邻居',
  '义务巡逻',
  '义务巡逻',
  '代购代办',
  '认领维护路段绿地',
  '主动调解矛盾成功',
  '拾金不昧归还失物',
  '安全隐患上报属实',
  '参加农技普法急救培训',
  '合理建议被采纳',
  '自带农机车辆参加劳动',
] as const

const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay()
const dayOfMonth = (day: string) => Number(day.slice(8))

/** `days` days that end with `today`, in order of time. */
export const planSeason = (today: string, days: number, chance: Chance): readonly Event[] => {
  const events: Event[] = []
  for (let ago = days; ago >= 0; ago--) {
    const day = addDays(today, -ago)
    events.push(...ordinaryDay(day, chance), ...villageDays(day, chance))
    if (weekday(day) !== 0) events.push(...shopDay(day, chance))
  }
  events.push(
    { day: addDays(today, -30), hour: 12, what: 'cancelled_order' },
    { day: addDays(today, -20), hour: 10, what: 'forgotten_order' },
    { day: addDays(today, -12), hour: 15, what: 'mistaken_award' },
    { day: addDays(today, -11), hour: 9, what: 'correction' },
    { day: paperBookDay(addDays(today, -days)), hour: 20, what: 'paper_book' },
    { day: addDays(today, -6), hour: 16, what: 'batch', rule: '集体义务劳动', households: 8, isUndone: true },
    ...planDeclarations(today),
  )
  return events.sort((a, b) => (a.day === b.day ? a.hour - b.hour : a.day < b.day ? -1 : 1))
}

/** The evening on which the accountant brings in the notebook of the summer, which ends in September 2026. */
const paperBookDay = (firstDay: string) => (firstDay > '2026-10-08' ? firstDay : '2026-10-08')

const ordinaryDay = (day: string, chance: Chance): Event[] =>
  Array.from({ length: weekday(day) === 0 ? 2 : chance.between(3, 6) }, () => ({
    day,
    hour: 8 + chance.next() * 10,
    what: 'award',
    rule: chance.pick(EVERYDAY),
    by: chance.pick(['leader', 'accountant', 'director']),
  }))

/** Clean-up on every other Saturday, a meeting on the 8th, the walk around the yards on the 22nd. */
const villageDays = (day: string, chance: Chance): Event[] => {
  const isCleanUp = weekday(day) === 6 && Math.floor(dayOfMonth(day) / 7) % 2 === 0
  const batch = (hour: number, rule: string, households: number): Event => ({
    day,
    hour,
    what: 'batch',
    rule,
    households,
  })
  return [
    ...(isCleanUp ? [batch(17, '集体义务劳动', chance.between(32, 42))] : []),
    ...(dayOfMonth(day) === 8 ? [batch(19, '参加村民(代表)会议', chance.between(40, 60))] : []),
    ...(dayOfMonth(day) === 22 ? [batch(11, '门前屋后整洁', chance.between(50, 70))] : []),
  ]
}

const shopDay = (day: string, chance: Chance): Event[] => [
  ...(chance.happens(0.75) ? [{ day, hour: 9 + chance.next() * 2, what: 'counter_order' as const }] : []),
  ...(chance.happens(0.5) ? [{ day, hour: 8 + chance.next(), what: 'order' as const }] : []),
  ...(chance.happens(0.7) ? [{ day, hour: 15 + chance.next(), what: 'pick_up' as const }] : []),
]
