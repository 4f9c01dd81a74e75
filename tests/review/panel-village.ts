import { readDeclaration, screenDeclarations } from '@village-points/shared/declarations/contract.ts'
import {
  castVotes,
  listReviewQueue,
  readReview,
  recordPanel,
  type VoteInput,
} from '@village-points/shared/review/contract.ts'
import type { Client } from '../village/client.ts'
import { declareFor } from '../village/declaring.ts'
import { type Resident, settleResidents } from '../village/residents.ts'
import { openTestVillage, type Person, type TestVillage } from '../village/test-village.ts'

/** A village of six further homes whose people may be chosen for the panel. */
export type PanelVillage = Awaited<ReturnType<typeof openPanelVillage>>

export const openPanelVillage = async () => {
  const village = await openTestVillage({ households: 6 })
  return { village, ...sittingIn(village, await settleResidents(village)) }
}

const sittingIn = (village: TestVillage, residents: readonly Resident[]) => {
  const user = (person: Person) => village.userIdOf(person)
  const some = (from: number, to: number) => residents.slice(from, to).map(({ userId }) => userId)
  const choose = (memberUserIds: readonly string[], standInUserIds: readonly string[] = [], quorum = 3) => {
    const body = {
      chosenOn: '2026-01-10',
      termEndsOn: '2027-01-09',
      quorum,
      memberUserIds: [...memberUserIds],
      standInUserIds: [...standInUserIds],
    }
    return village.as('committee').call(recordPanel, { body })
  }
  /** Handed in by 王德福, looked at by the leader of 三组. */
  const screened = async (title = '孝老爱亲受到认可') => {
    const { declarationId } = await declareFor(village, title)
    await screen(declarationId)
    return declarationId
  }
  const screen = async (declarationId: string) => {
    const decisions = [{ declarationId, decision: 'screen' as const }]
    await village.as('group_leader').ok(screenDeclarations, { body: { decisions } })
    await village.runJobs()
  }
  const say = (client: Client, declarationId: string, more: Partial<VoteInput> = {}) =>
    client.call(castVotes, { body: { votes: [{ declarationId, vote: 'accept', ...more }] } })
  const voter = (at: number) => residents[at]!.client
  const queueOf = async (client: Client) => (await client.ok(listReviewQueue, { query: {} })).rows
  const stateOf = async (declarationId: string) =>
    (await village.as('committee').ok(readDeclaration, { params: { declarationId } })).state
  const reviewOf = (person: Person, declarationId: string) =>
    village.as(person).ok(readReview, { params: { declarationId } })
  return { user, some, choose, screened, screen, say, voter, queueOf, stateOf, reviewOf }
}
