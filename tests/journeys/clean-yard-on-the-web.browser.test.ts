import { readHouseholdAccount } from '@village-points/shared/ledger/contract.ts'
import { expect, it } from 'vitest'
import { enterAs, openWebPhone, type WebPhone, type WebPhoneOptions } from '../pages/web-phone.ts'
import { demoInChromium } from './demo-in-chromium.ts'

const demo = demoInChromium()
const phones: WebPhone[] = []

const phoneOf = async (label: string, role: string, options: WebPhoneOptions = {}) => {
  const visitor = await enterAs(demo.village.address, label, role)
  const webPhone = await openWebPhone(demo.browser, demo.village.address, { visitor, ...options })
  phones.push(webPhone)
  return { ...webPhone, visitor, tap: (text: string) => webPhone.page.getByText(text, { exact: true }).first().tap() }
}

it('goes from a clean yard to cooking oil on the screens of three people', async () => {
  const villager = await phoneOf('村民', 'villager')
  const cadre = await phoneOf('村委会', 'committee')
  const clerk = await phoneOf('爱心超市', 'clerk', { isElder: true })
  const { client, householdId } = villager.visitor
  const before = await client.ok(readHouseholdAccount, { params: { householdId } })

  await cadre.visit('declarations/award', { begin: 'search' })
  await cadre.page.locator('input').first().fill(before.household.number)
  await cadre.tap(before.household.name)
  await cadre.page.getByText(/^看全部/).tap()
  await cadre.tap('主动清理乱搭乱建或让出闲置地')
  await cadre.page.locator('.foot-amount input').fill('50')
  await cadre.shot('journey/1-award')
  await cadre.page.reload() // what was chosen is still there
  await cadre.page.getByText(`给${before.household.name}加 50 分`).tap()
  await cadre.page.getByText('撤回', { exact: true }).first().waitFor()
  await cadre.shot('journey/2-awarded')

  await villager.visit('home/index')
  const after = before.availablePoints + 50
  await villager.page.getByText(`${after} 分`).first().waitFor()
  await villager.shot('journey/3-home')
  await villager.tap('主动清理乱搭乱建或让出闲置地')
  await villager.page.getByText('王会计').last().waitFor()
  await villager.shot('journey/4-why')

  await villager.visit('rewards/shop')
  await villager.tap('食用油5升')
  await villager.page.getByText('换 1 桶,扣 124 分').tap()
  await villager.shot('journey/5-confirm')
  const order = villager.page.getByText('换食用油5升 1 桶', { exact: true }).last()
  await order.tap()
  await order.tap({ timeout: 500 }).catch(() => 'the second tap finds the sheet gone')
  await villager.page.locator('.pickup-code').waitFor()
  const code = (await villager.page.locator('.pickup-code').textContent())?.replace(/\D/g, '') ?? ''
  expect(code).toMatch(/^\d{6}$/)
  await villager.shot('journey/6-pickup-code')

  await clerk.visit('rewards/counter')
  await clerk.page.locator('.digits input').fill(code === '000000' ? '000001' : '000000')
  await clerk.page.getByText('没有这个取货码').waitFor()
  await clerk.page.locator('.digits input').fill(code)
  await clerk.page.getByText('已交给他').waitFor()
  await clerk.shot('journey/7-counter')
  await clerk.tap('已交给他')
  await clerk.page.getByText('食用油5升 × 1 桶已交给').waitFor()

  await villager.page.getByText('已经交给您了').waitFor({ timeout: 20_000 })
  await villager.shot('journey/8-handed-over')
  const settled = await client.ok(readHouseholdAccount, { params: { householdId } })
  expect(settled).toMatchObject({ availablePoints: after - 124, heldPoints: 0 })
  expect(settled.conductPoints).toBe(before.conductPoints + 50)
  expect(phones.flatMap((one) => one.faults)).toEqual([])
})

it('shows what the phone kept when the network is gone, and says so', async () => {
  const villager = await phoneOf('村民', 'villager')
  await villager.visit('home/index')
  await villager.context.setOffline(true)
  await villager.page.getByText('现在没有网络').waitFor()
  await villager.shot('journey/offline')
  await villager.context.setOffline(false)
})
