import { type PublicityState, publicityTitle } from '@village-points/shared/publicity/contract.ts'
import type { Work } from '../platform/work.ts'
import { isOver } from './publicity.ts'
import { listsOf } from './repository.ts'

/** The list on which a declaration was made public. */
export interface Publicity {
  readonly listId: string
  /** `2026年第12号积分公示` */
  readonly title: string
  /** Which line of it. */
  readonly position: number
  readonly startsOn: string
  readonly endsOn: string
  readonly isProvisional: boolean
  readonly state: PublicityState
  readonly hasEnded: boolean
}

/** The lists on which declarations were made public, by declaration; those on none are left out. */
export const publicityOf = async (
  work: Work,
  declarationIds: readonly string[],
): Promise<ReadonlyMap<string, Publicity>> => {
  const found = await listsOf(work, declarationIds)
  return new Map(
    [...found].map(([declarationId, list]) => [
      declarationId,
      {
        listId: list.listId,
        title: publicityTitle(list.year, list.number),
        position: list.position,
        startsOn: list.startsOn,
        endsOn: list.endsOn,
        isProvisional: list.isProvisional,
        state: list.state as PublicityState,
        hasEnded: list.state === 'closed' || isOver(list, work.now),
      },
    ]),
  )
}

/** Whether the publicity of a declaration is over: then what is released is to be posted at once. */
export const hasEnded = async (work: Work, declarationId: string): Promise<boolean> =>
  (await publicityOf(work, [declarationId])).get(declarationId)?.hasEnded ?? false
