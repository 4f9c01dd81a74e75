import { kindOf, type MessageTold } from '@village-points/shared/messages/contract.ts'
import { fillMessage } from '@village-points/shared/platform/errors.ts'
import { startOfVillageDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import type { VillageSettings } from '@village-points/shared/villages/contract.ts'

type QuietHours = Pick<VillageSettings, 'quietFromHour' | 'quietUntilHour'>

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** Whether the village sleeps at a moment. The hours may pass midnight; with two equal ones there are none. */
export const isQuiet = (now: Date, { quietFromHour: from, quietUntilHour: until }: QuietHours): boolean => {
  const hour = Math.floor((now.getTime() - startOfVillageDay(villageDayOf(now)).getTime()) / HOUR_MS)
  return from <= until ? from <= hour && hour < until : from <= hour || hour < until
}

/** The next end of the quiet hours after a moment. */
export const nextMorning = (now: Date, { quietUntilHour }: QuietHours): Date => {
  const today = startOfVillageDay(villageDayOf(now)).getTime() + quietUntilHour * HOUR_MS
  return new Date(today > now.getTime() ? today : today + DAY_MS)
}

/** When a message told now may be read. */
export const dueAtOf = (isDigest: boolean, now: Date, hours: QuietHours): Date =>
  isDigest || isQuiet(now, hours) ? nextMorning(now, hours) : now

/** Whom a message is for, as it is kept. A kind that is for a household can be told to nobody else. */
export const recipientOf = (told: MessageTold, heirOf: (householdId: string) => string): string => {
  const { to } = kindOf(told.kind)
  if (to === 'village') return to
  const named = told as unknown as Readonly<Record<string, string | undefined>>
  const id = {
    household: named.householdId,
    person: named.userId,
    role: named.role,
    group_leader: named.villagersGroupId,
  }[to]
  if (!id) throw new Error(`${told.kind} needs its ${to}`)
  return `${to}:${to === 'household' ? heirOf(id) : id}`
}

/** A message in its words; `{count}` stays open for how often a digest is told. */
export const wordingOf = ({ kind, words }: MessageTold): { title: string; text: string } => {
  const { title, text } = kindOf(kind)
  return { title: fillMessage(title, words), text: fillMessage(text, words) }
}

/** The name under which a message is told once, or a digest once for its morning. */
export const onceKeyOf = (told: MessageTold, recipient: string, dueAt: Date): string | null => {
  if (kindOf(told.kind).isDigest) return `${told.kind} ${recipient} ${villageDayOf(dueAt)}`
  return told.once === undefined ? null : `${told.kind} ${recipient} ${told.once}`
}

/** Messages are kept so long. */
const KEPT_DAYS = 365

/** What was due before this moment is forgotten. */
export const forgottenBefore = (now: Date): Date => new Date(now.getTime() - KEPT_DAYS * DAY_MS)
