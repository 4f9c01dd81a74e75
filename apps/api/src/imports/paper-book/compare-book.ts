import { createHash } from 'node:crypto'
import type { Difference, DifferenceRow } from '@village-points/shared/imports/contract.ts'
import { formatSignedPoints } from '@village-points/shared/platform/points.ts'
import { toDifference } from '../difference.ts'
import type { EntryDraft } from './read-long-row.ts'

/** A line of the book that is complete. */
export type SettledEntry = EntryDraft & { readonly deedOn: string; readonly householdId: string }

/** A line to post, known by what it says. */
export interface BookLine {
  readonly lineKey: string
  readonly entry: SettledEntry
}

export interface BookPlan {
  readonly lines: readonly BookLine[]
  readonly difference: Difference
}

const isSettled = (entry: EntryDraft): entry is SettledEntry =>
  entry.waitsFor.length === 0 && entry.deedOn !== undefined && entry.householdId !== undefined && entry.points > 0

/** Equal lines of one book are told apart by their order, so that each goes in exactly once. */
export const keyLines = (entries: readonly EntryDraft[]): BookLine[] => {
  const seen = new Map<string, number>()
  return entries.filter(isSettled).map((entry) => {
    const said = [entry.deedOn, entry.householdId, entry.writtenRule, entry.points, entry.recorder, entry.note].join(
      '\u001f',
    )
    const count = (seen.get(said) ?? 0) + 1
    seen.set(said, count)
    return { lineKey: createHash('sha256').update(`${said}\u001f${count}`).digest('base64url'), entry }
  })
}

/** Which lines are new. `known` holds the keys of those that went in before. */
export const compareBook = (lines: readonly BookLine[], known: ReadonlySet<string>): BookPlan => {
  const fresh = lines.filter(({ lineKey }) => !known.has(lineKey))
  const rows = fresh.map(
    ({ entry }): DifferenceRow => ({
      change: 'added',
      name: `${entry.deedOn} ${entry.writtenName}`,
      details: [`${entry.writtenRule} ${formatSignedPoints(entry.points)}`],
    }),
  )
  return { lines: fresh, difference: toDifference(rows, lines.length - fresh.length) }
}
