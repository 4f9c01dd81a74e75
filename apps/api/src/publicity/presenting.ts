import type { DeclarationState } from '@village-points/shared/declarations/contract.ts'
import { toPoints } from '@village-points/shared/platform/points.ts'
import {
  type PostedSheet,
  type PublicityLine,
  type PublicityList,
  publicityTitle,
} from '@village-points/shared/publicity/contract.ts'
import { findDeclarations } from '../declarations/index.ts'
import type { Work } from '../platform/work.ts'
import { type LineRow, type ListRow, type SheetRow, sheetCounts } from './repository.ts'

export const toLists = async (work: Work, rows: readonly ListRow[]): Promise<PublicityList[]> => {
  const counts = await sheetCounts(
    work,
    rows.map((row) => row.listId),
  )
  return rows.map((row) => ({
    listId: row.listId,
    title: publicityTitle(row.year, row.number),
    state: row.state as PublicityList['state'],
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    isProvisional: row.isProvisional,
    lineCount: row.lineCount,
    points: toPoints(row.hundredths),
    sheetCount: counts.get(row.listId) ?? 0,
  }))
}

export const toList = async (work: Work, row: ListRow): Promise<PublicityList> => (await toLists(work, [row]))[0]!

/** Lines as they were frozen, with where each declaration stands now. */
export const toLines = async (
  work: Work,
  rows: readonly LineRow[],
  ownHouseholdIds: readonly string[],
): Promise<PublicityLine[]> => {
  const found = await findDeclarations(
    work,
    rows.map((row) => row.declarationId),
  )
  const states = new Map(found.map((row) => [row.declarationId, row.state]))
  return rows.map((row) => ({
    position: row.position,
    declarationId: row.declarationId,
    shownName: row.shownName,
    ruleTitle: row.ruleTitle,
    deed: row.deed,
    deedOn: row.deedOn,
    points: toPoints(row.hundredths),
    isPostedBefore: row.isPostedBefore,
    state: states.get(row.declarationId) as DeclarationState,
    isOwn: ownHouseholdIds.includes(row.householdId),
  }))
}

export const toSheet = (row: SheetRow): PostedSheet => ({
  photoId: row.photoId,
  place: row.place,
  takenBy: row.takenByName,
  takenAt: row.takenAt.toISOString(),
})
