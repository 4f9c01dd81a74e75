import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import laws from '@village-points/api/ledger/laws.json' with { type: 'json' }
import { digestOfLaw } from '@village-points/api/ledger/laws.ts'
import { standingLaws } from '@village-points/api/ledger/laws-repository.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectFolder } from '../tidy/sources.ts'
import { openTestVillage, type TestVillage } from '../village/test-village.ts'
import { openTamperer, type Tamperer } from './tampering.ts'

let village: TestVillage
let tamperer: Tamperer
beforeAll(async () => {
  village = await openTestVillage()
  tamperer = await openTamperer(village)
})
afterAll(async () => {
  await tamperer.close()
  await village.close()
})

const isPostgres = process.env.DATABASE_URL !== undefined
const engine = isPostgres ? 'postgres' : 'sqlite'

it('the auditor knows every law that the migrations bring', async () => {
  const standing = await village.background.store.read((tx) => standingLaws({ tx }))
  const digests = [...standing].map(([name, text]) => [name, digestOfLaw(engine, name, text)] as const)
  const found = Object.fromEntries(digests.sort(([a], [b]) => (a < b ? -1 : 1)))
  if (process.env.UPDATE_LAWS) {
    const file = join(projectFolder, 'apps/api/src/ledger/laws.json')
    writeFileSync(file, `${JSON.stringify({ ...laws, [engine]: found }, undefined, 2)}\n`)
  } else expect(found).toEqual(laws[engine])
})

const inSqlite = [
  ['taken away', 'DROP TRIGGER ledger_entries_never_change', /「trigger ledger_entries_never_change」/, '没有了'],
  [
    'that no longer says anything',
    `DROP TRIGGER ledger_heads_seal;
     CREATE TRIGGER ledger_heads_seal BEFORE UPDATE ON ledger_heads BEGIN SELECT 1; END`,
    /「trigger ledger_heads_seal」/,
    '被改过',
  ],
  [
    'that lets a hold be resolved twice',
    'DROP INDEX ledger_transfers_resolved_once',
    /「index ledger_transfers_resolved_once」/,
    '没有了',
  ],
  [
    'of somebody else',
    `CREATE TRIGGER a_little_more AFTER INSERT ON ledger_heads
     BEGIN UPDATE ledger_accounts SET balance = balance + 1; END`,
    /「trigger a_little_more」/,
    '多出来的',
  ],
] as const

const seal = 'ledger_seal(of_village text, up_to bigint) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER'

const inPostgres = [
  [
    'taken away',
    'DROP POLICY ledger_entries_stand_above_the_head ON ledger_entries',
    /「policy ledger_entries/,
    '没有了',
  ],
  [
    'that no longer says anything',
    'ALTER POLICY ledger_transfers_stand_above_the_head ON ledger_transfers WITH CHECK (true)',
    /「policy ledger_transfers_stand_above_the_head」/,
    '被改过',
  ],
  [
    'whose function seals whatever it is told',
    `CREATE OR REPLACE FUNCTION ${seal} AS $$ BEGIN
       UPDATE ledger_heads SET sequence = up_to WHERE village_id = of_village; RETURN up_to; END $$`,
    /「function ledger_seal」/,
    '被改过',
  ],
  [
    'that rows are not held to',
    'ALTER TABLE ledger_heads DISABLE ROW LEVEL SECURITY',
    /「table ledger_heads」/,
    '被改过',
  ],
  [
    'that the app may now break',
    'GRANT UPDATE (amount) ON ledger_entries TO village_points_app',
    /「table ledger_entries」/,
    '被改过',
  ],
  ['that does not bind the app', 'ALTER ROLE village_points_app BYPASSRLS', /「role village_points_app」/, '被改过'],
  [
    'that lets a wallet fall below zero',
    'ALTER TABLE ledger_accounts DROP CONSTRAINT ledger_accounts_not_below_zero',
    /「constraint ledger_accounts_not_below_zero」/,
    '没有了',
  ],
  [
    'that lets a hold be resolved twice',
    'DROP INDEX ledger_transfers_resolved_once',
    /「index ledger_transfers_resolved_once」/,
    '没有了',
  ],
  [
    'of somebody else',
    `CREATE FUNCTION a_little_more() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.amount := 0; RETURN NEW; END $$;
     CREATE TRIGGER a_little_more BEFORE INSERT ON ledger_entries FOR EACH ROW EXECUTE FUNCTION a_little_more()`,
    /「trigger a_little_more」/,
    '多出来的',
  ],
] as const

describe('the auditor finds a law', () => {
  it.each<readonly [string, string, RegExp, string]>(isPostgres ? inPostgres : inSqlite)(
    '%s',
    async (_, statement, place, found) => {
      const { faults } = await tamperer.auditAfter(statement)
      expect(faults).toEqual([{ place: expect.stringMatching(place), expected: expect.any(String), found }])
    },
  )

  it('nowhere when none was touched', async () => {
    expect((await tamperer.auditAfter('')).faults).toEqual([])
  })
})
