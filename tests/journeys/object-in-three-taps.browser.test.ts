import { searchHouseholds } from '@village-points/shared/households/contract.ts'
import { listEntries } from '@village-points/shared/ledger/contract.ts'
import { listMyObjections, listObjections } from '@village-points/shared/objections/contract.ts'
import { listPublicities, listPublicityLines } from '@village-points/shared/publicity/contract.ts'
import { expect, it } from 'vitest'
import { enterAs, openWebPhone, settled } from '../pages/web-phone.ts'
import { demoInChromium } from './demo-in-chromium.ts'

const demo = demoInChromium()

it.each(['standard', 'elder'] as const)(
  'takes three taps to object from an entry, without typing (%s)',
  async (mode) => {
    const visitor = await enterAs(demo.village.address, '村民', 'villager')
    const { client, householdId } = visitor
    const { rows } = await client.ok(listEntries, { params: { householdId }, query: {} })
    const known = (await client.ok(listMyObjections, { query: {} })).rows.map(({ transferId }) => transferId)
    const entry = rows.find((row) => row.kind === 'award' && !row.isReversed && !known.includes(row.transferId))!
    const webPhone = await openWebPhone(demo.browser, demo.village.address, { visitor, isElder: mode === 'elder' })
    await webPhone.visit('ledger/entry', { entryId: entry.transferId })
    const taps = ['我有意见', '不该记这么多', '交给村务监督']
    for (const name of taps) {
      await webPhone.page.getByText(name, { exact: true }).last().click()
      if (name === '不该记这么多') await webPhone.shot(`${mode}/objections-say-villager`)
    }
    await settled(webPhone.page)
    expect(taps.length).toBeLessThanOrEqual(3)
    const [mine] = (await client.ok(listMyObjections, { query: {} })).rows
    expect(mine).toMatchObject({ transferId: entry.transferId, voices: [{ words: '不该记这么多' }] })
    await webPhone.page.getByText('有人提过意见').waitFor()
    await webPhone.shot(`${mode}/objections-marked-villager`)
    expect(webPhone.faults).toEqual([])
    await webPhone.close()
  },
)

it('takes three taps to object to a neighbour’s line of a list that hangs out, without typing', async () => {
  const visitor = await enterAs(demo.village.address, '村民', 'villager')
  const { client } = visitor
  const listId = (await client.ok(listPublicities, { query: {} })).rows[0]!.listId
  const { rows } = await client.ok(listPublicityLines, { params: { listId }, query: {} })
  const line = rows.find((row) => !row.isOwn && row.state !== 'reversed')!
  const webPhone = await openWebPhone(demo.browser, demo.village.address, { visitor, isElder: false })
  await webPhone.visit('publicity/list', { listId })
  const taps = [`${line.position}. ${line.shownName}`, '没做过这件事', '交给村务监督']
  for (const name of taps) await webPhone.page.getByText(name, { exact: true }).last().click()
  await settled(webPhone.page)
  expect(taps.length).toBeLessThanOrEqual(3)
  const [mine] = (await client.ok(listMyObjections, { query: {} })).rows
  expect(mine).toMatchObject({ state: 'raised', voices: [{ words: '没做过这件事' }] })
  await webPhone.shot('standard/publicity-objected-villager')
  expect(webPhone.faults).toEqual([])
  await webPhone.close()
})

it('is written down by a cadre for somebody without a phone, with the home that must not answer', async () => {
  const visitor = await enterAs(demo.village.address, '村委会', 'committee')
  const { client } = visitor
  const listId = (await client.ok(listPublicities, { query: {} })).rows[0]!.listId
  const { rows } = await client.ok(listPublicityLines, { params: { listId }, query: {} })
  const line = rows.findLast((row) => row.state === 'posted')!
  const webPhone = await openWebPhone(demo.browser, demo.village.address, { visitor })
  await webPhone.visit('publicity/list', { listId })
  const tap = (name: string) => webPhone.page.getByText(name, { exact: true }).filter({ visible: true }).last().click()
  await tap(`${line.position}. ${line.shownName}`)
  await webPhone.page.getByText('找不到他家').waitFor()
  await webPhone.page.locator('input').last().fill('HW1007')
  await tap('刘卫东家')
  await tap('没做过这件事')
  await webPhone.shot('standard/objections-paper-committee')
  await tap('交给村务监督')
  await settled(webPhone.page)
  const supervisor = await enterAs(demo.village.address, '村务监督', 'supervisor')
  const waiting = (await supervisor.client.ok(listObjections, { query: { limit: 100 } })).rows
  expect(waiting.find(({ declarationId }) => declarationId === line.declarationId)).toMatchObject({
    voices: [{ words: '没做过这件事', objectorName: '刘卫东', objectorHousehold: { name: '刘卫东家' } }],
  })
  expect(webPhone.faults).toEqual([])
  await webPhone.close()
})

it('is written down by a group leader for somebody of another group, whom he names in full', async () => {
  const committee = await enterAs(demo.village.address, '村委会', 'committee')
  const visitor = await enterAs(demo.village.address, '三组组长', 'group_leader')
  const own = (await visitor.client.ok(searchHouseholds, { query: { limit: 1 } })).rows[0]!
  const all = (await committee.client.ok(searchHouseholds, { query: { limit: 100 } })).rows
  const objector = all.find(
    (one) =>
      one.villagersGroupId !== own.villagersGroupId &&
      all.filter(({ headName }) => headName === one.headName).length === 1,
  )!
  const listId = (await visitor.client.ok(listPublicities, { query: {} })).rows[0]!.listId
  const { rows } = await visitor.client.ok(listPublicityLines, { params: { listId }, query: {} })
  const line = rows.find((row) => row.state === 'posted')!
  const webPhone = await openWebPhone(demo.browser, demo.village.address, { visitor, isElder: true })
  const { page } = webPhone
  await webPhone.visit('publicity/list', { listId })
  const tap = (name: string) => page.getByText(name, { exact: true }).filter({ visible: true }).last().click()
  await tap(`${line.position}. ${line.shownName}`)
  await page.getByText('别的组的人').waitFor()
  await page.locator('input').filter({ visible: true }).first().fill(objector.headName)
  await tap('找他家')
  await page.getByText(objector.name, { exact: true }).filter({ visible: true }).first().waitFor()
  await webPhone.shot('elder/objections-paper-group-leader')
  await tap(objector.name)
  await tap('没做过这件事')
  await tap('交给村务监督')
  await settled(page)
  const supervisor = await enterAs(demo.village.address, '村务监督', 'supervisor')
  const waiting = (await supervisor.client.ok(listObjections, { query: { limit: 100 } })).rows
  const { objectionId } = waiting.find(({ voices }) =>
    voices.some((voice) => voice.objectorName === objector.headName),
  )!
  const eyes = await openWebPhone(demo.browser, demo.village.address, { visitor: supervisor, isElder: true })
  await eyes.visit('objections/objection', { objectionId })
  await eyes.page.getByText(`${objector.headName}(${objector.name},`, { exact: false }).first().waitFor()
  await eyes.shot('elder/objections-objector-at-home')
  expect([...webPhone.faults, ...eyes.faults]).toEqual([])
  await eyes.close()
  await webPhone.close()
})
