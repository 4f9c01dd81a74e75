import type { ImportProblem } from '@village-points/shared/imports/contract.ts'
import { pageOf } from '../platform/page.ts'
import type { Work } from '../platform/work.ts'
import { requireImport } from './find-import.ts'
import { unpack } from './packing.ts'
import type { Reading } from './readings.ts'
import { isOpen, type Problem } from './tables/problem.ts'

const present = (problem: Problem, openAlike: ReadonlyMap<string, number>): ImportProblem => {
  const { id, sheetIndex: _, rowKey: __, alike, options, ...words } = problem
  const others = alike === undefined ? 0 : (openAlike.get(alike) ?? 0) - (isOpen(problem) ? 1 : 0)
  return {
    problemId: id,
    ...words,
    ...(options ? { options: options.map((option) => ({ ...option })) } : {}),
    alikeCount: Math.max(0, others),
    isOpen: isOpen(problem),
  }
}

const countAlike = (problems: readonly Problem[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const { alike } of problems.filter(isOpen)) if (alike) counts.set(alike, (counts.get(alike) ?? 0) + 1)
  return counts
}

/** Problems of the last dry run, open ones first. */
export const listProblems = async (
  work: Work,
  input: {
    params: { importId: string }
    query: { cursor?: string | undefined; limit: number; show: 'open' | 'all' }
  },
): Promise<{ rows: ImportProblem[]; total: number; nextCursor?: string }> => {
  const { reading } = await requireImport(work, input.params.importId)
  const { cursor, limit, show } = input.query
  const problems = reading === null ? [] : unpack<Reading>(reading).problems
  const open = problems.filter(isOpen)
  const wanted = show === 'open' ? open : [...open, ...problems.filter((problem) => !isOpen(problem))]
  const start = Math.max(0, Number.parseInt(cursor ?? '0', 10) || 0)
  const openAlike = countAlike(problems)
  const { shown, next } = pageOf(wanted.slice(start, start + limit + 1), limit, () => String(start + limit))
  return { rows: shown.map((problem) => present(problem, openAlike)), total: wanted.length, ...next }
}
