import { describe, expect, it } from 'vitest'
import { DeclarationAction, DeclarationState } from './declaration.ts'
import { stateWords, stepsOfDeclaration } from './declaration-steps.ts'

const household = { name: '王德福家' } as Parameters<typeof stepsOfDeclaration>[0]['household']
const told = { household, deedOn: '2026-11-22', note: '扫了院子', points: 10, steps: [] }

describe('the words for where a declaration stands', () => {
  it('name the day of the answer while somebody has yet to decide, and say so when it has passed', () => {
    expect(stateWords({ state: 'submitted', dueOn: '2026-11-26' }, '2026-11-23')).toBe('等组长核实,11月26日前答复您')
    expect(stateWords({ state: 'screened', dueOn: '2026-11-20' }, '2026-11-23')).toContain('已经晚了')
    expect(stateWords({ state: 'rejected', dueOn: '2026-11-26' }, '2026-11-23')).toBe('没有通过')
    expect(stateWords({ state: 'returned' }, '2026-11-23')).toBe('要补充')
  })
})

describe('the way of a declaration', () => {
  const ahead = (procedure: 'direct' | 'review' | 'review_and_publicity', state: DeclarationState) =>
    stepsOfDeclaration({ ...told, procedure, state }, '2026-11-23')
      .filter(({ isDone }) => !isDone)
      .map(({ title }) => title)

  it('shows what is still to come by the procedure of the clause', () => {
    expect(ahead('direct', 'submitted')).toEqual(['组长核实', '记上 10 分'])
    expect(ahead('review', 'returned')).toEqual(['组长核实', '评议小组评议', '记上 10 分'])
    expect(ahead('review_and_publicity', 'screened')).toEqual(['评议小组评议', '公示几天', '记上 10 分'])
    expect(ahead('review_and_publicity', 'publicized')).toEqual(['记上 10 分'])
  })

  it('has nothing more to come once it has ended', () => {
    const ended: readonly DeclarationState[] = ['posted', 'rejected', 'withdrawn', 'reversed']
    for (const state of ended) expect(ahead('review_and_publicity', state)).toEqual([])
    const waiting = DeclarationState.options.filter((state) => !ended.includes(state))
    for (const state of waiting) expect(ahead('direct', state)).toContain('记上 10 分')
  })

  it('has words for every step, with who took it and why', () => {
    const steps = (['submit', ...DeclarationAction.options] as const).map((action) => ({
      action,
      at: '2026-11-23T02:00:00.000Z',
      actorName: '赵新民',
      roleName: '组长',
      reason: '照片看不清,请补一张',
    }))
    const way = stepsOfDeclaration({ ...told, procedure: 'direct', state: 'posted', steps }, '2026-11-23')
    expect(way).toHaveLength(1 + steps.length)
    expect(way[0]).toMatchObject({ title: '王德福家做了这件事', detail: '11月22日 · “扫了院子”' })
    expect(new Set(way.map(({ title }) => title)).size).toBe(way.length)
    expect(way.find(({ title }) => title === '赵新民(组长)请您补充')?.detail).toContain('照片看不清')
  })
})
