import {
  nextPublicityState,
  PublicityAction,
  PublicityState,
  publicityStateNames,
} from '@village-points/shared/publicity/contract.ts'
import { describe, expect, it } from 'vitest'

/** Every state (row) under every action, written out by hand: `.` is refused. */
const table = `
           open  close
preparing  open  .
open       .     closed
closed     .     .
`
const [actions = [], ...rows] = table
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/))

describe('the way of a list', () => {
  it('knows every state and every action', () => {
    expect(actions.toSorted()).toEqual(PublicityAction.options.toSorted())
    expect(rows.map(([state]) => state).toSorted()).toEqual(PublicityState.options.toSorted())
    expect(Object.keys(publicityStateNames).toSorted()).toEqual(PublicityState.options.toSorted())
  })

  const pairs = rows.flatMap(([state, ...cells]) => cells.map((to, at) => ({ state, action: actions[at], to })))
  it.each(pairs)('$state under $action is $to', ({ state, action, to }) => {
    expect(nextPublicityState(PublicityState.parse(state), PublicityAction.parse(action)) ?? '.').toBe(to)
  })
})
