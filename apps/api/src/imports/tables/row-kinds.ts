import { squeezed } from '../written-forms/digits.ts'

const SUBTOTAL = /^(?:.{0,8}(?:小计|合计|总计|累计|共计)|总数|本页合计|本页小计|人数合计)(?:[::].*|人数|户数)?$/
const SIGNATURE =
  /^(?:村?(?:党支部)?书记|村主任|主任|审核人?|复核人?|填报人?|填表人?|制表人?|负责人|经手人|经办人|监督人|监委会|领导|村委会|驻村|填报单位|填表单位|单位|填报日期|填表日期|制表日期|日期|盖章|公章|公示时间|公示单位|监督电话)[^::]{0,8}(?:[::]|签字|签名|签章|盖章|\(章\)|(章))/
const NOTE = /^(?:备注|说明|注|填表说明|注意|附注|备注说明)\d?[::.、]|^[※*★]/

/** What a row inside a table is, judged by its non-blank texts alone. */
export type RowKind = 'blank' | 'subtotal' | 'signature' | 'note' | 'data'

/** Tells data from the rows that people put around it. */
export const rowKind = (texts: readonly string[]): RowKind => {
  const filled = texts.map(squeezed).filter((text) => text !== '')
  if (filled.length === 0) return 'blank'
  if (filled.slice(0, 3).some((text) => SUBTOTAL.test(text))) return 'subtotal'
  if (
    filled.length <= 6 &&
    filled.some((text) => SIGNATURE.test(text)) &&
    filled.filter((text) => /[::]|签|章/.test(text)).length * 2 >= filled.length
  ) {
    return 'signature'
  }
  if (filled.length <= 2 && NOTE.test(filled[0] ?? '')) return 'note'
  return 'data'
}

/** 同上, 〃 and the other marks that repeat the cell above. */
export const isDitto = (text: string): boolean => /^(?:同上|〃+|″+|"+|''|々+|”+|“+|…+|同前)$/.test(squeezed(text))
