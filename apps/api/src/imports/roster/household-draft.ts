import type { Place } from '../tables/table.ts'

/** A person as one row of a roster says; the identity number was dropped before this was made. */
export interface PersonDraft {
  readonly name: string
  readonly relation: string
  readonly sex?: 'male' | 'female'
  /** `1979-11` */
  readonly birthMonth?: string
  readonly phone?: string
  readonly note?: string
  readonly place: Place
}

/** A household as a roster says, ready to compare with the village's own. The first member is the head. */
export interface HouseholdDraft {
  readonly number: string
  /** False when the sheet has no number and one was made up from group and order. */
  readonly isNumberWritten: boolean
  readonly group?: string
  readonly doorNumber?: string
  readonly members: readonly PersonDraft[]
  /** How many people the sheet says there are, when it lists only the head. */
  readonly memberCount?: number
  readonly place: Place
  /** Ids of open problems that keep this household out. */
  readonly waitsFor: readonly string[]
}

/** A row on its way into a household; `person` is missing when the row names nobody who is to be imported. */
export interface PersonRow {
  readonly number: string
  readonly group: string | undefined
  readonly door: string
  readonly isHead: boolean
  readonly headName: string
  readonly serial: string
  readonly memberCount: number | undefined
  readonly memberNames: readonly string[]
  readonly person: PersonDraft | undefined
  readonly waitsFor: readonly string[]
  readonly places: Readonly<Record<'number' | 'name' | 'relation' | 'group', Place>>
}

/** Rows that seem to be one household, before anybody asked whether that is right. */
export interface HouseholdRows {
  number: string
  readonly rows: PersonRow[]
  readonly waitsFor: string[]
}
