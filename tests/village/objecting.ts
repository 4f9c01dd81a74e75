import { moveDeclarations } from '@village-points/api/declarations/index.ts'
import type { DeclarationState } from '@village-points/shared/declarations/contract.ts'
import { readDeclaration, screenDeclarations } from '@village-points/shared/declarations/contract.ts'
import {
  answerObjection,
  appealObjection,
  type Objection,
  raiseObjection,
} from '@village-points/shared/objections/contract.ts'
import type { Client } from './client.ts'
import type { Community, Person } from './community.ts'
import { declareFor } from './declaring.ts'
import { award } from './deeds.ts'

/** A deed of the villager's home that hangs out: handed in, screened, accepted, made public. */
export const publicized = async (community: Community, title = '见义勇为'): Promise<string> => {
  const { declarationId } = await declareFor(community, title)
  const decisions = [{ declarationId, decision: 'screen' as const }]
  await community.as('group_leader').ok(screenDeclarations, { body: { decisions } })
  await community.work(async (work) => {
    await moveDeclarations(work, 'accept', [{ declarationId }])
    await moveDeclarations(work, 'publicize', [{ declarationId }])
  })
  return declarationId
}

/** An award on the spot to the villager's home. */
export const posted = async (community: Community, title = '义务巡逻'): Promise<string> =>
  (await award(community, title, community.homes.villager)).declaration.declarationId

/** Somebody objects for himself. */
export const object = (client: Client, declarationId: string, words = '那天他不在村里') =>
  client.call(raiseObjection, { body: { declarationId, words } })

/** Somebody objects who has no phone; a cadre writes it down. */
export const objectOnPaper = (
  community: Community,
  declarationId: string,
  name = '孙大娘',
  person: Person = 'committee',
  home?: { readonly householdId: string },
) =>
  community.as(person).call(raiseObjection, {
    body: {
      declarationId,
      words: '那天他不在村里',
      onPaperFor: { name, ...(home ? { householdId: home.householdId } : {}) },
    },
  })

type Answer = { isUpheld: boolean; reasons?: string; isNewAwardDue?: boolean }

export const answer = (
  community: Community,
  { objectionId }: Pick<Objection, 'objectionId'>,
  { reasons = '问过三个邻居', isUpheld, isNewAwardDue = false }: Answer,
  person: Person = 'supervisor',
) =>
  community.as(person).call(answerObjection, {
    params: { objectionId },
    body: { isUpheld, reasons, isNewAwardDue },
  })

export const appeal = (client: Client, { objectionId }: Pick<Objection, 'objectionId'>, words = '没有问过我') =>
  client.call(appealObjection, { params: { objectionId }, body: { words } })

export const stateOf = async (community: Community, declarationId: string): Promise<DeclarationState> =>
  (await community.as('committee').ok(readDeclaration, { params: { declarationId } })).state
