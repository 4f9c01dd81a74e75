import type { Clock } from '@village-points/api/platform/clock.ts'

/** Monday, ten in the morning in the village. */
const START = '2026-11-23T02:00:00Z'

/** A clock that stands still until a test moves it. */
export interface SettableClock extends Clock {
  advance(by: { days?: number; hours?: number; minutes?: number; seconds?: number }): void
  set(instant: string): void
}

export const openClock = (): SettableClock => {
  let now = Date.parse(START)
  return {
    now: () => new Date(now),
    advance: ({ days = 0, hours = 0, minutes = 0, seconds = 0 }) => {
      now += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000
    },
    set: (instant) => {
      now = Date.parse(instant)
    },
  }
}
