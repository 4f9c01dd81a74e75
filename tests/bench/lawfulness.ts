import { checkLawfulness } from '@village-points/api/rules/lawfulness/check-lawfulness.ts'
import { clausesOf } from '../rules/clauses/clauses.ts'
import type { Figure } from './report.ts'

const BOOKS = 20
const CLAUSES = 60

/** Books of sixty clauses nobody has read before, lawful and unlawful mixed. */
export const measureLawfulness = (): Figure[] => {
  const clauses = [...clausesOf('unlawful'), ...clausesOf('lawful')].map(({ rule }) => rule)
  const book = (at: number) =>
    Array.from({ length: CLAUSES }, (_, nth) => clauses[(at * CLAUSES + nth * 7) % clauses.length]!)
  const times = Array.from({ length: BOOKS }, (_, at) => {
    const startedAt = performance.now()
    checkLawfulness(book(at))
    return performance.now() - startedAt
  })
  return [
    {
      name: 'lawfulness check of a 60-rule book, slowest of 20',
      value: Math.round(Math.max(...times)),
      unit: 'ms',
      most: 200,
    },
  ]
}
