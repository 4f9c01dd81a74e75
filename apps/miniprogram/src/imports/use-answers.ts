import {
  answerProblems,
  type ImportProblem,
  listProblems,
  readImport,
} from '@village-points/shared/imports/contract.ts'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { CallError } from '../platform/call-error'
import { useWrite } from '../platform/write'

/** What a person answered to one problem. */
export interface Answer {
  readonly problemId: string
  readonly option: string
  readonly typed?: string
  /** The same for every problem of its kind. */
  readonly alike?: boolean
}

/** Answers on their way: shown at once, sent together while an earlier lot travels. */
export interface Answers {
  readonly give: (answer: Answer) => void
  /** The answer given here, before the server has read the sheet again. */
  readonly of: (problemId: string) => Answer | undefined
  readonly isSending: boolean
  readonly error: CallError | undefined
}

const MOST_AT_ONCE = 500

/** Collects answers, so that quick choices in one table become few requests and none is lost between two. */
export const useAnswers = (importId: string): Answers => {
  const [given, setGiven] = useState<Readonly<Record<string, Answer>>>({})
  const waiting = useRef<Answer[]>([])
  const [count, setCount] = useState(0)
  const { send, isBusy, error } = useWrite(answerProblems, [readImport, listProblems])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new answer (count) or a finished request starts the next lot
  useEffect(() => {
    if (isBusy || waiting.current.length === 0) return
    const lot = waiting.current.splice(0, MOST_AT_ONCE)
    void send({ params: { importId }, body: { answers: lot } }).then((received) => {
      if (received) return
      // Refused: show again what the server still holds.
      setGiven((before) => {
        const refused = new Set(lot.map(({ problemId }) => problemId))
        return Object.fromEntries(Object.entries(before).filter(([problemId]) => !refused.has(problemId)))
      })
    })
  }, [count, isBusy, importId, send])
  const give = useCallback((answer: Answer) => {
    waiting.current.push(answer)
    setGiven((before) => ({ ...before, [answer.problemId]: answer }))
    setCount((before) => before + 1)
  }, [])
  return { give, of: (problemId) => given[problemId], isSending: isBusy, error }
}

/** Keeps answered problems where they stood: the server lists open ones first, and a row that jumps is lost to the eye. */
export const useStanding = (rows: readonly ImportProblem[] | undefined, answers: Answers) => {
  const seen = useRef(new Map<string, ImportProblem>())
  const current = new Map(rows?.map((problem) => [problem.problemId, problem]))
  for (const [id, problem] of current) seen.current.set(id, problem)
  for (const id of [...seen.current.keys()]) {
    // Gone and never answered here: another answer has made it void.
    if (rows && !current.has(id) && !answers.of(id)) seen.current.delete(id)
  }
  return [...seen.current.values()]
}
