import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { reverseAward } from '@village-points/shared/declarations/contract.ts'
import { expect, it } from 'vitest'
import { award } from '../village/deeds.ts'
import { openRows } from '../village/rows.ts'
import { openTestVillage } from '../village/test-village.ts'
import { auditBooks, expectSoundBooks } from './audit.ts'

const migrations = (engine: 'sqlite' | 'postgres') => join(import.meta.dirname, '../../drizzle', engine)

/** The statements of the migration that fill the kept totals from the entries. */
const fillingOf = (engine: 'sqlite' | 'postgres'): string[] => {
  const file = readdirSync(migrations(engine)).find((name) => name.endsWith('_kept_totals.sql'))!
  const statements = readFileSync(join(migrations(engine), file), 'utf8').split('--> statement-breakpoint')
  return statements.filter((text) => text.includes('INSERT INTO'))
}

it('fills the totals of a village that was there before them', async () => {
  const village = await openTestVillage()
  await award(village, '义务巡逻', village.homes.villager, { deedOn: '2026-10-31' })
  const { declaration } = await award(village, '义务巡逻', village.homes.villager)
  await village.as('committee').ok(reverseAward, {
    params: { declarationId: declaration.declarationId },
    body: { reason: '记错了' },
  })
  const database = await openRows(village.place)
  for (const table of ['ledger_household_months', 'ledger_village_totals']) await database.run(`DELETE FROM ${table}`)
  expect(await auditBooks(village.place)).not.toEqual([])
  for (const text of fillingOf(database.engine)) await database.run(text)
  await database.close()
  await expectSoundBooks(village)
  await village.close()
})
