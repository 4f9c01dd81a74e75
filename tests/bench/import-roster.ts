import { setTimeout as pause } from 'node:timers/promises'
import { readImport, uploadSpreadsheet } from '@village-points/shared/imports/contract.ts'
import { type Made, makeSheet } from '../imports/workbook-maker.ts'
import { openClient } from '../village/client.ts'
import { openProduct, signInAs } from './product.ts'
import type { Figure } from './report.ts'

const PEOPLE = 3_000
const PER_HOUSEHOLD = 3

const header = ['序号', '户号', '组别', '与户主关系', '姓名', '身份证号', '出生年月', '手机号码', '门牌号', '备注']
const relations = ['户主', '配偶', '子']
const numerals = [...'一二三四五六七八九十']

/** A roster of 3,000 people in 1,000 households, each with an invented identity number. */
const roster = (): Buffer => {
  const rows = Array.from({ length: PEOPLE }, (_, index): Made[] => {
    const household = Math.floor(index / PER_HOUSEHOLD)
    const group = `${numerals[household % 6]}组`
    const place = index % PER_HOUSEHOLD
    const name = `王${numerals[index % 10]}${numerals[household % 10]}`
    const identity = `1299001979${10_000_000 + index}`
    const own = place === 0 ? [`BN${5_000 + household}`, group] : [null, null]
    const door = place === 0 ? `${group}${household + 1}号` : null
    return [index + 1, ...own, relations[place] ?? '', name, identity, '1979-11', `138${10_000_000 + index}`, door, '']
  })
  return makeSheet([header, ...rows])
}

/** The dry run of a large roster through the running product: until the page shows it, and the most memory meanwhile. */
export const measureImport = async (dataFolder: string): Promise<Figure[]> => {
  const product = await openProduct(dataFolder)
  try {
    const { token, roleId } = await signInAs(product.address, 'committee')
    const client = openClient(product.address, token, roleId)
    const bytes = roster()
    let peak = product.memory()
    const startedAt = performance.now()
    const started = client.ok(uploadSpreadsheet, { body: { kind: 'roster' } }, { file: { name: '花名册.xlsx', bytes } })
    const watch = setInterval(() => {
      peak = Math.max(peak, product.memory())
    }, 10)
    let found = await started
    while (found.status === 'reading') {
      await pause(50)
      found = await client.ok(readImport, { params: { importId: found.importId } })
    }
    clearInterval(watch)
    const seconds = Math.round(performance.now() - startedAt) / 1000
    const words = `${found.counts.people} people, ${found.counts.droppedIdentityNumbers} identity numbers dropped`
    return [
      { name: `dry run of a roster: ${words}`, value: seconds, unit: 's', most: 3 },
      { name: 'most resident memory of the server during it', value: peak, unit: 'MB', most: 300 },
    ]
  } finally {
    await product.stop()
  }
}
