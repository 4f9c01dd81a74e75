import { type Cell, cellText } from '../spreadsheet/cells.ts'
import { chineseNumber, squeezed } from './digits.ts'

const CHINESE = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

const chinese = (figure: number): string => {
  if (figure <= 10) return CHINESE[figure] ?? ''
  if (figure < 20) return `十${CHINESE[figure - 10]}`
  return `${CHINESE[Math.floor(figure / 10)]}十${figure % 10 ? CHINESE[figure % 10] : ''}`
}

const NUMBERED =
  /^(?:.*?村)?第?([0-9]{1,2}|[一二两三四五六七八九十]{1,3})(?:村民)?(?:小组|组|队|社|生产队|网格|小队)?(?:村民小组)?$/

/** A villagers' group under one spelling: `第三村民小组`, `3组`, `三队` → `三组`; a named group stays as it is. */
export const readGroup = (cell: Cell | undefined): string | undefined => {
  const text = squeezed(cellText(cell)).replace(/[((].*?[))]$/, '')
  if (text === '' || /^[-/无]+$/.test(text)) return undefined
  const match = NUMBERED.exec(text)
  const figure = match ? Number(match[1]) || chineseNumber(match[1] ?? '') : undefined
  return figure && figure > 0 && figure < 60 ? `${chinese(figure)}组` : text
}

/** A group named somewhere in a title or a sheet name: `禾湾村第三村民小组花名册`, `二组`; undefined when none is. */
export const findGroup = (text: string): string | undefined => {
  const match = /第?([0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:村民小组|小组|组|生产队|小队|队|社)(?!长)/.exec(
    squeezed(text),
  )
  return match ? readGroup(`${match[1]}组`) : undefined
}
