import {
  dueAtOf,
  forgottenBefore,
  isQuiet,
  nextMorning,
  recipientOf,
  wordingOf,
} from '@village-points/api/messages/message.ts'
import { recipientsOf } from '@village-points/api/messages/policy.ts'
import { systemActor } from '@village-points/api/platform/work.ts'
import {
  kindOf,
  type MessageKindName,
  type MessageTold,
  messageKinds,
} from '@village-points/shared/messages/contract.ts'
import { describe, expect, it } from 'vitest'

/** A moment of the village's clock on 2026-11-23. */
const at = (clock: string) => new Date(`2026-11-23T${clock}:00+08:00`)
const night = { quietFromHour: 20, quietUntilHour: 8 }

describe('quiet hours', () => {
  it.each([
    ['07:59', night, true],
    ['08:00', night, false],
    ['19:59', night, false],
    ['20:00', night, true],
    ['00:00', night, true],
    ['13:00', { quietFromHour: 12, quietUntilHour: 14 }, true],
    ['14:00', { quietFromHour: 12, quietUntilHour: 14 }, false],
    ['20:00', { quietFromHour: 8, quietUntilHour: 8 }, false],
  ])('at %s with %o: %s', (clock, hours, quiet) => {
    expect(isQuiet(at(clock), hours)).toBe(quiet)
  })

  it('end at the next morning', () => {
    expect(nextMorning(at('07:59'), night)).toEqual(at('08:00'))
    expect(nextMorning(at('08:00'), night)).toEqual(new Date('2026-11-24T08:00:00+08:00'))
    expect(dueAtOf(false, at('10:00'), night)).toEqual(at('10:00'))
    expect(dueAtOf(false, at('21:00'), night)).toEqual(new Date('2026-11-24T08:00:00+08:00'))
    expect(dueAtOf(true, at('10:00'), night)).toEqual(new Date('2026-11-24T08:00:00+08:00'))
  })
})

describe('kinds', () => {
  const kinds = Object.keys(messageKinds) as MessageKindName[]

  it.each(kinds)('%s says in plain words what happened', (name) => {
    const { title, text, isDigest } = kindOf(name)
    expect(title).toMatch(/^[^\n]{4,24}$/)
    expect(text).toMatch(/[。}]$/)
    expect(`${title}${text}`).not.toMatch(/提交|审核|系统|异常|驳回/)
    expect(text.includes('{count}')).toBe(isDigest ?? false)
  })

  it('fills every place but the count', () => {
    const told: MessageTold = {
      kind: 'award_reversed',
      householdId: 'h',
      words: { points: 2, day: '11月3日', title: '义务巡逻', reason: '记错人了' },
    }
    expect(wordingOf(told)).toEqual({
      title: '有 2 分撤回了',
      text: '11月3日记的“义务巡逻”撤回了,原因是:记错人了。',
    })
    expect(wordingOf({ kind: 'vote_due', userId: 'u', words: {} }).text).toContain('{count}')
  })
})

describe('who is told', () => {
  const same = (id: string) => id

  it('is whom the kind is for, and a merged household’s heir', () => {
    const words = { title: '义务巡逻', reason: '照片看不清' }
    const told: MessageTold = { kind: 'declaration_returned', householdId: 'old', words }
    expect(recipientOf(told, () => 'new')).toBe('household:new')
    expect(recipientOf({ kind: 'screening_due', villagersGroupId: 'g', words: {} }, same)).toBe('group_leader:g')
    expect(recipientOf({ kind: 'vote_due', userId: 'u', words: {} }, same)).toBe('person:u')
    expect(recipientOf({ kind: 'period_expiry', words: { year: 2026, day: '12月31日' } }, same)).toBe('village')
  })

  it('can be nobody else: what is for a household never reaches a role', () => {
    const words = { title: '义务巡逻', reason: '照片看不清' }
    const told = { kind: 'declaration_returned', role: 'committee', words } as unknown as MessageTold
    expect(() => recipientOf(told, same)).toThrow('declaration_returned needs its household')
  })

  it.each([
    ['villager', { householdId: 'h' }, ['village', 'person:u', 'household:h']],
    ['group_leader', { villagersGroupId: 'g' }, ['village', 'person:u', 'role:group_leader', 'group_leader:g']],
    ['committee', { householdId: 'h' }, ['village', 'person:u', 'role:committee']],
    ['supervisor', {}, ['village', 'person:u', 'role:supervisor']],
    ['town_officer', {}, ['person:u', 'role:town_officer']],
  ] as const)(
    '%s reads what is for the role, and only a villager what is for the household',
    (role, more, recipients) => {
      expect(recipientsOf({ ...systemActor, userId: 'u', role, ...more })).toEqual(recipients)
    },
  )

  it('is forgotten after a year', () => {
    expect(forgottenBefore(at('10:00'))).toEqual(new Date('2025-11-23T10:00:00+08:00'))
  })
})
