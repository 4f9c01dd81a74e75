import { join } from 'node:path'
import { listImports } from '@village-points/shared/imports/contract.ts'
import { expect, it } from 'vitest'
import { desk, enterAs, openWebPhone } from '../pages/web-phone.ts'
import { demoInChromium } from './demo-in-chromium.ts'

const samples = join(import.meta.dirname, '../imports/samples/hewan-messy')
const demo = demoInChromium()

const openDesk = async () => {
  const visitor = await enterAs(demo.village.address, '村委会', 'committee')
  const webPhone = await openWebPhone(demo.browser, demo.village.address, { visitor, viewport: desk })
  const { page } = webPhone
  const press = (text: string | RegExp) => page.getByText(text).first().click()
  const choose = async (kind: string, file: string | { name: string; mimeType: string; buffer: Buffer }) => {
    await webPhone.visit('imports/index')
    await page.getByRole('radio', { name: kind }).click()
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press('把表格拖到这里')])
    await chooser.setFiles(file)
  }
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  return { ...webPhone, visitor, button, choose }
}

it('imports the messy roster of an office, looks, commits, and takes it back', async () => {
  const office = await openDesk()
  const { page } = office
  await office.choose('花名册', join(samples, '花名册.xlsx'))
  await page.getByText('身份证号已丢弃,不保存').waitFor()
  await office.shot('import/1-review')
  await page.reload() // the review is where it was
  await page.getByText('没有写入任何数据').waitFor()
  await office
    .button(/^导入 \d+ 户$/)
    .first()
    .click()
  await page.locator('.sheet').waitFor()
  await office.shot('import/2-confirm')
  await office
    .button(/^导入 \d+ 户$/)
    .last()
    .click()
  await office.button('整批撤回').waitFor()
  await office.shot('import/3-done')
  await office.button('整批撤回').click()
  await page.locator('.sheet').waitFor()
  await office.button('整批撤回').last().click()
  await page.getByText('整批撤回了').waitFor()
  const { rows } = await office.visitor.client.ok(listImports, { query: {} })
  expect(rows[0]).toMatchObject({ kind: 'roster', status: 'undone' })
  expect(office.faults).toEqual([])
})

it('refuses what is no spreadsheet, in words and without a trace', async () => {
  const office = await openDesk()
  const before = await office.visitor.client.ok(listImports, { query: {} })
  const picture = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
  await office.choose('花名册', { name: '花名册.xlsx', mimeType: 'application/octet-stream', buffer: picture })
  await office.page.getByText(/没有用上/).waitFor()
  await office.shot('import/4-refused')
  expect((await office.visitor.client.ok(listImports, { query: {} })).rows).toEqual(before.rows)
})
