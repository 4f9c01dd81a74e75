import { awardHousehold } from '@village-points/shared/declarations/contract.ts'
import { readHouseholdAccount } from '@village-points/shared/ledger/contract.ts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { expectSoundBooks } from '../ledger/audit.ts'
import { accountOf, award, deed } from '../village/deeds.ts'
import { openTestVillage, type TestVillage } from '../village/test-village.ts'
import { openStored } from './everything-stored.ts'
import { openStatementFaults } from './statement-faults.ts'

let village: TestVillage
let stored: ReturnType<typeof openStored>
const { writer, close } = openStatementFaults()

beforeAll(async () => {
  const write = process.stderr.write.bind(process.stderr)
  const isExpected = (line: string) => /SQLITE_(FULL|READONLY)/.test(line)
  vi.spyOn(process.stderr, 'write').mockImplementation((line) => isExpected(String(line)) || write(line))
  village = await openTestVillage()
  stored = openStored(village)
})
afterAll(async () => {
  await expectSoundBooks(village)
  stored.close()
  close()
  vi.restoreAllMocks()
  await village.close()
})

/** SQLite's own refusals, from its own code: the file may grow no more, or may not be written at all. */
const troubles = [
  {
    name: 'a full disk',
    begin: () => {
      writer().exec('VACUUM') // no free pages are left to write into
      writer().pragma(`max_page_count = ${writer().pragma('page_count', { simple: true })}`)
    },
    end: () => writer().pragma('max_page_count = 1073741823'),
  },
  {
    name: 'a file that may only be read',
    begin: () => writer().pragma('query_only = ON'),
    end: () => writer().pragma('query_only = OFF'),
  },
]

describe.each(troubles)('on $name', ({ begin, end }) => {
  it('awards say that they were not recorded, leave nothing, and work once there is room', async () => {
    await award(village, '义务巡逻', village.homes.villager)
    const { availablePoints } = await accountOf(village, village.homes.villager)
    const note = '很长的说明'.repeat(40)
    const sent = { body: { ...deed(village, '义务巡逻', village.homes.villager).body, note } }
    const keys = Array.from({ length: 40 }, (_, at) => `in-trouble-${at}-${availablePoints}`)
    const send = () => Promise.all(keys.map((key) => village.as('committee').call(awardHousehold, sent, { key })))
    begin()
    const before = stored.digest()
    const refused = await send()
    for (const { status, error } of refused) {
      expect([status, error?.code]).toEqual([503, 'platform.fault'])
      expect(error?.message).toContain('没有记上')
    }
    expect(stored.digest() === before).toBe(true)
    const params = { householdId: village.homes.villager.householdId }
    expect((await village.as('villager').ok(readHouseholdAccount, { params })).availablePoints).toBe(availablePoints)
    end()
    expect(new Set((await send()).map(({ status }) => status))).toEqual(new Set([200]))
    const after = await accountOf(village, village.homes.villager)
    expect(after.availablePoints).toBe(availablePoints + keys.length * 100)
    expect((await send()).every(({ headers }) => headers.get('Idempotency-Hit') === 'true')).toBe(true)
    await expectSoundBooks(village)
  })
})
