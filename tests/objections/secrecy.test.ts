import { addUser, grantRole, openSession } from '@village-points/api/identity/index.ts'
import { listDeclarations, readDeclaration } from '@village-points/shared/declarations/contract.ts'
import { Role } from '@village-points/shared/identity/permissions.ts'
import { listEntries, readEntry, readHouseholdAccount } from '@village-points/shared/ledger/contract.ts'
import * as objections from '@village-points/shared/objections/contract.ts'
import type { Endpoint } from '@village-points/shared/platform/endpoint.ts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Answer, type Client, openClient } from '../village/client.ts'
import { answer, appeal, object, objectOnPaper, posted } from '../village/objecting.ts'
import { openTestVillage, type Person, type TestVillage } from '../village/test-village.ts'

const NAME = '石敢当'
const ON_PAPER = '石大娘'
const WORDS = '我家窗户正对着他家'

let village: TestVillage
let objector: Client
let userId: string
let declarationId: string
let objectionId: string
const logged: string[] = []
/** What writes were answered to others than the supervision committee. */
const answered: Answer[] = []

const settleObjector = () =>
  village.background.store.write(async (tx) => {
    const now = village.clock.now()
    userId = await addUser(tx, now, { displayName: NAME })
    const { villageId, more } = village
    const { householdId } = more[0]!
    const roleId = await grantRole(tx, now, { villageId, userId, role: 'villager', label: '家里', householdId })
    const { token } = await openSession(tx, now, userId)
    objector = openClient(village.address, token, roleId)
  })

beforeAll(async () => {
  village = await openTestVillage({ households: 1 })
  await settleObjector()
  village.background.log.level = 'trace'
  vi.spyOn(process.stderr, 'write').mockImplementation((line) => logged.push(String(line)) > 0)
  declarationId = await posted(village)
  objectionId = (await object(objector, declarationId, WORDS)).body.objectionId
  answered.push(await objectOnPaper(village, declarationId, ON_PAPER))
  await answer(village, { objectionId }, { isUpheld: false })
  await appeal(objector, { objectionId }, WORDS)
  answered.push(await answer(village, { objectionId }, { isUpheld: true }, 'town_officer'))
  vi.restoreAllMocks()
  village.background.log.level = 'error'
})
afterAll(async () => {
  await village.close()
})

type Reading = readonly [endpoint: Endpoint, input: (transferId: string) => object]
const household = () => ({ householdId: village.homes.villager.householdId })

/** Every question whose answer comes near an objection. */
const readings: readonly Reading[] = [
  ...objections.ObjectionDesk.options.map((show): Reading => [objections.listObjections, () => ({ query: { show } })]),
  [objections.listMyObjections, () => ({ query: {} })],
  [objections.readObjection, () => ({ params: { objectionId } })],
  [objections.readObjectionsOfDeclaration, () => ({ params: { declarationId } })],
  [readDeclaration, () => ({ params: { declarationId } })],
  [listDeclarations, () => ({ query: household() })],
  [readHouseholdAccount, () => ({ params: household() })],
  [listEntries, () => ({ params: household(), query: {} })],
  [readEntry, (transferId) => ({ params: { ...household(), transferId } })],
]
const others: readonly Person[] = [
  ...Role.options.filter((role) => role !== 'supervisor'),
  'other_villager',
  'leader_at_home',
  'other_clerk',
]

const readAll = async (client: Client): Promise<string> => {
  const seen: string[] = []
  const entries = await village.as('committee').ok(listEntries, { params: household(), query: {} })
  for (const [endpoint, input] of readings) {
    for (const { transferId } of entries.rows)
      seen.push(JSON.stringify(await client.call(endpoint, input(transferId) as never)))
  }
  return seen.join('\n')
}

describe('who objected', () => {
  it('is told to the supervision committee', async () => {
    const seen = await readAll(village.as('supervisor'))
    for (const text of [NAME, ON_PAPER, WORDS]) expect(seen).toContain(text)
  })

  it.each(others)('is not told to %s, and the words only to the town', async (person) => {
    const seen = await readAll(village.as(person))
    for (const text of [NAME, ON_PAPER, userId]) expect(seen).not.toContain(text)
    expect(seen.includes(WORDS)).toBe(person === 'town_officer')
  })

  it('stands in no answer to others, nor in the log', () => {
    const seen = answered.map((one) => JSON.stringify(one)).join('\n')
    expect(answered.map(({ status }) => status)).toEqual([200, 200])
    expect(logged.join('')).toContain('/objections')
    for (const text of [NAME, ON_PAPER, userId]) {
      expect(seen).not.toContain(text)
      expect(logged.join('')).not.toContain(text)
    }
    expect(logged.join('')).not.toContain(WORDS)
  })

  it('reads the own words, and no other name', async () => {
    const seen = await readAll(objector)
    expect(seen).toContain(WORDS)
    for (const text of [NAME, ON_PAPER, userId]) expect(seen).not.toContain(text)
  })
})
