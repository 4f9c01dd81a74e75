import {
  type DeclarationInput,
  readDeclaration,
  resubmitDeclaration,
  reverseAward,
  screenDeclarations,
} from '@village-points/shared/declarations/contract.ts'
import { printEntry, proveEntry, readEntry } from '@village-points/shared/ledger/contract.ts'
import { stepsOf } from '@village-points/shared/ledger/entry-steps.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readPdf } from '../platform/read-pdf.ts'
import { declareFor, sendPhotos } from '../village/declaring.ts'
import { award } from '../village/deeds.ts'
import { expectRefusal, type Person } from '../village/test-village.ts'
import { openPanelVillage, type PanelVillage } from './panel-village.ts'

const TODAY = '2026-11-23'

let panel: PanelVillage
beforeEach(async () => {
  panel = await openPanelVillage()
  await panel.choose(panel.some(0, 5))
})
afterEach(() => panel.village.close())

/** One that came back once, was screened, and was accepted by three of five. */
const accepted = async (more: Partial<DeclarationInput> = {}) => {
  const { village } = panel
  const { declarationId } = await declareFor(village, '孝老爱亲受到认可', more)
  const decide = (decision: object) =>
    village
      .as('group_leader')
      .ok(screenDeclarations, { body: { decisions: [{ declarationId, ...decision }] as never } })
  await decide({ decision: 'return', reason: 'deed_unclear' })
  village.clock.advance({ minutes: 5 })
  const body = { note: '照顾婆婆三年', photoIds: more.photoIds ?? [] }
  await village.as('villager').ok(resubmitDeclaration, { params: { declarationId }, body })
  await decide({ decision: 'screen' })
  await village.runJobs()
  for (const at of [0, 1, 2]) {
    village.clock.advance({ minutes: 1 })
    await panel.say(panel.voter(at), declarationId)
  }
  const { transferId } = await village.as('villager').ok(readDeclaration, { params: { declarationId } })
  return { declarationId, transferId: transferId! }
}
const trailFor = (person: Person, transferId: string) =>
  panel.village.as(person).ok(readEntry, { params: { ...homeOf(), transferId } })
const homeOf = () => ({ householdId: panel.village.homes.villager.householdId })

describe('how a declared point came about', () => {
  it('is told step by step, from the deed to the line in the books', async () => {
    const photoIds = await sendPhotos(panel.village.as('villager'), 1)
    const { transferId } = await accepted({ photoIds })
    const trail = await trailFor('villager', transferId)
    expect(stepsOf(trail, TODAY).map(({ title }) => title)).toEqual([
      '王德福家做了这件事',
      '王德福报给村里',
      expect.stringMatching(/\(组长\)请您补充$/),
      '王德福补好了,又交给村里',
      expect.stringMatching(/\(组长\)核实过了$/),
      '评议小组同意了',
      expect.stringMatching(/^写进村里的账,第 /),
    ])
    expect(trail.photoIds).toEqual(photoIds)
    expect(JSON.stringify(stepsOf(trail, TODAY))).toContain('没写清做了什么,请补一句')
  })

  it('tells everybody how many agreed, and only those who answer for the panel who voted', async () => {
    const { transferId } = await accepted()
    const said = async (person: Person) =>
      (await trailFor(person, transferId)).way.find(({ title }) => title === '评议小组同意了')?.detail
    expect(await said('villager')).toBe('5 个席位,3 人投票,3 人同意')
    for (const person of ['committee', 'supervisor'] as const)
      expect(await said(person)).toMatch(/投票的人:.+、.+、.+$/)
  })

  it('goes on after the line was written: a correction stands last', async () => {
    const { declarationId, transferId } = await accepted()
    const body = { reason: '记重了' }
    await panel.village.as('committee').ok(reverseAward, { params: { declarationId }, body })
    const titles = stepsOf(await trailFor('villager', transferId), TODAY).map(({ title }) => title)
    expect(titles.slice(-2)).toEqual([expect.stringMatching(/^写进村里的账/), '王会计撤回了'])
    expect(titles.filter((title) => title.includes('更正'))).toEqual([])
  })

  it('is as short as ever where a cadre awarded on the spot', async () => {
    const { declaration } = await award(panel.village, '义务巡逻', panel.village.homes.villager)
    const trail = await trailFor('villager', declaration.transferId)
    expect(trail).toMatchObject({ way: [], photoIds: [] })
    expect(stepsOf(trail, TODAY).map(({ title }) => title)[1]).toBe('王会计(村委会)记的')
  })

  it('is printed with its place in the log, and shown to nobody else', async () => {
    const { transferId } = await accepted()
    const params = { ...homeOf(), transferId }
    while (!(await panel.village.as('villager').ok(proveEntry, { params })).inclusion) {
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    const { body } = await panel.village.as('villager').call(printEntry, { params })
    const words = (await readPdf(body as Buffer)).map((page) => page.words).join('')
    for (const part of ['评议小组同意了', '3 人同意', '请您补充', '阳光账本', '总摘要']) expect(words).toContain(part)
    await expectRefusal(panel.village.as('other_villager').call(readEntry, { params }), 'household.not_found')
    await expectRefusal(panel.village.neighbor.as('committee').call(readEntry, { params }), 'household.not_found')
  })
})
