import {
  DraftAction,
  DraftState,
  endedStates,
  nextState,
  stateNames,
} from '@village-points/shared/adoption/contract.ts'
import { describe, expect, it } from 'vitest'

/** Every state (row) under every action, written out by hand: `.` is refused. */
const table = `
            open   take_back pass  fail    file  return   publicize  adopt   withdraw
drafted     opened .         voted drafted .     .        .          .       withdrawn
opened      .      drafted   voted drafted .     .        .          .       withdrawn
voted       .      drafted   .     .       filed returned .          .       withdrawn
returned    .      drafted   .     .       .     .        .          .       withdrawn
filed       .      drafted   .     .       .     .        publicized .       withdrawn
publicized  .      drafted   .     .       .     .        .          adopted withdrawn
adopted     .      .         .     .       .     .        .          .       .
withdrawn   .      .         .     .       .     .        .          .       .
`
const [actions = [], ...rows] = table
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/))

describe('the way of a draft', () => {
  it('knows every state and every action', () => {
    expect(actions.toSorted()).toEqual(DraftAction.options.toSorted())
    expect(rows.map(([state]) => state).toSorted()).toEqual(DraftState.options.toSorted())
    expect(Object.keys(stateNames).toSorted()).toEqual(DraftState.options.toSorted())
  })

  const pairs = rows.flatMap(([state, ...cells]) => cells.map((to, at) => ({ state, action: actions[at], to })))
  it.each(pairs)('$state under $action is $to', ({ state, action, to }) => {
    expect(nextState(DraftState.parse(state), DraftAction.parse(action)) ?? '.').toBe(to)
  })

  it('has ended where nothing leads on', () => {
    const leadsOn = (state: DraftState) => DraftAction.options.some((action) => nextState(state, action) !== undefined)
    expect(DraftState.options.filter((state) => !leadsOn(state))).toEqual(endedStates)
  })
})
