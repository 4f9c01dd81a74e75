import { useState } from 'react'
import type { z } from 'zod'
import type { CallError } from './call-error'

/** Sentences by dotted path, `members.0.phone`, to be shown beside the fields. */
export type FieldProblems = Readonly<Record<string, string>>

const IN_CHINESE = /[\u4e00-\u9fff]/

/** What the contract would refuse, found on the phone before anything is sent. */
export const fieldProblems = (shape: z.ZodType, value: unknown): FieldProblems => {
  const problems: Record<string, string> = {}
  const parsed = shape.safeParse(value)
  for (const issue of parsed.error?.issues ?? []) {
    problems[issue.path.join('.')] ??= IN_CHINESE.test(issue.message) ? issue.message : '这一项还没填好'
  }
  return problems
}

const NOTHING: FieldProblems = {}

/** A form's problems, told from the first try on and as it stands now: what was put right is no longer called wrong. */
export const useProblems = (found: FieldProblems, begin = false) => {
  const [hasTried, setTried] = useState(begin)
  const isRight = (): boolean => {
    setTried(true)
    return Object.keys(found).length === 0
  }
  return { problems: hasTried ? found : NOTHING, isRight }
}

/** What the server refused of a form, by the same paths as `fieldProblems`. */
export const refusedFields = (error: CallError | undefined): FieldProblems =>
  Object.fromEntries(Object.entries(error?.fields ?? {}).map(([path, words]) => [path.replace(/^body\./, ''), words]))
