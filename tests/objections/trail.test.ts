import { postDeclarations } from '@village-points/api/declarations/index.ts'
import { readDeclaration } from '@village-points/shared/declarations/contract.ts'
import { readEntry } from '@village-points/shared/ledger/contract.ts'
import { stepsOf } from '@village-points/shared/ledger/entry-steps.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { answer, object, posted, publicized } from '../village/objecting.ts'
import { openTestVillage, type TestVillage } from '../village/test-village.ts'

let village: TestVillage
beforeEach(async () => {
  village = await openTestVillage()
})
afterEach(() => village.close())

const titlesOf = async (declarationId: string): Promise<readonly string[]> => {
  const { transferId } = await village.as('villager').ok(readDeclaration, { params: { declarationId } })
  const params = { householdId: village.homes.villager.householdId, transferId: transferId! }
  const trail = await village.as('villager').ok(readEntry, { params })
  expect(JSON.stringify(trail)).not.toContain('那天他不在村里')
  return stepsOf(trail, '2026-11-23').map(({ title }) => title)
}
const whereIs = (titles: readonly string[], words: RegExp) => titles.findIndex((title) => words.test(title))

it('says before the line in the books that somebody objected, and what was found, never who', async () => {
  const declarationId = await publicized(village)
  village.clock.advance({ minutes: 1 })
  const raised = (await object(village.as('other_villager'), declarationId)).body
  village.clock.advance({ minutes: 1 })
  await answer(village, raised, { isUpheld: false })
  village.clock.advance({ minutes: 1 })
  await village.work((work) => postDeclarations(work, [declarationId]))
  const titles = await titlesOf(declarationId)
  const order = [/报给村里$/, /^有人提了意见$/, /查过了:记得没错$/, /^写进村里的账/].map((words) =>
    whereIs(titles, words),
  )
  expect(order).toEqual(order.toSorted((one, other) => one - other))
  expect(order).not.toContain(-1)
})

it('marks an entry after it was written, with the correction last', async () => {
  const declarationId = await posted(village)
  village.clock.advance({ minutes: 20 })
  const raised = (await object(village.as('other_villager'), declarationId)).body
  village.clock.advance({ minutes: 1 })
  await answer(village, raised, { isUpheld: true })
  const titles = await titlesOf(declarationId)
  expect(titles.slice(2)).toEqual([
    expect.stringMatching(/^写进村里的账/),
    '有人提了意见',
    expect.stringMatching(/查过了:记错了$/),
    expect.stringMatching(/撤回了$/),
  ])
})
