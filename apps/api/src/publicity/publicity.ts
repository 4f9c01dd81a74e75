import type { HouseholdBrief } from '@village-points/shared/households/contract.ts'
import { toPoints } from '@village-points/shared/platform/points.ts'
import {
  addDays,
  startOfVillageDay,
  type VillageDay,
  villageDayOf,
} from '@village-points/shared/platform/village-day.ts'
import {
  type DigestedLine,
  LIST_HOUR,
  MOST_DAYS_WITHOUT_LIST,
  NOTICE_LINES,
} from '@village-points/shared/publicity/contract.ts'
import type { Rule } from '@village-points/shared/rules/contract.ts'
import type { NameMasking } from '@village-points/shared/villages/contract.ts'
import { maskName, publicName } from '../households/index.ts'

/** A village's first list goes back as far as an entry may be disputed (DOMAIN 5). */
export const FIRST_LIST_DAYS = 30

const HOUR_MS = 60 * 60 * 1000

/** Today's moment at which a list goes up by itself. */
export const listTimeOf = (now: Date): Date =>
  new Date(startOfVillageDay(villageDayOf(now)).getTime() + LIST_HOUR * HOUR_MS)

/** Whether awards on the spot have waited long enough for a list of their own. */
export const mayListAwardsAlone = (lastStartsOn: VillageDay | undefined, today: VillageDay): boolean =>
  lastStartsOn === undefined || addDays(lastStartsOn, MOST_DAYS_WITHOUT_LIST) <= today

/** Whether the last day of a list is over: at midnight, not before. */
export const isOver = ({ endsOn }: { readonly endsOn: VillageDay }, now: Date): boolean => villageDayOf(now) > endsOn

/** Into how many files a notice is printed. */
export const noticePartsOf = (lineCount: number): number => Math.max(1, Math.ceil(lineCount / NOTICE_LINES))

/** How a household is called on a list: by its own choice, or as the village decided. */
export const shownNameOf = (
  household: Pick<HouseholdBrief, 'headName' | 'groupName' | 'doorNumber'>,
  choice: NameMasking | undefined,
  masking: NameMasking,
): string => publicName(choice ?? masking, household)

/** Telephone numbers and the like. */
const longNumber = /\d{7,}[\dXx]?/g

/**
 * Masks whoever of the village is named in free words: what a household calls itself on the list says nothing about
 * others. Numbers that could be somebody's telephone go too.
 */
export const nameMasker = (names: readonly string[]): ((words: string) => string) => {
  const known = names.filter((name) => name.length > 1).toSorted((a, b) => b.length - a.length)
  const anyName = new RegExp(known.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|') || '(?!)', 'g')
  return (words) => words.replace(/\s+/g, ' ').trim().replace(anyName, maskName).replace(longNumber, '***')
}

/** What was done, on one line: how much of it, and what the household wrote. */
export const deedOf = (
  { quantity, note }: { readonly quantity: number | null; readonly note: string },
  { points }: Pick<Rule, 'points'>,
  mask: (words: string) => string,
): string => {
  const amount = points.kind === 'per_unit' && quantity ? `${quantity * points.unitSize} ${points.unit}` : ''
  return [amount, mask(note)].filter(Boolean).join(',')
}

/** Joins the titles of rulebooks that the lines cite, each once. */
export const basisWith = (basis: string, titles: readonly string[]): string =>
  [...new Set([...basis.split('、').filter(Boolean), ...titles.map((title) => `《${title}》`)])].join('、')

/** A line as the digest reads it. */
export const digested = ({
  hundredths,
  ...line
}: Omit<DigestedLine, 'points'> & { readonly hundredths: number }): DigestedLine => ({
  ...line,
  points: toPoints(hundredths),
})
