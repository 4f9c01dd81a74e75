import { awardHousehold, listAwardOptions } from '@village-points/shared/declarations/contract.ts'
import { readHouseholdCard, searchHouseholds } from '@village-points/shared/households/contract.ts'
import { listDemoAccounts, readMe, signInToDemo } from '@village-points/shared/identity/contract.ts'
import { listEntries, readEntry, readHouseholdAccount } from '@village-points/shared/ledger/contract.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import {
  fulfillRedemption,
  listRewards,
  readPickup,
  readRedemption,
  readShopRegister,
  redeemReward,
} from '@village-points/shared/rewards/contract.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Client, openClient } from '../village/client.ts'
import { type DemoVillage, openDemoVillage } from './demo-village.ts'

let village: DemoVillage
beforeAll(async () => {
  village = await openDemoVillage()
})
afterAll(() => village.close())

/** Signs in as the demo account with this label, acting in the first role that fits. */
const enter = async (label: string, role: string): Promise<Client & { householdId: string }> => {
  const nobody = openClient(village.address)
  const { accounts } = await nobody.ok(listDemoAccounts)
  const { demoAccountId } = accounts.find((account) => account.label === label)!
  const { token } = await nobody.ok(signInToDemo, { body: { demoAccountId } })
  const me = await openClient(village.address, token).ok(readMe)
  const held = me.roles.find((one) => one.role === role)!
  return { ...openClient(village.address, token, held.roleId), householdId: held.householdId ?? '' }
}

it('goes from a clean yard to cooking oil', async () => {
  const villager = await enter('村民', 'villager')
  const committee = await enter('村委会', 'committee')
  const clerk = await enter('爱心超市', 'clerk')
  const params = { householdId: villager.householdId }
  const before = await villager.ok(readHouseholdAccount, { params })

  const { rows } = await committee.ok(searchHouseholds, { query: { text: before.household.number } })
  expect(rows.map((row) => row.householdId)).toEqual([villager.householdId])
  const { options } = await committee.ok(listAwardOptions, { query: params })
  const rule = options.find((option) => option.rule.title === '主动清理乱搭乱建或让出闲置地')!.rule
  const { declaration } = await committee.ok(awardHousehold, {
    body: { ...params, ruleId: rule.ruleId, points: 50, deedOn: villageDayOf(new Date()), note: '院里院外都清干净了' },
  })
  expect(declaration.points).toBe(50)

  const after = await villager.ok(readHouseholdAccount, { params })
  expect(after.availablePoints).toBe(before.availablePoints + 50)
  expect(after.conductPoints).toBe(before.conductPoints + 50)
  const trail = await villager.ok(readEntry, { params: { ...params, transferId: declaration.transferId } })
  expect(trail).toMatchObject({
    actor: { roleName: '村委会' },
    note: '院里院外都清干净了',
    rule: { title: rule.title },
  })

  const { rewards } = await villager.ok(listRewards, { query: {} })
  const oil = rewards.find((reward) => reward.name === '食用油5升')!
  const ordered = await villager.ok(redeemReward, { body: { rewardId: oil.rewardId, quantity: 1 } })
  expect(ordered.availablePoints).toBe(after.availablePoints - oil.points)
  const code = ordered.redemption.pickupCode!
  expect(code).toMatch(/^\d{6}$/)

  const shown = await clerk.ok(readPickup, { body: { code } })
  expect(shown).toMatchObject({ rewardName: '食用油5升', state: 'held' })
  expect(shown.pickupCode).toBeUndefined()
  expect(shown.householdName).toContain('*')
  const { redemptionId } = shown
  await clerk.ok(fulfillRedemption, { params: { redemptionId }, body: { code } })
  expect((await villager.ok(readRedemption, { params: { redemptionId } })).state).toBe('fulfilled')
  const register = await clerk.ok(readShopRegister, { query: {} })
  expect(register.rows.map((row) => row.redemptionId)).toContain(redemptionId)

  await village.restart()
  const [latest] = (await villager.ok(listEntries, { params, query: {} })).rows
  expect(latest).toMatchObject({ title: '换食用油5升 1 桶', resolution: 'posted', availablePoints: -oil.points })
})

it('knows no card of a neighbouring village', async () => {
  const clerk = await enter('爱心超市', 'clerk')
  const { error } = await clerk.call(readHouseholdCard, { params: { code: 'ABCD-EFGH-JKMN' } })
  expect(error).toMatchObject({ code: 'household.card_unknown', message: '认不出这张卡。请核对卡号,或者按姓名找。' })
})
