import type { Recusal } from '@village-points/shared/objections/contract.ts'
import type { DeclarationRow } from '../declarations/index.ts'
import { heirsOf } from '../households/index.ts'
import { listPeople } from '../identity/index.ts'
import type { Work } from '../platform/work.ts'
import { kinOf, matterOf, type People, recusalOf } from '../review/index.ts'
import type { ObjectionRow, VoiceRow } from './repository.ts'

/** Everybody who holds a role here, and their relatives. */
interface Answerers {
  readonly people: People
  readonly supervisors: readonly string[]
}

export const loadAnswerers = async (work: Work): Promise<Answerers> => {
  const people = await listPeople(work.tx, work.villageId)
  const relations = await kinOf(work, {})
  return {
    people: {
      householdsOf: new Map([...people.values()].map((one) => [one.userId, one.householdIds])),
      kin: new Set(relations.map((row) => `${row.userId} ${row.householdId}`)),
    },
    supervisors: [...people.values()].filter(({ roles }) => roles.includes('supervisor')).map(({ userId }) => userId),
  }
}

/** What somebody must have nothing to do with, to answer an objection. */
export interface Concern {
  readonly row: ObjectionRow
  readonly declaration: DeclarationRow
  readonly voices: readonly VoiceRow[]
}

export type Recusals = (userId: string) => Recusal | undefined

/** Who must leave an answer to others: for the sake of the deed, or of one of those who objected (DOMAIN 6). */
export const recusalsFrom = async (work: Work, { people }: Answerers, concern: Concern): Promise<Recusals> => {
  const { declaration, voices } = concern
  const heirOf = await heirsOf(work, [
    declaration.householdId,
    ...voices.flatMap((voice) => voice.objectorHouseholdId ?? []),
  ])
  const deed = await matterOf(work, { ...declaration, householdId: heirOf(declaration.householdId) })
  const objectors = voices.map((voice) => ({
    declarationId: declaration.declarationId,
    householdId: heirOf(voice.objectorHouseholdId ?? ''),
    submittedByUserId: voice.objectorUserId ?? '',
    screenedByUserIds: [],
  }))
  return (userId) => {
    const found = [deed, ...objectors].map((matter) => recusalOf(userId, matter, people))
    return found.find((reason) => reason !== undefined && reason !== 'left') as Recusal | undefined
  }
}

/** Whether this person may answer now, and what stands in the way. */
export interface Answering {
  readonly recusedBecause: Recusal | undefined
  /** Not the turn of this person's office. */
  readonly isOthersTurn: boolean
}

/** The supervision committee first, the town after an appeal, or when nobody of the committee may. */
export const answeringOf = async (work: Work, answerers: Answerers, concern: Concern): Promise<Answering> => {
  const recusals = await recusalsFrom(work, answerers, concern)
  const isTowns = concern.row.state === 'appealed' || answerers.supervisors.every((userId) => recusals(userId))
  const isTown = work.actor.role === 'town_officer'
  return { recusedBecause: recusals(work.actor.userId), isOthersTurn: isTown !== isTowns }
}
