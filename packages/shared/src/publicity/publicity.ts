import { z } from 'zod'
import { DeclarationState } from '../declarations/declaration.ts'
import { sha256Of } from '../ledger/digest.ts'
import { Id } from '../platform/page.ts'
import { Points } from '../platform/points.ts'
import { Instant, VillageDay } from '../platform/village-day.ts'
import { NameMasking } from '../villages/contract.ts'

/** What becomes of a list: its lines are gathered, it hangs on the wall, it is over. */
export const PublicityState = z.enum(['preparing', 'open', 'closed'])
export type PublicityState = z.infer<typeof PublicityState>

export const PublicityAction = z.enum(['open', 'close'])
export type PublicityAction = z.infer<typeof PublicityAction>

/** The whole machine of a list. What is not here does not happen. */
export const publicityTransitions: Readonly<
  Record<PublicityAction, { readonly from: PublicityState; readonly to: PublicityState }>
> = {
  open: { from: 'preparing', to: 'open' },
  close: { from: 'open', to: 'closed' },
}

/** Where an action leads from a state; undefined when it leads nowhere. */
export const nextPublicityState = (state: PublicityState, action: PublicityAction): PublicityState | undefined =>
  publicityTransitions[action].from === state ? publicityTransitions[action].to : undefined

export const publicityStateNames: Readonly<Record<PublicityState, string>> = {
  preparing: '正在张榜',
  open: '公示中',
  closed: '公示完了',
}

/** The hour of the village day at which a list goes up by itself when something waits. */
export const LIST_HOUR = 8

/** What is in the ledger already goes up with the next list, or alone when no list has gone up for so many days. */
export const MOST_DAYS_WITHOUT_LIST = 7

/** Lines on one printed notice; a longer list is printed in parts. */
export const NOTICE_LINES = 1000

/** `2026年第12号积分公示` */
export const publicityTitle = (year: number, number: number): string => `${year}年第${number}号积分公示`

/** One list as everybody in the village sees it. */
export const PublicityList = z.object({
  listId: Id,
  title: z.string(),
  state: PublicityState,
  startsOn: VillageDay,
  /** The last day; over at midnight. */
  endsOn: VillageDay,
  /** The holidays of that time are not published yet: the end may come later, never earlier. */
  isProvisional: z.boolean(),
  lineCount: z.number().int(),
  points: Points,
  /** Photographs of the sheet on the wall. */
  sheetCount: z.number().int(),
})
export type PublicityList = z.infer<typeof PublicityList>

/** One frozen line, and where its declaration stands now. */
export const PublicityLine = z.object({
  position: z.number().int(),
  /** What an objection names. */
  declarationId: Id,
  shownName: z.string(),
  ruleTitle: z.string(),
  /** What was done, in words, with the names of people masked like the list's own. */
  deed: z.string(),
  deedOn: VillageDay,
  points: Points,
  /** Was in the ledger already when the list went up: awarded on the spot, or after a review alone. */
  isPostedBefore: z.boolean(),
  state: DeclarationState,
  isOwn: z.boolean(),
})
export type PublicityLine = z.infer<typeof PublicityLine>

/** A photograph that shows the sheet on the wall. */
export const PostedSheet = z.object({
  photoId: Id,
  place: z.string(),
  takenBy: z.string(),
  takenAt: Instant,
})
export type PostedSheet = z.infer<typeof PostedSheet>

/** How the own household is called on lists: as the village decided, or by a choice of its own. */
export const ShownName = z.object({
  choice: NameMasking.optional(),
  shownName: z.string(),
  options: z.array(z.object({ masking: NameMasking, shownName: z.string() })),
})
export type ShownName = z.infer<typeof ShownName>

/** A line as its digest reads it. */
export type DigestedLine = Pick<
  PublicityLine,
  'position' | 'declarationId' | 'shownName' | 'ruleTitle' | 'deed' | 'deedOn' | 'points'
>

/** The content digest after one more line: SHA-256 over the digest before it and the line, eight lines of text. */
export const digestAfter = (before: string, line: DigestedLine): string => {
  const { position, declarationId, shownName, ruleTitle, deed, deedOn, points } = line
  return sha256Of([before, position, declarationId, shownName, ruleTitle, deed, deedOn, points].join('\n'))
}

/** The digest of a whole list, its lines in order. Anyone who sees the list can compute it. */
export const contentDigestOf = (lines: readonly DigestedLine[]): string => lines.reduce(digestAfter, '')
