import {
  printPublicity,
  publicizeWaiting,
  readPostedSheet,
  readPublicity,
  recordPostedSheet,
} from '@village-points/shared/publicity/contract.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readPdf } from '../platform/read-pdf.ts'
import type { Client } from '../village/client.ts'
import { sendPhotos } from '../village/declaring.ts'
import { award } from '../village/deeds.ts'
import { expectRefusal, openTestVillage, type Person, type TestVillage } from '../village/test-village.ts'
import { accepted } from './waiting.ts'

let village: TestVillage
let listId: string
beforeEach(async () => {
  village = await openTestVillage()
  await accepted(village, { note: '跳下水救人' })
  await award(village, '门前屋后整洁', village.homes.other)
  listId = (await village.as('committee').ok(publicizeWaiting, { body: {} })).listId
})
afterEach(() => village.close())

const fetchFrom = (client: Client, path: string) =>
  fetch(`${village.address}/api/publicity/lists/${path}`, {
    headers: { Authorization: `Bearer ${client.token}`, 'X-Acting-Role': client.roleId },
  })

describe('the notice', () => {
  it.each(['A4', 'A3', 'A3_on_two_A4'] as const)('is printed on %s for whoever hangs it up', async (paper) => {
    const answer = await fetchFrom(village.as('group_leader'), `${listId}/notice?paper=${paper}`)
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    const pages = await readPdf(Buffer.from(await answer.arrayBuffer()))
    const words = pages.map((page) => page.words).join('')
    const { contentDigest } = await village.as('villager').ok(readPublicity, { params: { listId } })
    const expected = ['第1号积分公示', '王*福家', '跳下水救人', '赵*强家', '还没有入账', '已经入账', '022-29990000']
    for (const part of [...expected, contentDigest.slice(0, 4)]) expect(words).toContain(part)
    expect(words).not.toContain('王德福')
  })

  it('is not printed by everybody', async () => {
    const print = village.as('villager').call(printPublicity, { params: { listId }, query: {} })
    await expectRefusal(print, 'platform.not_permitted')
  })
})

describe('a photograph of the sheet on the wall', () => {
  const record = (person: Person, photoIds: readonly string[], place = '村委会门口') =>
    village.as(person).call(recordPostedSheet, { params: { listId }, body: { place, photoIds: [...photoIds] } })

  it('is the record that it hung there, which everybody of the village may see and nobody cleans away', async () => {
    const [photoId = ''] = await sendPhotos(village.as('committee'), 1)
    const { sheets } = (await record('committee', [photoId])).body
    expect(sheets).toMatchObject([{ photoId, place: '村委会门口', takenBy: '王会计' }])
    village.clock.advance({ days: 30 })
    await village.runJobs()
    const answer = await fetchFrom(village.as('other_villager'), `${listId}/sheets/${photoId}?size=small`)
    expect(answer.headers.get('content-type')).toBe('image/jpeg')
    expect((await village.as('villager').ok(readPublicity, { params: { listId } })).sheetCount).toBe(1)
    const stranger = village.neighbor.as('villager').call(readPostedSheet, { params: { listId, photoId }, query: {} })
    await expectRefusal(stranger, 'declaration.photo_not_found')
  })

  it('is the own one, and used for nothing else', async () => {
    const [photoId = ''] = await sendPhotos(village.as('villager'), 2)
    await expectRefusal(record('committee', [photoId]), 'declaration.photo_unknown')
    const [own = ''] = await sendPhotos(village.as('group_leader'), 3)
    expect((await record('group_leader', [own])).status).toBe(200)
    await expectRefusal(record('group_leader', [own]), 'declaration.photo_unknown')
    await expectRefusal(record('committee', []), 'platform.invalid_request')
    const elsewhere = village.neighbor.as('committee')
    const body = { place: '祠堂', photoIds: await sendPhotos(elsewhere, 4) }
    await expectRefusal(elsewhere.call(recordPostedSheet, { params: { listId }, body }), 'publicity.list_not_found')
  })
})
