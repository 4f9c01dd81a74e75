import {
  DeclarationAction,
  DeclarationState,
  nextState,
  openStates,
  stateNames,
} from '@village-points/shared/declarations/contract.ts'
import { describe, expect, it } from 'vitest'

/** Every state (row) under every action, written out by hand: `.` is refused. */
const table = `
            screen   accept   reject   return   withdraw  resubmit  publicize  freeze release    post   reverse
submitted   screened .        rejected returned withdrawn .         .          .      .          .      .
screened    .        accepted rejected returned withdrawn .         .          .      .          posted .
accepted    .        .        .        .        .         .         publicized .      .          posted .
publicized  .        .        .        .        .         .         .          frozen .          posted .
frozen      .        .        rejected .        .         .         .          .      publicized .      .
posted      .        .        .        .        .         .         .          .      .          .      reversed
returned    .        .        .        .        withdrawn submitted .          .      .          .      .
rejected    .        .        .        .        .         .         .          .      .          .      .
withdrawn   .        .        .        .        .         .         .          .      .          .      .
reversed    .        .        .        .        .         .         .          .      .          .      .
`
const [actions = [], ...rows] = table
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/))

describe('the way of a declaration', () => {
  it('knows every state and every action', () => {
    expect(actions.toSorted()).toEqual(DeclarationAction.options.toSorted())
    expect(rows.map(([state]) => state).toSorted()).toEqual(DeclarationState.options.toSorted())
    expect(Object.keys(stateNames).toSorted()).toEqual(DeclarationState.options.toSorted())
  })

  const pairs = rows.flatMap(([state, ...cells]) => cells.map((to, at) => ({ state, action: actions[at], to })))
  it.each(pairs)('$state under $action is $to', ({ state, action, to }) => {
    expect(nextState(DeclarationState.parse(state), DeclarationAction.parse(action)) ?? '.').toBe(to)
  })

  it('is open as long as an action leads on to the ledger', () => {
    const leadsOn = (state: DeclarationState, seen: readonly DeclarationState[] = []): boolean =>
      state === 'posted' ||
      DeclarationAction.options.some((action) => {
        const next = nextState(state, action)
        return next !== undefined && !seen.includes(next) && leadsOn(next, [...seen, state])
      })
    expect(DeclarationState.options.filter((state) => state !== 'posted' && leadsOn(state)).toSorted()).toEqual(
      openStates.toSorted(),
    )
  })
})
