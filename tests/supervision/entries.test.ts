import { adoptRulebook } from '@village-points/shared/rules/contract.ts'
import * as contract from '@village-points/shared/supervision/contract.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { award } from '../village/deeds.ts'
import { smallRulebook } from '../village/small-rulebook.ts'
import { expectRefusal, openTestVillage, type TestVillage } from '../village/test-village.ts'

const params = { month: '2026-11' }
const TITLE = '义务巡逻'

let village: TestVillage
beforeAll(async () => {
  village = await openTestVillage({ households: 3 })
})
afterAll(() => village.close())

const list = (query: object, month = params.month) =>
  village.as('supervisor').ok(contract.listOverseenEntries, { params: { month }, query: { limit: 100, ...query } })

it('a clause that was changed within the month is one clause, and all its entries are found', async () => {
  await award(village, TITLE, village.homes.villager)
  const { rules } = smallRulebook
  const dearer = rules.map((rule) => (rule.title === TITLE ? { ...rule, evidence: '签到表' } : rule))
  const body = { ...smallRulebook, title: '新细则', inForceOn: '2026-11-24', rules: dearer }
  const next = await village.as('committee').ok(adoptRulebook, { body })
  village.clock.set('2026-11-25T02:00:00Z')
  await village.runJobs()
  const { ruleId, originId } = next.rules.find(({ title }) => title === TITLE)!
  expect(ruleId).not.toBe(village.rule(TITLE).ruleId)
  for (const home of village.more) await award(village, TITLE, home, { ruleId, deedOn: '2026-11-25' })
  await award(village, '代购代办', village.homes.other)
  const { rules: clauses } = await village.as('supervisor').ok(contract.readOverseenMonth, { params })
  const entries = 1 + village.more.length
  expect(clauses).toEqual([
    { originId, title: TITLE, entries },
    { originId: village.rule('代购代办').originId, title: '代购代办', entries: 1 },
  ])
  expect((await list({ originId })).rows.map(({ title }) => title)).toEqual(
    Array.from({ length: entries }, () => TITLE),
  )
  expect((await list({ originId: 'none' })).rows).toEqual([])
})

it('entries are found from one day to another, over the end of a month too', async () => {
  village.clock.set('2026-12-02T02:00:00Z')
  await village.runJobs()
  await award(village, '代购代办', village.homes.villager, { deedOn: '2026-12-02' })
  const daysOf = async (query: object, month?: string) =>
    [...new Set((await list(query, month)).rows.map(({ recordedAt }) => recordedAt.slice(0, 10)))].toSorted()
  expect(await daysOf({ from: '2026-11-24', to: '2026-12-02' })).toEqual(['2026-11-25', '2026-12-02'])
  expect(await daysOf({ from: '2026-11-23', to: '2026-11-24' }, '2026-12')).toEqual(['2026-11-23'])
  expect(await daysOf({ from: '2026-11-26', to: '2026-12-01' })).toEqual([])
  const whole = await list({ from: '2026-11-01', to: '2026-12-31' })
  const first = await list({ from: '2026-11-01', to: '2026-12-31', limit: 2 })
  const rest = await list({ from: '2026-11-01', to: '2026-12-31', cursor: first.nextCursor })
  expect([...first.rows, ...rest.rows]).toEqual(whole.rows)
  const refused = (query: object) =>
    expectRefusal(
      village.as('supervisor').call(contract.listOverseenEntries, { params, query }),
      'supervision.span_wrong',
    )
  await refused({ from: '2026-11-24', to: '2026-11-23' })
  await refused({ from: '2026-01-01', to: '2026-12-31' })
})
