import type { Cell } from '../spreadsheet/cells.ts'
import { cellText } from '../spreadsheet/cells.ts'
import { chineseNumber, squeezed } from './digits.ts'

export type CapPeriod = 'day' | 'week' | 'month' | 'quarter' | 'half_year' | 'year' | 'once'

/** A limit on one rule: at most so many points, or so many times, in a period. */
export interface ReadCap {
  readonly period: CapPeriod
  readonly points?: number
  readonly times?: number
}

/** What a cap or frequency cell said. `assumedYear` marks an amount that named no period. */
export interface ReadCaps {
  readonly caps: readonly ReadCap[]
  readonly isHonourOnly: boolean
  readonly isUnreadable: boolean
  readonly assumedYear: boolean
}

const PERIODS: readonly (readonly [RegExp, CapPeriod])[] = [
  [/半年/, 'half_year'],
  [/季/, 'quarter'],
  [/年|全年/, 'year'],
  [/月/, 'month'],
  [/周|星期/, 'week'],
  [/天|日/, 'day'],
]
const NONE = /^(?:按次|每次|逐次|据实|随时|不限|不封顶|无限制|无上限|不设上限|不设限|无|没有|[-—/]+|按实际|按项)$/
const AMOUNT = /(\d+(?:\.\d+)?|[零一二两三四五六七八九十百]+)(分|次|回)?/

const readClause = (clause: string): { cap?: ReadCap; assumedYear?: boolean; isUnreadable?: boolean } => {
  if (clause === '' || NONE.test(clause) || /^每次(?:最多|不超过|最高|限)/.test(clause)) return {}
  const period = PERIODS.find(([pattern]) => pattern.test(clause))?.[1]
  const rest = clause.replace(/半年|季度?|全年|年度?|月度?|星期|周|天|日/g, '|')
  const amount = AMOUNT.exec(rest)
  if (!amount) return period ? { cap: { period, times: 1 } } : { isUnreadable: true }
  const figure = Number(amount[1]) || chineseNumber(amount[1] ?? '') || 0
  if (figure <= 0) return { isUnreadable: true }
  const isTimes = amount[2] === '次' || amount[2] === '回'
  if (isTimes) {
    if (period) return { cap: { period, times: figure } }
    return figure === 1 ? { cap: { period: 'once', times: 1 } } : { isUnreadable: true }
  }
  if (/一次性|仅限?一次/.test(clause)) return { cap: { period: 'once', times: 1 } }
  return { cap: { period: period ?? 'year', points: figure }, assumedYear: period === undefined }
}

/** Reads `120分/年`, `每年不超过120分`, `每月最多扣10分`, `每季一次`, `一次`, `半年`, `仅荣誉分` and several joined by commas. */
export const readCaps = (cell: Cell | undefined): ReadCaps => {
  const text = squeezed(cellText(cell))
  const isHonourOnly = /荣誉分|只记荣誉|不可?兑换|不计兑换/.test(text)
  if (text === '' || isHonourOnly) return { caps: [], isHonourOnly, isUnreadable: false, assumedYear: false }
  const clauses = text.split(/[,,;;、。]|且|并且/).map(readClause)
  return {
    caps: clauses.flatMap((clause) => (clause.cap ? [clause.cap] : [])),
    isHonourOnly,
    isUnreadable: clauses.some((clause) => clause.isUnreadable),
    assumedYear: clauses.some((clause) => clause.assumedYear),
  }
}
