import { createHash } from 'node:crypto'

/**
 * Whether one of many is played where not all are: on PostgreSQL every statement is a round trip, so that beside SQLite,
 * where all are played, one in `parts` is, by the run's seed. All of them on the build machine (`CI`).
 */
export const isChosen = (name: string, parts: number): boolean => {
  if (process.env.CI || !process.env.DATABASE_URL) return true
  return createHash('sha256').update(`${process.env.FAST_CHECK_SEED} ${name}`).digest()[0]! % parts === 0
}
