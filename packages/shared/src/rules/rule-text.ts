import { formatPoints } from '../platform/points.ts'
import type { CapPeriod, Rule, RuleCap } from './contract.ts'

/** How many points a rule gives, as the wall chart has it: `+10`, `+20~50`, `+5/半天`, `+1/50元`, `-5`. */
export const pointsText = ({ points, ruleClass }: Pick<Rule, 'points' | 'ruleClass'>): string => {
  const sign = ruleClass === 'deduction' ? '-' : '+'
  if (points.kind === 'fixed') return `${sign}${formatPoints(points.points)}`
  if (points.kind === 'range') return `${sign}${formatPoints(points.least)}~${formatPoints(points.most)}`
  return `${sign}${formatPoints(points.points)}/${points.unitSize === 1 ? '' : points.unitSize}${points.unit}`
}

const timesPrefix: Readonly<Record<CapPeriod, string>> = {
  day: '每天',
  week: '每周',
  month: '每月',
  quarter: '每季度',
  half_year: '每半年',
  year: '每年',
  once: '一共',
}
const pointsPrefix: Readonly<Record<CapPeriod, string>> = {
  day: '一天最多',
  week: '一周最多',
  month: '一个月最多',
  quarter: '一季度最多',
  half_year: '半年最多',
  year: '一年最多',
  once: '一共最多',
}

const capText = ({ period, measure, limit }: RuleCap): string =>
  measure === 'times'
    ? `${timesPrefix[period]} ${formatPoints(limit)} 次`
    : `${pointsPrefix[period]} ${formatPoints(limit)} 分`

/** What limits a rule for one household: `每月 1 次,一年最多 120 分`; empty when nothing does. */
export const capsText = ({ caps }: Pick<Rule, 'caps'>): string => caps.map(capText).join(',')

/** Whether a declaration under the rule needs a photo: its evidence names one. */
export const needsPhoto = ({ evidence }: Pick<Rule, 'evidence'>): boolean => /照片|相片|拍照|图片/.test(evidence)
