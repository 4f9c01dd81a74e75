import { listEntries, readHouseholdAccount } from '@village-points/shared/ledger/contract.ts'
import Database from 'better-sqlite3'
import { afterEach, expect, it, vi } from 'vitest'
import { award } from '../village/deeds.ts'
import { openTestVillage } from '../village/test-village.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

/** The texts of all reading statements that run while `doing` does. */
const textsOf = async (doing: () => Promise<unknown>): Promise<string[]> => {
  const statements = Object.getPrototypeOf(new Database(':memory:').prepare('SELECT 1')) as Database.Statement
  const reading = vi.spyOn(statements, 'all')
  await doing()
  return reading.mock.contexts.map((statement) => (statement as Database.Statement).source)
}

it('looks up what a home page and a deep page of the statement show, and walks through no table of the ledger', async () => {
  const village = await openTestVillage()
  await award(village, '义务巡逻', village.homes.villager)
  const params = { householdId: village.homes.villager.householdId }
  const villager = village.as('villager')
  const texts = await textsOf(async () => {
    await villager.ok(readHouseholdAccount, { params })
    await villager.ok(listEntries, { params, query: { cursor: '2', limit: 5 } })
  })
  const ofLedger = texts.filter((text) => text.includes('"ledger_'))
  expect(ofLedger.length).toBeGreaterThan(3)
  const database = new Database(village.place.file, { readonly: true })
  for (const text of ofLedger) {
    const nothing = Array.from({ length: text.split('?').length - 1 }, () => null)
    const plan = database.prepare(`EXPLAIN QUERY PLAN ${text}`).all(...nothing) as { detail: string }[]
    const walks = plan.filter(({ detail }) => /^SCAN (?!json_each)|B-TREE FOR (DISTINCT|GROUP|ORDER)/.test(detail))
    expect(walks, text).toEqual([])
  }
  database.close()
  await village.close()
})
