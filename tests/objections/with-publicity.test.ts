import { closePublicities } from '@village-points/api/publicity/index.ts'
import { readDeclaration } from '@village-points/shared/declarations/contract.ts'
import { publicizeWaiting } from '@village-points/shared/publicity/contract.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { expectSoundBooks } from '../ledger/audit.ts'
import { accepted } from '../publicity/waiting.ts'
import { figuresOf } from '../village/deeds.ts'
import { answer, object, stateOf } from '../village/objecting.ts'
import { openTestVillage, type TestVillage } from '../village/test-village.ts'

let village: TestVillage
beforeEach(async () => {
  village = await openTestVillage()
})
afterEach(async () => {
  await expectSoundBooks(village)
  await village.close()
})

/** A list that begins on Monday, 23 November, is over at midnight of the next Monday. */
const LAST_MOMENT = '2026-11-30T15:59:59Z'
const MIDNIGHT = '2026-11-30T16:00:00Z'

const listed = async () => {
  const declarationId = await accepted(village)
  await village.as('committee').ok(publicizeWaiting, { body: {} })
  return declarationId
}
const points = async () => (await figuresOf(village, village.homes.villager)).availablePoints
const objector = () => village.as('other_villager')

it('posts at once what is let go after its list has ended, once', async () => {
  const declarationId = await listed()
  village.clock.set(LAST_MOMENT)
  const raised = (await object(objector(), declarationId)).body
  village.clock.set(MIDNIGHT)
  await village.runJobs()
  expect(await stateOf(village, declarationId)).toBe('frozen')
  await answer(village, raised, { isUpheld: false })
  expect(await stateOf(village, declarationId)).toBe('posted')
  const earned = await points()
  expect(earned).toBeGreaterThan(0)
  await village.runJobs()
  expect(await points()).toBe(earned)
  const { steps } = await village.as('villager').ok(readDeclaration, { params: { declarationId } })
  expect(steps.slice(-2)).toMatchObject([{ action: 'release' }, { action: 'post', roleName: '系统' }])
})

it('lets go back onto the wall what still hangs, with the day on which it is over', async () => {
  const declarationId = await listed()
  await answer(village, (await object(objector(), declarationId)).body, { isUpheld: false })
  const told = await village.as('villager').ok(readDeclaration, { params: { declarationId } })
  expect(told).toMatchObject({ state: 'publicized', dueOn: '2026-11-30' })
  village.clock.set(MIDNIGHT)
  await village.runJobs()
  expect(await stateOf(village, declarationId)).toBe('posted')
})

it.each([0, 1, 2, 3, 4, 5])('has one winner when the list closes as somebody objects (%i)', async (round) => {
  const declarationId = await listed()
  village.clock.set(MIDNIGHT)
  const close = () => closePublicities.run(village.background)
  const closing = round % 2 === 0 ? close() : undefined
  const raising = object(objector(), declarationId)
  await Promise.all([closing ?? close(), close()])
  const raised = await raising
  expect(raised.status).toBe(200)
  const state = await stateOf(village, declarationId)
  expect(['frozen', 'posted']).toContain(state)
  expect((await points()) > 0).toBe(state === 'posted')
  await answer(village, raised.body, { isUpheld: true })
  expect(await stateOf(village, declarationId)).toBe(state === 'frozen' ? 'rejected' : 'reversed')
  expect(await points()).toBe(0)
})
