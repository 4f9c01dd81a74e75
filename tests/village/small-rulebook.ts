import type { RulebookInput, RuleCap, RuleInput } from '@village-points/shared/rules/contract.ts'

const upTo = (limit: number, measure: RuleCap['measure'], period: RuleCap['period']): RuleCap => ({
  limit,
  measure,
  period,
})

const rule = (
  title: string,
  points: RuleInput['points'],
  caps: RuleCap[] = [],
  more: Partial<Pick<RuleInput, 'ruleClass' | 'procedure' | 'evidence'>> = {},
): RuleInput => ({
  category: '人居环境',
  title,
  points,
  caps,
  evidence: '小组记录',
  ruleClass: 'award',
  procedure: 'direct',
  ...more,
})

/** A clause of every kind: fixed, range, per unit, half points, honour, review, deduction; caps of several periods. */
export const smallRulebook: RulebookInput = {
  title: '积分细则',
  inForceOn: '2026-01-01',
  adoption: { assemblyOn: '2025-12-20', entitled: 40, present: 36, inFavor: 33 },
  rules: [
    rule('门前屋后整洁', { kind: 'fixed', points: 10 }, [upTo(1, 'times', 'month'), upTo(120, 'points', 'year')]),
    rule('集体义务劳动', { kind: 'per_unit', points: 5, unit: '半天', unitSize: 1 }, [upTo(60, 'points', 'year')]),
    rule('主动清理乱搭乱建', { kind: 'range', least: 20, most: 50 }, [upTo(50, 'points', 'year')], {
      evidence: '前后照片',
    }),
    rule('捐款捐物', { kind: 'per_unit', points: 1, unit: '元', unitSize: 50 }, [upTo(10, 'points', 'year')]),
    rule('代购代办', { kind: 'fixed', points: 0.5 }),
    rule('义务巡逻', { kind: 'fixed', points: 100 }),
    rule('镇级表彰', { kind: 'fixed', points: 5 }, [], { ruleClass: 'honor' }),
    rule('孝老爱亲受到认可', { kind: 'fixed', points: 10 }, [upTo(10, 'points', 'year')], { procedure: 'review' }),
    rule('见义勇为', { kind: 'fixed', points: 50 }, [], { procedure: 'review_and_publicity' }),
    rule('垃圾乱倒提醒后未改', { kind: 'fixed', points: 5 }, [upTo(10, 'points', 'month')], {
      ruleClass: 'deduction',
      procedure: 'review_and_publicity',
    }),
  ],
}
