import type { Cell } from '../spreadsheet/cells.ts'
import { chineseNumber, squeezed } from './digits.ts'

/** What a rulebook says an item is worth. Points are always above zero; `isDeduction` carries the sign. */
export type ReadWorth = { readonly isDeduction: boolean; readonly period?: string } & (
  | { readonly kind: 'fixed'; readonly points: number }
  | { readonly kind: 'range'; readonly least: number; readonly most: number }
  | { readonly kind: 'per_unit'; readonly points: number; readonly unitSize: number; readonly unitName: string }
)

const NUMERAL = '(?:\\d+(?:\\.\\d+)?|[零一二两三四五六七八九十百]+)'
const SIGN = '(?:[+\\-]|加|奖励?|奖|计|记|得|积|给|扣减?|扣除|减)?'
const figure = (text: string | undefined): number => (text ? Number(text) || chineseNumber(text) || 0 : 0)

const tidy = (text: string) =>
  squeezed(text)
    .replace(/[﹣−‐‑]/g, '-')
    .replace(/(?<=\d分?)(?:[~~〜∼—–-]+|至|到)(?=\d)/g, '~')
    .replace(/[—–]/g, '-')
    .replace(/[“”"'`]/g, '')
    .replace(/积分$/, '分')
    .replace(/(?:个|积)分/g, '分')
    .replace(/\.0+(?=\D|$)/g, '')

const FIXED = new RegExp(`^${SIGN}(${NUMERAL})分?$`)
const EACH_TIME = new RegExp(`^(?:每人?次|每户|每个?|每人每次|一次|单次)${SIGN}(${NUMERAL})分?$`)
const PER_TIME = new RegExp(`^${SIGN}(${NUMERAL})分?(?:/|每)(?:人?次|户次?|个|件|项|处|起|条)$`)
const RANGE = new RegExp(`^(?:每次)?${SIGN}(${NUMERAL})分?~${SIGN}(${NUMERAL})分?(?:/(?:次|户))?$`)
const AT_MOST = new RegExp(`^${SIGN}(?:最高|最多|不超过|上限)${SIGN}(${NUMERAL})分?$`)
const PER_PERIOD = new RegExp(`^${SIGN}(${NUMERAL})分?(?:/|每)(天|日|周|月|季度?|半年|年)$`)
const EACH_PERIOD = new RegExp(`^每(月|季度?|半年|年|周)${SIGN}(${NUMERAL})分?$`)
const AFTER_SLASH = new RegExp(`^${SIGN}(${NUMERAL})分?(?:/|每)(${NUMERAL})?([\\u4e00-\\u9fa5]{1,4})$`)
const BEFORE = new RegExp(
  `^(?:[\\u4e00-\\u9fa5]{0,4})每(?:捐款?赠?|满|增加|参加|服务)?(${NUMERAL})?([\\u4e00-\\u9fa5]{1,4}?)${SIGN}(${NUMERAL})分?$`,
)

const isDeductionText = (text: string) => /^-|扣|减/.test(text)

const positive = (points: number) => points > 0 && points <= 100_000

const perUnit = (
  isDeduction: boolean,
  points: string | undefined,
  size: string | undefined,
  unitName: string,
): ReadWorth | undefined => {
  const unitSize = size ? figure(size) : 1
  return positive(figure(points)) && unitSize > 0
    ? { kind: 'per_unit', isDeduction, points: figure(points), unitSize, unitName }
    : undefined
}

const fixed = (isDeduction: boolean, points: string | undefined, period?: string): ReadWorth | undefined =>
  positive(figure(points))
    ? { kind: 'fixed', isDeduction, points: figure(points), ...(period ? { period } : {}) }
    : undefined

/** Reads `+10`, `20-50`, `+5/半天`, `每捐50元加1分`, `扣5分`, `十分`; undefined when it cannot be understood. */
export const readWorth = (cell: Cell | undefined): ReadWorth | undefined => {
  if (typeof cell === 'number') return fixed(cell < 0, String(Math.abs(cell)))
  if (typeof cell !== 'string') return undefined
  const text = tidy(cell)
  const isDeduction = isDeductionText(text)
  const simple = FIXED.exec(text) ?? EACH_TIME.exec(text) ?? PER_TIME.exec(text)
  if (simple) return fixed(isDeduction, simple[1])
  const range = RANGE.exec(text)
  if (range) {
    const [least, most] = [figure(range[1]), figure(range[2])]
    return positive(least) && most > least ? { kind: 'range', isDeduction, least, most } : undefined
  }
  const atMost = AT_MOST.exec(text)
  if (atMost)
    return positive(figure(atMost[1])) ? { kind: 'range', isDeduction, least: 1, most: figure(atMost[1]) } : undefined
  const perPeriod = PER_PERIOD.exec(text)
  if (perPeriod && !/[天日]/.test(perPeriod[2] ?? '')) return fixed(isDeduction, perPeriod[1], perPeriod[2])
  const eachPeriod = EACH_PERIOD.exec(text)
  if (eachPeriod) return fixed(isDeduction, eachPeriod[2], eachPeriod[1])
  const half = text.replace(/半(天|日|小时|年)/, '1半$1')
  const after = AFTER_SLASH.exec(half)
  if (after) return perUnit(isDeduction, after[1], after[2], after[3] ?? '')
  const before = BEFORE.exec(half)
  return before ? perUnit(isDeduction, before[3], before[1], before[2] ?? '') : undefined
}

/** Reads one amount with its sign as a paper book has it: `10分`, `+10`, `加10分`, `-5`; undefined when it is none. */
export const readPoints = (cell: Cell | undefined): number | undefined => {
  if (typeof cell === 'number') return Number.isFinite(cell) ? Math.round(cell * 100) / 100 : undefined
  if (typeof cell !== 'string') return undefined
  const text = tidy(cell).replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')
  const match = FIXED.exec(text)
  if (!match) return undefined
  const amount = Math.round(figure(match[1]) * 100) / 100
  return isDeductionText(text) ? -amount : amount
}
