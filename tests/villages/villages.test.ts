import { addPlace, addVillage, findGroupByName, listGroups, readSettings } from '@village-points/api/villages/index.ts'
import * as villages from '@village-points/shared/villages/contract.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectRefusal, openTestVillage, type TestVillage } from '../village/test-village.ts'

let village: TestVillage
beforeAll(async () => {
  village = await openTestVillage({ withoutRulebook: true })
})
afterAll(() => village.close())

const settings = {
  telephone: '13800001111',
  publicityDays: 7,
  yuanPerPoint: 0.05,
  nameMasking: 'door_number',
  periodRule: 'expiry',
  periodNoticeDays: 45,
  quietFromHour: 21,
  quietUntilHour: 7,
  deductionCeiling: 12,
  repairDays: 14,
  ranking: 'households',
  starPoints: [50, 120],
} satisfies villages.VillageSettings

describe('read-village', () => {
  it('tells name, places above, settings and groups in their order', async () => {
    const shown = await village.as('villager').ok(villages.readVillage)
    expect(shown).toMatchObject({
      name: '禾湾村',
      townName: '潮汀镇',
      districtName: '滨海区',
      can: { configure: false },
    })
    expect(shown.settings).toEqual({
      telephone: '022-29990000',
      publicityDays: 5,
      yuanPerPoint: 0.5,
      nameMasking: 'masked_name',
      periodRule: 'carry_over',
      periodNoticeDays: 30,
      quietFromHour: 20,
      quietUntilHour: 8,
      deductionCeiling: 20,
      repairDays: 30,
      ranking: 'off',
      starPoints: [],
    })
    expect(shown.groups.map((group) => group.name)).toEqual(['一组', '二组', '三组'])
  })

  it('tells only the committee that it may configure', async () => {
    expect((await village.as('committee').ok(villages.readVillage)).can).toEqual({ configure: true })
    expect((await village.as('supervisor').ok(villages.readVillage)).can).toEqual({ configure: false })
  })
})

describe('configure-village', () => {
  it('replaces the settings, of this village only', async () => {
    const shown = await village.as('committee').ok(villages.configureVillage, { body: settings })
    expect(shown.settings).toEqual(settings)
    expect(await village.work(readSettings)).toEqual(settings)
    expect((await village.neighbor.work(readSettings)).telephone).toBe('022-29990000')
  })

  it('answers the same request the same way and refuses the key for another', async () => {
    const body = { ...settings, publicityDays: 4 }
    const key = 'configure-once'
    const first = await village.as('committee').call(villages.configureVillage, { body }, { key })
    const again = await village.as('committee').call(villages.configureVillage, { body }, { key })
    expect(again.body).toEqual(first.body)
    expect([first, again].map(({ headers }) => headers.get('Idempotency-Hit'))).toEqual([null, 'true'])
    const other = village.as('committee').call(villages.configureVillage, { body: settings }, { key })
    await expectRefusal(other, 'platform.idempotency_key_reused')
    const keyless = village.as('committee').call(villages.configureVillage, { body }, { key: '' })
    await expectRefusal(keyless, 'platform.idempotency_key_missing')
  })

  it.each([
    ['publicity under three days', { publicityDays: 2 }, '公示最少 3 天'],
    ['publicity over seven days', { publicityDays: 8 }, '公示最多 7 天'],
    ['half a day', { publicityDays: 3.5 }, '公示天数要写整数'],
    ['a point worth nothing', { yuanPerPoint: 0 }, '每分值多少钱要大于 0'],
    ['less than a fen', { yuanPerPoint: 0.001 }, '每分值多少钱最多写到分'],
    ['an announcement that comes too late', { periodNoticeDays: 14 }, '最少提前 15 天告诉大家'],
    ['an announcement that comes too early', { periodNoticeDays: 91 }, '最多提前 90 天告诉大家'],
    ['a night that begins at an hour that no clock has', { quietFromHour: 24 }, '几点从 0 到 23'],
    ['a ceiling below nothing', { deductionCeiling: -1 }, '一年最多扣多少分不能是负数'],
    ['no time to put a thing right', { repairDays: 3 }, '改好退分最少给 7 天'],
    ['a star that takes less than the one before', { starPoints: [100, 100] }, '后一颗星要比前一颗分多'],
    ['a sixth star', { starPoints: [1, 2, 3, 4, 5, 6] }, '最多 5 颗星'],
    ['an announcement at noon', { periodNoticeDays: 30.5 }, '提前几天要写整数'],
    ['a telephone nobody can call', { telephone: '12345' }, '电话要写成 022-29990000 或 11 位手机号'],
  ])('refuses %s with a sentence of its own', async (_, wrong, sentence) => {
    const body = { ...settings, ...wrong }
    const error = await expectRefusal(
      village.as('committee').call(villages.configureVillage, { body }),
      'platform.invalid_request',
    )
    expect(error.fields).toEqual({ [Object.keys(wrong)[0]!]: sentence })
  })
})

describe('add-villagers-group', () => {
  it('adds it after the others', async () => {
    const group = await village.as('committee').ok(villages.addVillagersGroup, { body: { name: ' 四组 ' } })
    expect(group.name).toBe('四组')
    expect((await village.work(listGroups)).map(({ name }) => name)).toEqual(['一组', '二组', '三组', '四组'])
    expect(await village.work((work) => findGroupByName(work, '四组'))).toEqual(group)
    expect(await village.neighbor.work((work) => findGroupByName(work, '四组'))).toBeUndefined()
  })

  it('refuses a name that is taken here, not one that the neighbouring village has', async () => {
    const again = village.as('committee').call(villages.addVillagersGroup, { body: { name: '一组' } })
    const error = await expectRefusal(again, 'village.group_name_taken')
    expect(error.message).toBe('已经有叫“一组”的小组了,请换个名字。')
    await village.neighbor.as('committee').ok(villages.addVillagersGroup, { body: { name: '五组' } })
    await village.as('committee').ok(villages.addVillagersGroup, { body: { name: '五组' } })
  })
})

describe('list-places', () => {
  it('shows the way from the district down to the village, and no neighbour', async () => {
    const { places } = await village.as('town_officer').ok(villages.listPlaces)
    expect(places.map(({ kind, name }) => [kind, name])).toEqual([
      ['district', '滨海区'],
      ['town', '潮汀镇'],
      ['village', '禾湾村'],
    ])
    expect(places[2]?.parentId).toBe(places[1]?.placeId)
  })
})

describe('add-village', () => {
  it('needs a place of kind village', async () => {
    await village.work(({ tx }) => addPlace(tx, { placeId: 'town-x', kind: 'town', name: '某镇' }))
    const open = (villageId: string) => village.work(({ tx, now }) => addVillage(tx, now, { villageId, settings }))
    await expect(open('town-x')).rejects.toThrow('no such village place')
    await expect(open('nowhere')).rejects.toThrow('no such village place')
  })
})
