import {
  listScreenings,
  resubmitDeclaration,
  screenDeclarations,
  submitDeclaration,
  UNATTACHED_DAYS,
} from '@village-points/shared/declarations/contract.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { declareFor, sendPhotos } from '../village/declaring.ts'
import { TODAY } from '../village/deeds.ts'
import { expectRefusal, openTestVillage, type TestVillage } from '../village/test-village.ts'

let village: TestVillage
beforeEach(async () => {
  village = await openTestVillage()
})
afterEach(() => village.close())

const RULE = '主动清理乱搭乱建'
const attempt = (photoIds: readonly string[], person: Parameters<TestVillage['as']>[0] = 'villager') =>
  village.as(person).call(submitDeclaration, {
    body: { ruleId: village.rule(RULE).ruleId, deedOn: TODAY, photoIds: [...photoIds] },
  })
const sendBack = (declarationId: string) =>
  village.as('group_leader').ok(screenDeclarations, {
    body: { decisions: [{ declarationId, decision: 'return', reason: 'photo_unclear' }] },
  })
const again = (declarationId: string, photoIds: readonly string[]) =>
  village.as('villager').call(resubmitDeclaration, {
    params: { declarationId },
    body: { note: '补了', photoIds: [...photoIds] },
  })

describe('the photographs of a declaration', () => {
  it('are shown to the reviewer in the order in which they were chosen', async () => {
    const photoIds = (await sendPhotos(village.as('villager'), 1, 2, 3)).reverse()
    await declareFor(village, RULE, { photoIds })
    const { rows } = await village.as('group_leader').ok(listScreenings, { query: {} })
    expect(rows[0]?.photoIds).toEqual(photoIds)
  })

  it('must be there, sent by the same person and of the same village', async () => {
    const [own] = await sendPhotos(village.as('villager'), 1)
    const [foreign] = await sendPhotos(village.as('other_villager'), 2)
    const [elsewhere] = await sendPhotos(village.neighbor.as('committee'), 3)
    for (const one of [foreign!, elsewhere!, 'nothing'])
      await expectRefusal(attempt([own!, one]), 'declaration.photo_unknown')
    expect((await attempt([own!])).status).toBe(200)
  })

  it('belong to one declaration only', async () => {
    const photoIds = await sendPhotos(village.as('villager'), 1)
    expect((await attempt(photoIds)).status).toBe(200)
    await expectRefusal(attempt(photoIds), 'declaration.photo_unknown')
  })

  it('are gone after a week without a declaration', async () => {
    const photoIds = await sendPhotos(village.as('villager'), 1)
    village.clock.advance({ days: UNATTACHED_DAYS + 1 })
    await village.runJobs()
    await expectRefusal(attempt(photoIds), 'declaration.photo_unknown')
  })
})

describe('the photographs of one that comes back', () => {
  it('are needed again, may be kept and may be joined by others', async () => {
    const [first] = await sendPhotos(village.as('villager'), 1)
    const { declarationId } = await declareFor(village, RULE, { photoIds: [first!] })
    await sendBack(declarationId)
    await expectRefusal(again(declarationId, []), 'declaration.photo_needed')
    const [second, taken] = await sendPhotos(village.as('villager'), 2, 3)
    expect((await attempt([taken!])).status).toBe(200)
    await expectRefusal(again(declarationId, [first!, taken!]), 'declaration.photo_unknown')
    expect((await again(declarationId, [first!, second!])).status).toBe(200)
    await sendBack(declarationId)
    expect((await again(declarationId, [second!])).status).toBe(200)
  })

  it('stay usable for the household when a cadre had sent them', async () => {
    const photoIds = await sendPhotos(village.as('committee'), 1)
    const { householdId } = village.homes.villager
    const body = { ruleId: village.rule(RULE).ruleId, deedOn: TODAY, photoIds, householdId }
    const { declarationId } = await village.as('committee').ok(submitDeclaration, { body })
    await sendBack(declarationId)
    const answer = await again(declarationId, photoIds)
    expect([answer.status, answer.error?.code]).toEqual([200, undefined])
  })
})
