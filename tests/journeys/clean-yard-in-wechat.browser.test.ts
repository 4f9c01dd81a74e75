import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { readHouseholdAccount } from '@village-points/shared/ledger/contract.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWeappPhone } from '../pages/weapp-phone.ts'
import { enterAs } from '../pages/web-phone.ts'
import { type DemoVillage, openDemoVillage } from './demo-village.ts'

const shots = join(import.meta.dirname, '../shots/wechat')
let village: DemoVillage
const closers: (() => Promise<void>)[] = []
beforeAll(async () => {
  mkdirSync(shots, { recursive: true })
  village = await openDemoVillage()
})
afterAll(async () => {
  for (const close of closers) await close()
  await village?.close()
})

const phoneOf = async (label: string, role: string) => {
  const visitor = await enterAs(village.address, label, role)
  const phone = await openWeappPhone(village.address, { visitor })
  closers.push(phone.close)
  return { ...phone, visitor, shot: (name: string) => phone.client.screenshot(join(shots, `${name}.png`)) }
}

it('goes from a clean yard to cooking oil in the compiled WeChat build', async () => {
  const villager = await phoneOf('村民', 'villager')
  const { householdId, client: api } = villager.visitor
  const before = await api.ok(readHouseholdAccount, { params: { householdId } })
  const { name, number } = before.household
  await villager.client.waitForText('可用积分')

  const cadre = await phoneOf('村委会', 'committee')
  await cadre.client.open('/declarations/award?begin=search')
  await cadre.client.waitForText('找一户')
  await cadre.client.input('input', number)
  await cadre.client.waitForText('找到 1 户')
  await cadre.client.tapText(name)
  await cadre.client.waitForText('记哪一项')
  await cadre.client.tapText('看全部')
  await cadre.client.tapText('主动清理乱搭乱建或让出闲置地')
  await cadre.client.waitForText('加几分')
  await cadre.client.input('.foot-amount input', '50')
  await cadre.client.tapText(`给${name}加 50 分`)
  await cadre.client.waitForText('再记一')
  await cadre.shot('1-awarded')

  await villager.client.open('/home/index', 'reLaunch')
  await villager.client.waitForText(String(before.availablePoints + 50))
  await villager.shot('2-home')
  await villager.client.open('/rewards/shop', 'reLaunch')
  await villager.client.waitForText('食用油5升')
  await villager.client.tapText('食用油5升')
  await villager.client.waitForText('换 1 桶,扣 124 分')
  await villager.client.tapText('换 1 桶,扣 124 分')
  await villager.client.waitForText('换食用油5升 1 桶?')
  await villager.client.tapText('换食用油5升 1 桶')
  await villager.client.waitForText('给柜台扫一扫')
  await villager.shot('3-pickup-code')
  const code = (await villager.client.textOf('.pickup-code')).replace(/\D/g, '')
  expect(code).toMatch(/^\d{6}$/)

  const clerk = await phoneOf('爱心超市', 'clerk')
  await clerk.client.open('/rewards/counter')
  await clerk.client.waitForText('或者输入六位取货码')
  await clerk.client.input('.digits-field', code)
  await clerk.client.waitForText('已交给他')
  await clerk.shot('4-counter')
  await clerk.client.tapText('已交给他')
  await clerk.client.waitForText('已交给')

  const after = await api.ok(readHouseholdAccount, { params: { householdId } })
  expect(after).toMatchObject({ availablePoints: before.availablePoints + 50 - 124, heldPoints: 0 })
  for (const { host } of [villager, cadre, clerk]) {
    expect(host.exceptions()).toEqual([])
    expect(await host.unsupported()).toEqual([])
  }
})
