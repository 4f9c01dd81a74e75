import { describe, expect, it } from 'vitest'
import type { Rule, RuleCap } from './contract.ts'
import { capsText, pointsText } from './rule-text.ts'

describe('points in words', () => {
  it.each<[Rule['points'], Rule['ruleClass'], string]>([
    [{ kind: 'fixed', points: 10 }, 'award', '+10'],
    [{ kind: 'fixed', points: 0.5 }, 'award', '+0.5'],
    [{ kind: 'fixed', points: 5 }, 'honor', '+5'],
    [{ kind: 'range', least: 20, most: 50 }, 'award', '+20~50'],
    [{ kind: 'per_unit', points: 5, unit: '半天', unitSize: 1 }, 'award', '+5/半天'],
    [{ kind: 'per_unit', points: 1, unit: '元', unitSize: 50 }, 'award', '+1/50元'],
    [{ kind: 'fixed', points: 5 }, 'deduction', '-5'],
  ])('%j of class %s is %s', (points, ruleClass, expected) => {
    expect(pointsText({ points, ruleClass })).toBe(expected)
  })
})

describe('caps in words', () => {
  const cap = (limit: number, measure: RuleCap['measure'], period: RuleCap['period']): RuleCap => ({
    limit,
    measure,
    period,
  })

  it('are joined, and empty when nothing limits', () => {
    expect(capsText({ caps: [cap(1, 'times', 'month'), cap(120, 'points', 'year')] })).toBe('每月 1 次,一年最多 120 分')
    expect(capsText({ caps: [] })).toBe('')
  })

  it('are said for every period', () => {
    const periods = ['day', 'week', 'month', 'quarter', 'half_year', 'year', 'once'] as const
    expect(periods.map((period) => capsText({ caps: [cap(2, 'times', period)] }))).toEqual([
      '每天 2 次',
      '每周 2 次',
      '每月 2 次',
      '每季度 2 次',
      '每半年 2 次',
      '每年 2 次',
      '一共 2 次',
    ])
    expect(periods.map((period) => capsText({ caps: [cap(0.5, 'points', period)] }))).toEqual([
      '一天最多 0.5 分',
      '一周最多 0.5 分',
      '一个月最多 0.5 分',
      '一季度最多 0.5 分',
      '半年最多 0.5 分',
      '一年最多 0.5 分',
      '一共最多 0.5 分',
    ])
  })
})
