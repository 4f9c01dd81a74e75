import { awardHousehold } from '@village-points/shared/declarations/contract.ts'
import { readHouseholdAccount } from '@village-points/shared/ledger/contract.ts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { expectSoundBooks } from '../ledger/audit.ts'
import { accountOf, award, deed } from '../village/deeds.ts'
import { BESIDE, openRows, type Rows } from '../village/rows.ts'
import { openTestVillage, type TestVillage } from '../village/test-village.ts'
import { openStored, type Stored } from './everything-stored.ts'
import { openStatementFaults } from './statement-faults.ts'

let village: TestVillage
let stored: Stored
let owner: Rows
const { writer, close } = openStatementFaults()

beforeAll(async () => {
  const write = process.stderr.write.bind(process.stderr)
  const isExpected = (line: string) => /SQLITE_(FULL|READONLY)|planted: no space/.test(line)
  vi.spyOn(process.stderr, 'write').mockImplementation((line) => isExpected(String(line)) || write(line))
  village = await openTestVillage()
  stored = await openStored(village)
  owner = await openRows(village.place)
})
afterAll(async () => {
  await expectSoundBooks(village)
  await stored.close()
  await owner.close()
  close()
  vi.restoreAllMocks()
  await village.close()
})

interface DiskTrouble {
  readonly name: string
  begin(): unknown
  end(): unknown
  /** Somebody must look after a fault; what is busy passes. */
  readonly told: 'platform.fault' | 'platform.busy'
}

/** SQLite's own refusals, from its own code: the file may grow no more, or may not be written at all. */
const inSqlite: readonly DiskTrouble[] = [
  {
    name: 'a full disk',
    begin: () => {
      writer().exec('VACUUM') // no free pages are left to write into
      writer().pragma(`max_page_count = ${writer().pragma('page_count', { simple: true })}`)
    },
    end: () => writer().pragma('max_page_count = 1073741823'),
    told: 'platform.fault',
  },
  {
    name: 'a file that may only be read',
    begin: () => writer().pragma('query_only = ON'),
    end: () => writer().pragma('query_only = OFF'),
    told: 'platform.fault',
  },
]

const ownName = async () => (await owner.all<{ name: string }>('SELECT current_database() AS name'))[0]!.name

/** PostgreSQL with no room for one more row, and as a server that another is about to take the place of. */
const inPostgres: readonly DiskTrouble[] = [
  {
    name: 'a full disk',
    async begin() {
      await owner.run(`CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'planted: no space left on device' USING ERRCODE = 'disk_full'; END $$`)
      await owner.run('CREATE TRIGGER no_room AFTER INSERT ON ledger_memos FOR EACH ROW EXECUTE FUNCTION no_room()')
    },
    end: () => owner.run('DROP FUNCTION no_room CASCADE'),
    told: 'platform.fault',
  },
  {
    name: 'a server that may only be read',
    async begin() {
      await owner.run(`ALTER DATABASE ${await ownName()} SET default_transaction_read_only = on`)
      const others = 'FROM pg_stat_activity WHERE datname = current_database() AND application_name <> ?'
      await owner.all(`SELECT pg_terminate_backend(pid) ${others}`, BESIDE)
    },
    end: async () => owner.run(`ALTER DATABASE ${await ownName()} RESET default_transaction_read_only`),
    told: 'platform.busy',
  },
]

describe.each(process.env.DATABASE_URL ? inPostgres : inSqlite)('on $name', ({ begin, end, told }) => {
  it('awards say that they were not recorded, leave nothing, and work once there is room', async () => {
    await award(village, '义务巡逻', village.homes.villager)
    const { availablePoints } = await accountOf(village, village.homes.villager)
    const note = '很长的说明'.repeat(40)
    const sent = { body: { ...deed(village, '义务巡逻', village.homes.villager).body, note } }
    const keys = Array.from({ length: 40 }, (_, at) => `in-trouble-${at}-${availablePoints}`)
    const send = () => Promise.all(keys.map((key) => village.as('committee').call(awardHousehold, sent, { key })))
    await begin()
    const before = await stored.digest()
    const refused = await send()
    for (const { status, error, headers } of refused) {
      expect([status, error?.code]).toEqual([503, told])
      expect(error?.message).toMatch(/没有(重复)?记/)
      if (told === 'platform.busy') expect(headers.get('Retry-After')).toBe('2')
    }
    expect((await stored.digest()) === before).toBe(true)
    const params = { householdId: village.homes.villager.householdId }
    expect((await village.as('villager').ok(readHouseholdAccount, { params })).availablePoints).toBe(availablePoints)
    await end()
    expect(new Set((await send()).map(({ status }) => status))).toEqual(new Set([200]))
    const after = await accountOf(village, village.homes.villager)
    expect(after.availablePoints).toBe(availablePoints + keys.length * 100)
    expect((await send()).every(({ headers }) => headers.get('Idempotency-Hit') === 'true')).toBe(true)
    await expectSoundBooks(village)
  })
})
