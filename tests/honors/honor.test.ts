import { nextStarOf, placed, starsOf } from '@village-points/api/honors/honor.ts'
import { describe, expect, it } from 'vitest'

describe('stars', () => {
  it.each([
    [-5, 0, 50],
    [49.99, 0, 50],
    [50, 1, 120],
    [120, 2, undefined],
  ])('%d points are %d, and the next takes %s', (points, stars, next) => {
    expect(starsOf(points, [50, 120])).toBe(stars)
    expect(nextStarOf(points, [50, 120])).toBe(next)
  })

  it('are none where the village gives none', () => {
    expect([starsOf(1000, []), nextStarOf(1000, [])]).toEqual([0, undefined])
  })
})

it('gives equal points the same place, and the next one the place after both', () => {
  const rows = [30, 50, 10, 30].map((conductPoints) => ({ conductPoints }))
  expect(placed(rows).map(({ place, conductPoints }) => [place, conductPoints])).toEqual([
    [1, 50],
    [2, 30],
    [2, 30],
    [4, 10],
  ])
})
