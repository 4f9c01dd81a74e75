import type { TrailWay } from '@village-points/shared/ledger/trail.ts'
import type { Work } from '../platform/work.ts'

/** The line that is asked about. */
export interface TrailLine {
  readonly transferId: string
  readonly declarationId: string
}

/**
 * What one capability above the ledger tells of a line: declarations who looked into it, review how the panel decided,
 * publicity when it hung out. Whoever has something to tell is named where the routes are put together.
 */
export type TrailSource = (work: Work, line: TrailLine) => Promise<Partial<TrailWay>>

/** All that is told of a line, in the order in which it happened. */
export const wayOf = async (work: Work, sources: readonly TrailSource[], line: TrailLine): Promise<TrailWay> => {
  const told: Partial<TrailWay>[] = []
  for (const source of sources) told.push(await source(work, line))
  return {
    way: told.flatMap(({ way = [] }) => way).sort((one, other) => one.at.localeCompare(other.at)),
    photoIds: told.flatMap(({ photoIds = [] }) => photoIds),
  }
}
