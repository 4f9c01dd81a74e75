import {
  nextObjectionState,
  ObjectionAction,
  ObjectionState,
  objectionStateNames,
} from '@village-points/shared/objections/contract.ts'
import { describe, expect, it } from 'vitest'

/** Every state (row) under every action, written out by hand: `.` is refused. */
const table = `
                   dismiss    uphold  appeal    dismiss_finally    uphold_finally
raised             dismissed  upheld  .         finally_dismissed  finally_upheld
dismissed          .          .       appealed  .                  .
upheld             .          .       appealed  .                  .
appealed           .          .       .         finally_dismissed  finally_upheld
finally_dismissed  .          .       .         .                  .
finally_upheld     .          .       .         .                  .
`
const [actions = [], ...rows] = table
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/))

describe('the way of an objection', () => {
  it('knows every state and every action', () => {
    expect(actions.toSorted()).toEqual(ObjectionAction.options.toSorted())
    expect(rows.map(([state]) => state).toSorted()).toEqual(ObjectionState.options.toSorted())
    expect(Object.keys(objectionStateNames).toSorted()).toEqual(ObjectionState.options.toSorted())
  })

  const pairs = rows.flatMap(([state, ...cells]) => cells.map((to, at) => ({ state, action: actions[at], to })))
  it.each(pairs)('$state under $action is $to', ({ state, action, to }) => {
    expect(nextObjectionState(ObjectionState.parse(state), ObjectionAction.parse(action)) ?? '.').toBe(to)
  })
})
