import type { Procedure, RuleInput } from '@village-points/shared/rules/contract.ts'
import { cellText } from '../spreadsheet/cells.ts'
import type { Problems } from '../tables/problem.ts'
import type { Place, TableRow } from '../tables/table.ts'
import { type ReadCap, readCaps } from '../written-forms/caps.ts'
import { plain, squeezed } from '../written-forms/digits.ts'
import { type ReadWorth, readWorth } from '../written-forms/points.ts'
import type { RuleField } from './rulebook-shape.ts'

type Row = TableRow<RuleField>
type Cap = RuleInput['caps'][number]

/** A rule as one row says. */
export interface RuleDraft {
  readonly rule: RuleInput
  readonly place: Place
  readonly waitsFor: readonly string[]
}

const LONGEST_TITLE = 60
const LONGEST_EVIDENCE = 100

const withoutNumber = (text: string) =>
  text.replace(/^(?:第?\d+[条、..))]|[((]\d+[))]|[①-⑳]|[一二三四五六七八九十]+[、..])\s*/, '')

const PERIOD_OF: Readonly<Record<string, Cap['period']>> = {
  周: 'week',
  月: 'month',
  季: 'quarter',
  季度: 'quarter',
  半年: 'half_year',
  年: 'year',
}

const toCap = (cap: ReadCap): Cap =>
  cap.points === undefined
    ? { period: cap.period, measure: 'times', limit: cap.times ?? 1 }
    : { period: cap.period, measure: 'points', limit: cap.points }

/** The worth may stand in its own column, in a column for deductions, or behind the deed itself. */
const worthOf = (row: Row, title: string): { worth: ReadWorth | undefined; title: string; written: string } => {
  const minus = cellText(row.cell('minus'))
  if (minus !== '') {
    const worth = readWorth(row.cell('minus'))
    return { worth: worth && { ...worth, isDeduction: true }, title, written: minus }
  }
  const written = cellText(row.cell('points'))
  if (written !== '' || row.has('points')) return { worth: readWorth(row.cell('points')), title, written }
  const pieces = title.split(/(?<=[,,;;。::(()、])/)
  for (let from = pieces.length - 1; from > 0; from--) {
    const worth = readWorth((pieces[from] ?? '').replace(/[,,;;。::())、]/g, ''))
    if (worth)
      return {
        worth,
        title: pieces
          .slice(0, from)
          .join('')
          .replace(/[,,;;。::(()、]+$/, ''),
        written: pieces[from] ?? '',
      }
  }
  return { worth: undefined, title, written: '' }
}

const pointsOf = (worth: ReadWorth): RuleInput['points'] => {
  if (worth.kind === 'fixed') return { kind: 'fixed', points: worth.points }
  if (worth.kind === 'range') return { kind: 'range', least: worth.least, most: worth.most }
  return {
    kind: 'per_unit',
    points: worth.points,
    unit: worth.unitName.slice(0, 10),
    unitSize: Math.max(1, Math.round(worth.unitSize)),
  }
}

const capsOf = (row: Row, worth: ReadWorth, problems: Problems): { caps: Cap[]; isHonourOnly: boolean } => {
  const caps: Cap[] = []
  let isHonourOnly = false
  if (worth.period && PERIOD_OF[worth.period])
    caps.push({ period: PERIOD_OF[worth.period] ?? 'year', measure: 'times', limit: 1 })
  for (const field of ['cap', 'period', 'note'] as const) {
    const read = readCaps(row.cell(field))
    isHonourOnly ||= read.isHonourOnly
    if (field === 'note') continue
    caps.push(...read.caps.map(toCap))
    if (!read.isUnreadable && !read.assumedYear) continue
    problems.add(row.place(field), {
      code: read.isUnreadable ? 'bad_cap' : 'cap_without_period',
      severity: 'warning',
      value: cellText(row.cell(field)),
      message: read.isUnreadable ? '看不懂封顶或周期' : '没写是一年还是一个月的封顶',
      remedy: read.isUnreadable
        ? '这一格先不算。写成「120分/年」或「每月一次」就能认。'
        : '先按一年算。写成「120分/年」就清楚了。',
    })
  }
  const unique = new Map(caps.map((cap) => [`${cap.period} ${cap.measure}`, cap]))
  return { caps: [...unique.values()].slice(0, 6), isHonourOnly }
}

/** What the review panel decides is not posted directly, and nothing is ever deducted directly (DOMAIN 7). */
const procedureOf = (isDeduction: boolean, evidence: string): Procedure => {
  if (isDeduction) return 'review_and_publicity'
  return /评议|评审|评选|公示/.test(evidence) ? 'review' : 'direct'
}

const askForWorth = (
  row: Row,
  written: string,
  problems: Problems,
  waitsFor: string[],
): ReadWorth | undefined | 'skip' => {
  const words = {
    code: 'bad_points',
    severity: 'error',
    value: written,
    message: written === '' ? '没写多少分' : '看不懂分值',
    remedy: '请现在填,写成 +10、20~50、5/半天 这样;或者不要这一条。',
    options: [
      { id: 'type', label: '现在填', asks: 'points' },
      { id: 'skip', label: '不要这一条' },
    ],
    refuse: (option: string, typed: string | undefined) =>
      option === 'type' && !readWorth(typed ?? '') ? '刚填的分值也看不懂,写成 +10、20~50、5/半天 这样。' : undefined,
  } as const
  const answer = problems.add(row.place(row.has('points') ? 'points' : 'title'), words, waitsFor)
  if (answer?.option === 'skip') return 'skip'
  return answer ? readWorth(answer.typed ?? '') : undefined
}

/** Reads one row as a rule of `category`; undefined when the row holds none. */
export const readRule = (row: Row, category: string, problems: Problems): RuleDraft | undefined => {
  const waitsFor: string[] = []
  const wording = withoutNumber(plain(cellText(row.cell('title'))).replace(/\s+/g, ''))
  if (wording === '') return undefined
  const found = worthOf(row, wording)
  const worth = found.worth ?? askForWorth(row, found.written, problems, waitsFor)
  if (worth === 'skip') return undefined
  if (found.title.length > LONGEST_TITLE) {
    problems.add(row.place('title'), {
      code: 'long_title',
      severity: 'warning',
      value: found.title,
      message: `这一条有 ${found.title.length} 个字,最多 ${LONGEST_TITLE} 个`,
      remedy: '后面的字先不要了。可以在表里改短一些。',
    })
  }
  const evidence = plain(cellText(row.cell('evidence'))).slice(0, LONGEST_EVIDENCE)
  const settled = worth ?? { kind: 'fixed', isDeduction: false, points: 1 }
  const { caps, isHonourOnly } = capsOf(row, settled, problems)
  return {
    rule: {
      category: squeezed(category).slice(0, 20) || '其他',
      title: found.title.slice(0, LONGEST_TITLE),
      ruleClass: settled.isDeduction ? 'deduction' : isHonourOnly ? 'honor' : 'award',
      points: pointsOf(settled),
      caps,
      evidence,
      procedure: procedureOf(settled.isDeduction, evidence),
    },
    place: row.place('title'),
    waitsFor,
  }
}
