import { moveDeclarations } from '@village-points/api/declarations/index.ts'
import { type DeclarationRow, insertDeclarations } from '@village-points/api/declarations/repository.ts'
import { addSteps } from '@village-points/api/declarations/step-repository.ts'
import { newId, type Work } from '@village-points/api/platform/work.ts'
import { type DeclarationInput, readDeclaration } from '@village-points/shared/declarations/contract.ts'
import { listPublicities, listPublicityLines } from '@village-points/shared/publicity/contract.ts'
import type { Client } from '../village/client.ts'
import type { Community } from '../village/community.ts'
import { declareFor } from '../village/declaring.ts'

/** Goes to the wall before it is posted; nothing caps it. */
export const TITLE = '见义勇为'
export const POINTS = 50

/** A deed of 王德福's home that the panel has accepted. */
export const accepted = async (community: Community, more: Partial<DeclarationInput> = {}): Promise<string> => {
  const { declarationId } = await declareFor(community, TITLE, more)
  await community.work(async (work) => {
    for (const action of ['screen', 'accept'] as const) await moveDeclarations(work, action, [{ declarationId }])
  })
  return declarationId
}

/** So many deeds that the panel has accepted, of these households in turn. */
export const acceptMany = async (community: Community, householdIds: readonly string[], count: number) => {
  const ids = await community.work(async (work) => {
    const rows = Array.from({ length: count }, (_, at) =>
      rowOf(work, community, householdIds[at % householdIds.length]!),
    )
    await insertDeclarations(work, rows)
    await addSteps(work, 'submit', rows)
    return rows.map((row) => row.declarationId)
  })
  return ids
}

const rowOf = (work: Work, community: Community, householdId: string): DeclarationRow => {
  const { ruleId, originId, title } = community.rule(TITLE)
  return {
    villageId: work.villageId,
    declarationId: newId(work),
    householdId,
    memberId: null,
    memberName: null,
    ruleId,
    originId,
    ruleTitle: title,
    hundredths: POINTS * 100,
    quantity: null,
    note: '',
    deedOn: '2026-11-20',
    recordedAt: work.now,
    recordedByUserId: work.actor.userId,
    recordedByName: work.actor.name,
    procedure: 'review_and_publicity',
    isOnBehalf: true,
    state: 'accepted',
    stateAt: work.now,
    dueOn: null,
    awardBatchId: null,
    transferId: null,
  }
}

export const stateOf = async (community: Community, declarationId: string) =>
  (await community.as('committee').ok(readDeclaration, { params: { declarationId } })).state

/** Every list, newest first. */
export const listsOf = async (client: Client) => (await client.ok(listPublicities, { query: { limit: 100 } })).rows

/** All lines of a list. */
export const linesOf = async (client: Client, listId: string, own?: 'true') => {
  const lines = []
  for (let cursor: string | undefined, first = true; first || cursor; first = false) {
    const query = { limit: 100, ...(cursor ? { cursor } : {}), ...(own ? { own } : {}) }
    const page = await client.ok(listPublicityLines, { params: { listId }, query })
    lines.push(...page.rows)
    cursor = page.nextCursor
  }
  return lines
}
