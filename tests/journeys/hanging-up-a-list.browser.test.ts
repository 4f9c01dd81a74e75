import { databaseFile } from '@village-points/api/platform/database/open-store.ts'
import { addDays, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { listPublicities, readPublicity } from '@village-points/shared/publicity/contract.ts'
import { expect, it } from 'vitest'
import { paint } from '../declarations/pictures.ts'
import { enterAs, openWebPhone, settled } from '../pages/web-phone.ts'
import { openRows } from '../village/rows.ts'
import { demoInChromium } from './demo-in-chromium.ts'

const UNCHANGED = '这张榜一条都没改过'
const DOUBTFUL = '这张榜对不上'

const demo = demoInChromium()

const newestList = async () => {
  const { client } = await enterAs(demo.village.address, '村委会', 'committee')
  const { listId } = (await client.ok(listPublicities, { query: {} })).rows[0]!
  return client.ok(readPublicity, { params: { listId } })
}

/** Something the panel has just accepted, and no list of today yet: whatever the hour at which the demo was made. */
const letSomethingWait = async () => {
  const rows = await openRows({ file: databaseFile(demo.village.dataFolder), url: undefined })
  const today = villageDayOf(Date.now())
  await rows.run('UPDATE publicity_lists SET starts_on = ? WHERE starts_on = ?', addDays(today, -1), today)
  await rows.run(
    `UPDATE declarations SET state = 'accepted', state_at = ? WHERE declaration_id =
      (SELECT declaration_id FROM declarations WHERE state = 'screened' LIMIT 1)`,
    Date.now(),
  )
  await rows.close()
}

it('hangs out what waits, prints it, and keeps the photograph of the sheet on the wall', async () => {
  await letSomethingWait()
  const before = await newestList()
  const visitor = await enterAs(demo.village.address, '村委会', 'committee')
  const { page, visit, shot, faults, close } = await openWebPhone(demo.browser, demo.village.address, { visitor })
  await visit('publicity/index')
  await page.getByText(/^现在张榜/).tap()
  await page.getByText('张贴', { exact: true }).waitFor()
  const list = await newestList()
  expect(list.listId).not.toBe(before.listId)
  expect(list).toMatchObject({ state: 'open', startsOn: villageDayOf(Date.now()), sheets: [] })
  await page.getByText(UNCHANGED).waitFor()
  const printing = page.waitForEvent('download')
  await page.getByText('打印榜单(A4 纸)', { exact: true }).tap()
  expect((await printing).suggestedFilename()).toBe(`${list.title}.pdf`)
  await page.getByText('贴好了,拍张照', { exact: true }).first().tap()
  const choosing = page.waitForEvent('filechooser')
  await page.getByText('拍照片', { exact: true }).tap()
  const photo = { name: 'wall.jpg', mimeType: 'image/jpeg', buffer: await paint(7, 300, 225) }
  await (await choosing).setFiles([photo])
  await page.getByText('存好照片', { exact: true }).tap()
  await page.getByText('墙上的榜', { exact: true }).waitFor()
  await settled(page)
  await shot('standard/publicity-posted-committee')
  expect((await newestList()).sheets).toMatchObject([{ place: '村委会公开栏' }])
  expect(faults).toEqual([])
  await close()
})

it('is read through by each phone itself, which says when a line is not what hangs out, or was changed since', async () => {
  const visitor = await enterAs(demo.village.address, '村民', 'villager')
  const { listId } = await newestList()
  const sound = await openWebPhone(demo.browser, demo.village.address, { visitor })
  await sound.visit('publicity/list', { listId })
  await sound.page.getByText(UNCHANGED).waitFor()
  await sound.close()
  const forged = await openWebPhone(demo.browser, demo.village.address, { visitor })
  await forged.page.route('**/lines?*', async (route) => {
    const response = await route.fetch()
    const json = await response.json()
    json.rows[0].points += 1
    await route.fulfill({ response, json })
  })
  await forged.visit('publicity/list', { listId })
  await forged.page.getByText(DOUBTFUL).waitFor()
  expect(await forged.page.getByText(UNCHANGED).count()).toBe(0)
  await forged.close()
  const kept = { ...visitor.kept, [`list-digest:${listId}`]: 'what it said yesterday' }
  const changed = await openWebPhone(demo.browser, demo.village.address, { visitor: { ...visitor, kept } })
  await changed.visit('publicity/list', { listId })
  await changed.page.getByText(DOUBTFUL).waitFor()
  await changed.close()
})
