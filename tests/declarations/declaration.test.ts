import {
  decideAmount,
  decideDeedDay,
  decideDirect,
  decideReversal,
  decideUndo,
  undoUntil,
} from '@village-points/api/declarations/declaration.ts'
import { whatMayBeTakenBack } from '@village-points/api/declarations/policy.ts'
import type { Refusal } from '@village-points/api/platform/refusal.ts'
import type { Actor } from '@village-points/api/platform/work.ts'
import type { Rule } from '@village-points/shared/rules/contract.ts'
import { describe, expect, it } from 'vitest'

const codeOf = (act: () => unknown): string => {
  try {
    act()
    return 'fine'
  } catch (error) {
    return (error as Refusal).code
  }
}

const rule = (points: Rule['points'], more: Partial<Rule> = {}): Rule => ({
  ruleId: 'rule',
  originId: 'rule',
  clause: 1,
  category: '人居环境',
  title: '集体义务劳动',
  ruleClass: 'award',
  points,
  caps: [],
  evidence: '',
  procedure: 'direct',
  isRetired: false,
  ...more,
})
const fixed = { kind: 'fixed', points: 0.5 } as const
const range = { kind: 'range', least: 20, most: 50 } as const
const perUnit = { kind: 'per_unit', points: 2.5, unit: '元', unitSize: 50 } as const

describe('the day of a deed', () => {
  it.each([
    ['2026-11-23', 'fine'],
    ['2026-08-23', 'fine'],
    ['2026-08-22', 'declaration.deed_too_old'],
    ['2026-11-24', 'declaration.deed_in_future'],
  ])('%s is %s', (deedOn, code) => {
    expect(codeOf(() => decideDeedDay(deedOn, '2026-11-23'))).toBe(code)
  })
})

describe('a rule on the spot', () => {
  it.each<[Partial<Rule>, string]>([
    [{}, 'fine'],
    [{ ruleClass: 'honor' }, 'fine'],
    [{ isRetired: true }, 'rule.retired'],
    [{ ruleClass: 'deduction' }, 'declaration.deduction_not_direct'],
    [{ ruleClass: 'deduction', procedure: 'review' }, 'declaration.deduction_not_direct'],
    [{ procedure: 'review' }, 'declaration.review_needed'],
    [{ procedure: 'review_and_publicity' }, 'declaration.review_needed'],
  ])('%o is %s', (more, code) => {
    expect(codeOf(() => decideDirect(rule(fixed, more)))).toBe(code)
  })
})

describe('what a deed earns', () => {
  it.each([
    ['a fixed figure', fixed, {}, { hundredths: 50 }],
    ['a fixed figure repeated', fixed, { points: 0.5 }, { hundredths: 50 }],
    ['the least of a range', range, { points: 20 }, { hundredths: 2000 }],
    ['the most of a range', range, { points: 50 }, { hundredths: 5000 }],
    ['half points within a range', range, { points: 20.5 }, { hundredths: 2050 }],
    ['so much per unit', perUnit, { quantity: 3 }, { hundredths: 750, quantity: 3 }],
  ] as const)('is %s', (_, points, given, earned) => {
    expect(decideAmount(rule(points), given)).toEqual(earned)
  })

  it.each([
    ['another than the fixed figure', fixed, { points: 1 }, 'declaration.points_out_of_range'],
    ['no figure within a range', range, {}, 'declaration.points_needed'],
    ['less than a range', range, { points: 19.99 }, 'declaration.points_out_of_range'],
    ['more than a range', range, { points: 50.01 }, 'declaration.points_out_of_range'],
    ['no quantity', perUnit, { points: 5 }, 'declaration.quantity_needed'],
  ] as const)('refuses %s', (_, points, given, code) => {
    expect(codeOf(() => decideAmount(rule(points), given))).toBe(code)
  })

  it('names the unit that is missing as the rulebook writes it', () => {
    const unitOf = (unitSize: number) => {
      try {
        decideAmount(rule({ ...perUnit, unitSize }), {})
      } catch (error) {
        return (error as Refusal).details.unit
      }
    }
    expect([unitOf(50), unitOf(1)]).toEqual(['50元', '元'])
  })
})

describe('taking back', () => {
  const recordedAt = new Date('2026-11-23T02:00:00Z')
  const posted = { state: 'posted', recordedAt, recordedByUserId: 'me', recordedByName: '王会计' }
  const reversed = { ...posted, state: 'reversed' }
  const minutes = (count: number) => new Date(recordedAt.getTime() + count * 60_000)

  it('is possible until ten minutes are over, to the second', () => {
    expect(undoUntil(recordedAt)).toEqual(minutes(10))
    expect(codeOf(() => decideUndo(posted, 'me', minutes(10)))).toBe('fine')
    expect(codeOf(() => decideUndo(posted, 'me', new Date(minutes(10).getTime() + 1)))).toBe(
      'declaration.undo_too_late',
    )
  })

  it('refuses another person first, then what was taken back, then what is too late', () => {
    expect(codeOf(() => decideUndo(reversed, 'you', minutes(11)))).toBe('declaration.not_own_award')
    expect(codeOf(() => decideUndo(reversed, 'me', minutes(11)))).toBe('declaration.already_reversed')
    expect(codeOf(() => decideReversal(reversed))).toBe('declaration.already_reversed')
    expect(codeOf(() => decideReversal(posted))).toBe('fine')
  })

  it.each<[Actor['role'], string, boolean, { undo: boolean; reverse: boolean }]>([
    ['committee', 'me', false, { undo: true, reverse: true }],
    ['committee', 'you', false, { undo: false, reverse: true }],
    ['committee', 'you', true, { undo: false, reverse: false }],
    ['group_leader', 'me', false, { undo: true, reverse: false }],
    ['villager', 'me', false, { undo: false, reverse: false }],
    ['supervisor', 'me', false, { undo: false, reverse: false }],
  ])('is offered to the %s (%s, own household: %s)', (role, userId, isOwn, can) => {
    const actor = { userId, name: '', role, ownHouseholdIds: [] }
    expect(whatMayBeTakenBack(actor, posted, minutes(10), isOwn)).toEqual(can)
    expect(whatMayBeTakenBack(actor, posted, minutes(11), isOwn)).toEqual({ ...can, undo: false })
    expect(whatMayBeTakenBack(actor, reversed, minutes(1), isOwn)).toEqual({ undo: false, reverse: false })
  })
})
