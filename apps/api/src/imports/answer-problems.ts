import type { Import } from '@village-points/shared/imports/contract.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { requireUncommitted } from './find-import.ts'
import { unpack } from './packing.ts'
import { toImport } from './present-import.ts'
import type { Reading } from './readings.ts'
import { updateImport } from './repository.ts'
import type { Choices, Problem } from './tables/problem.ts'

interface Answer {
  readonly problemId: string
  readonly option?: string | undefined
  readonly typed?: string | undefined
  readonly alike: boolean
}

const offers = (problem: Problem, option: string): boolean => (problem.options ?? []).some(({ id }) => id === option)

/** The problems one answer is meant for; refuses import.problem_unknown. */
const meant = (problems: readonly Problem[], { problemId, option, alike }: Answer): readonly Problem[] => {
  const problem = problems.find(({ id }) => id === problemId)
  if (!problem || (option !== undefined && !offers(problem, option))) return refuse('import.problem_unknown')
  if (!alike || problem.alike === undefined) return [problem]
  return problems.filter((other) => other.alike === problem.alike && (option === undefined || offers(other, option)))
}

const take = (known: Choices, problems: readonly Problem[], answers: readonly Answer[]): Choices => {
  const taken = new Map(Object.entries(known))
  for (const answer of answers) {
    for (const { id } of meant(problems, answer)) {
      const { option, typed } = answer
      if (option === undefined) taken.delete(id)
      else taken.set(id, typed === undefined ? { option } : { option, typed })
    }
  }
  return Object.fromEntries(taken)
}

/** Remembers answers and has the sheet read again with them. */
export const answerProblems = async (
  work: Work,
  { params, body }: { params: { importId: string }; body: { answers: readonly Answer[] } },
): Promise<Import> => {
  const row = await requireUncommitted(work, params.importId)
  if (row.content === null) return refuse('import.sheet_forgotten')
  if (row.reading === null) return refuse('import.not_ready')
  const { problems } = unpack<Reading>(row.reading)
  const answers = JSON.stringify(take(JSON.parse(row.answers) as Choices, problems, body.answers))
  const change = { answers, status: 'reading', revision: row.revision + 1, percent: 10, doing: '正在按您选的重新看' }
  await updateImport(work, row.importId, change)
  return toImport({ ...row, ...change }, work.now)
}
