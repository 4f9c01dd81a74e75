import {
  actionNames,
  DeductionAction,
  DeductionState,
  nextState,
  openStates,
  stateNames,
  takenStates,
  whatNext,
} from '@village-points/shared/deductions/contract.ts'
import { describe, expect, it } from 'vitest'

/** Every state (row) under every action, written out by hand: `.` is refused. */
const table = `
            rectify   extend   close  propose  hear  publicize  drop    freeze release    deduct   amend   repair   refuse_repair dispute  keep     reverse
reminded    rectified reminded closed proposed .     .          .       .      .          .        .       .        .             .        .        .
rectified   .         reminded closed proposed .     .          .       .      .          .        .       .        .             .        .        .
closed      .         .        .      .        .     .          .       .      .          .        .       .        .             .        .        .
proposed    .         .        .      .        heard .          dropped .      .          .        .       .        .             .        .        .
heard       .         .        .      .        .     publicized dropped .      .          .        .       .        .             .        .        .
publicized  .         .        .      .        .     .          dropped frozen .          deducted .       .        .             .        .        .
frozen      .         .        .      .        .     .          dropped .      publicized .        .       .        .             .        .        .
deducted    .         .        .      .        .     .          .       .      .          .        amended repaired .             disputed .        .
amended     .         .        .      .        .     .          .       .      .          .        .       repaired deducted      .        .        .
disputed    .         .        .      .        .     .          .       .      .          .        .       .        .             .        deducted reversed
repaired    .         .        .      .        .     .          .       .      .          .        .       .        .             .        .        .
reversed    .         .        .      .        .     .          .       .      .          .        .       .        .             .        .        .
dropped     .         .        .      .        .     .          .       .      .          .        .       .        .             .        .        .
`
const [actions = [], ...rows] = table
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/))

describe('the way of a reminder', () => {
  it('knows every state and every action, and has a name for each', () => {
    expect(actions.toSorted()).toEqual(DeductionAction.options.toSorted())
    expect(rows.map(([state]) => state).toSorted()).toEqual(DeductionState.options.toSorted())
    expect(Object.keys(stateNames).toSorted()).toEqual(DeductionState.options.toSorted())
    expect(Object.keys(actionNames).toSorted()).toEqual([...DeductionAction.options, 'remind'].toSorted())
  })

  const pairs = rows.flatMap(([state, ...cells]) => cells.map((to, at) => ({ state, action: actions[at], to })))
  it.each(pairs)('$state under $action is $to', ({ state, action, to }) => {
    expect(nextState(DeductionState.parse(state), DeductionAction.parse(action)) ?? '.').toBe(to)
  })

  it('takes points only from what was heard and made public', () => {
    const before = (state: DeductionState) =>
      DeductionState.options.filter((from) => DeductionAction.options.some((one) => nextState(from, one) === state))
    const untaken = (state: DeductionState) => before(state).filter((from) => !takenStates.includes(from))
    expect(untaken('deducted')).toEqual(['publicized'])
    expect(untaken('publicized').toSorted()).toEqual(['frozen', 'heard'])
    expect(before('heard')).toEqual(['proposed'])
    expect(openStates).not.toContain('deducted')
  })

  it.each(DeductionState.options)('tells the household what comes next when it is %s', (state) => {
    const told = { state, fixBy: '2026-11-30', publicUntil: '2026-12-08', repairBy: '2027-01-08', dueOn: '2026-12-09' }
    expect(whatNext(told, '2026-11-23')).toMatch(/[。]$/)
    expect(whatNext({ state, fixBy: '2026-11-30' }, '2027-03-01')).not.toMatch(/undefined|NaN/)
  })
})
