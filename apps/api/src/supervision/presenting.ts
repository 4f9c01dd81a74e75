import type { HouseholdBrief } from '@village-points/shared/households/contract.ts'
import { roleNames } from '@village-points/shared/identity/permissions.ts'
import { toPoints } from '@village-points/shared/platform/points.ts'
import type { OverseenEntry, Report, SampleFinding } from '@village-points/shared/supervision/contract.ts'
import { briefsOf } from '../households/index.ts'
import { listPeople } from '../identity/index.ts'
import type { OverseenRow } from '../ledger/index.ts'
import type { Work } from '../platform/work.ts'
import { type FindingRow, findReport, signaturesOf } from './repository.ts'

/** Households of these rows, by id. */
export const homesOf = async (
  work: Work,
  rows: readonly { readonly householdId: string | null }[],
): Promise<ReadonlyMap<string, HouseholdBrief>> =>
  briefsOf(work, [...new Set(rows.flatMap(({ householdId }) => (householdId ? [householdId] : [])))])

export const toEntries = async (work: Work, rows: readonly OverseenRow[]): Promise<OverseenEntry[]> => {
  const homes = await homesOf(work, rows)
  return rows.map((row) => {
    const household = homes.get(row.householdId ?? '')
    return {
      sequence: row.sequence,
      transferId: row.transferId,
      kind: row.kind as OverseenEntry['kind'],
      title: row.title,
      ...(household ? { household } : {}),
      points: toPoints(row.hundredths),
      deedOn: row.deedOn,
      recordedAt: row.recordedAt.toISOString(),
      recordedBy: row.recordedBy,
      roleName: roleNames[row.actorRole as keyof typeof roleNames] ?? '系统自动',
      isReversed: row.isReversed,
    }
  })
}

/** What a photograph of a finding shows. */
export const photoSubjectOf = ({ month, sequence }: Pick<FindingRow, 'month' | 'sequence'>): string =>
  `finding ${month} ${sequence}`

export const toFinding = (row: FindingRow, photoIds: readonly string[]): SampleFinding => ({
  verdict: row.verdict as SampleFinding['verdict'],
  words: row.words,
  foundBy: row.foundByName,
  foundAt: row.foundAt.toISOString(),
  photoIds: [...photoIds],
})

/** The report of a month with its signatures; undefined before there is one. */
export const toReport = async (work: Work, month: string): Promise<Report | undefined> => {
  const report = await findReport(work, month)
  if (!report) return undefined
  const signed = await signaturesOf(work, month)
  const hasSigned = new Set(signed.map(({ userId }) => userId))
  const people = await listPeople(work.tx, work.villageId)
  const waiting = [...people.values()].filter((one) => one.roles.includes('supervisor') && !hasSigned.has(one.userId))
  return {
    ...report,
    signatures: signed.map(({ name, signedAt }) => ({ name, signedAt: signedAt.toISOString() })),
    waitingFor: waiting.map(({ name }) => name),
  }
}
