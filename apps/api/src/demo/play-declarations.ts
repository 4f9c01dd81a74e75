import {
  listScreenings,
  screenDeclarations,
  submitDeclaration,
  uploadPhoto,
} from '@village-points/shared/declarations/contract.ts'
import type { HouseholdBrief } from '@village-points/shared/households/contract.ts'
import { addDays } from '@village-points/shared/platform/village-day.ts'
import { castVotes, listReviewQueue, recordPanel } from '@village-points/shared/review/contract.ts'
import type { Rule } from '@village-points/shared/rules/contract.ts'
import { type DemoClient, DemoRefusal } from './demo-client.ts'
import { paintYard } from './paint-yard.ts'
import type { DeclarationEvent } from './plan-declarations.ts'

/** Every so many households sent the picture of the one before: likeness is shown, and accuses nobody. */
const SAME_PICTURE_EACH = 9
const AT_ONCE = 100
const TERM_DAYS = 3 * 365

/** Who declares, looks and votes, and for which homes. */
export interface PanelStage {
  readonly clients: Readonly<Record<string, DemoClient>>
  readonly households: readonly { readonly household: HouseholdBrief }[]
  /** Whom the assembly chose, and those of them who vote in the story. */
  readonly panel: { readonly members: readonly string[]; readonly standIns: readonly string[] }
  readonly voters: readonly DemoClient[]
}

/** Plays one step of the long way through the public write path. */
export const playDeclarations = (
  stage: PanelStage,
  event: DeclarationEvent & { readonly day: string },
  ruleOf: (title: string) => Rule,
): Promise<unknown> => {
  switch (event.what) {
    case 'choose_panel':
      return choosePanel(stage, event.day)
    case 'declare':
      return declare(stage, event, ruleOf(event.rule).ruleId)
    case 'screen':
      return screen(stage.clients[event.by]!)
    case 'vote':
      return Promise.all(stage.voters.map(acceptAll))
  }
}

const choosePanel = ({ clients, panel }: PanelStage, day: string) =>
  clients.accountant!.call(recordPanel, {
    body: {
      chosenOn: day,
      termEndsOn: addDays(day, TERM_DAYS),
      quorum: 3,
      memberUserIds: [...panel.members],
      standInUserIds: [...panel.standIns],
    },
  })

const declare = async (
  { clients, households }: PanelStage,
  event: DeclarationEvent & { readonly what: 'declare'; readonly day: string },
  ruleId: string,
) => {
  const deed = { ruleId, deedOn: event.day, note: event.hasPhoto ? '院子扫干净了,柴火也码齐了' : '' }
  if (event.by === 'villager') {
    const photoIds = event.hasPhoto ? await sendPicture(clients.villager!, 1) : []
    return clients.villager!.call(submitDeclaration, { body: { ...deed, photoIds } })
  }
  const { group, from, count } = event.by
  const homes = households.filter(({ household }) => household.groupName === group).slice(from, from + count)
  for (const [at, { household }] of homes.entries()) {
    const seed = at % SAME_PICTURE_EACH === 1 ? at - 1 : at
    const photoIds = event.hasPhoto ? await sendPicture(clients.accountant!, 100 * from + seed) : []
    const body = { ...deed, householdId: household.householdId, photoIds }
    await clients.accountant!.call(submitDeclaration, { body }).catch(skipWhenFull)
  }
}

/** Some yards had their award this half-year already: the others of the row are declared all the same. */
const skipWhenFull = (error: unknown) => {
  if (!(error instanceof DemoRefusal && error.code === 'declaration.cap_reached')) throw error
}

const sendPicture = async (client: DemoClient, seed: number) => {
  const file = { name: '院子.jpg', bytes: new Uint8Array(await paintYard(seed)) }
  return [(await client.call(uploadPhoto, { body: {} }, file)).photoId]
}

const screen = async (client: DemoClient) => {
  const { rows } = await client.call(listScreenings, { query: { limit: AT_ONCE } })
  const decisions = rows
    .filter(({ can }) => can.screen)
    .map(({ declarationId }) => ({ declarationId, decision: 'screen' as const }))
  if (decisions.length > 0) await client.call(screenDeclarations, { body: { decisions } })
}

const acceptAll = async (client: DemoClient) => {
  const { rows } = await client.call(listReviewQueue, { query: { limit: AT_ONCE } })
  const votes = rows.map(({ declarationId }) => ({ declarationId, vote: 'accept' as const }))
  if (votes.length > 0) await client.call(castVotes, { body: { votes } })
}
