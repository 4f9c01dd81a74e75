import type { Place } from './table.ts'

export type Severity = 'error' | 'choice' | 'warning' | 'info'

/** One way out of a problem. `asks` means the person types a value with it. */
export interface ProblemOption {
  readonly id: string
  readonly label: string
  readonly isSuggested?: true
  readonly asks?: 'phone' | 'date' | 'points' | 'figure'
}

/** Something in the sheet a person should look at, with what is wrong and what to do about it. */
export interface Problem extends Place {
  /** The same words in the same column for the same reason give the same id each time a file is read. */
  readonly id: string
  readonly severity: Severity
  readonly value: string
  readonly message: string
  readonly remedy: string
  readonly options?: readonly ProblemOption[]
  /** The option taken: the person's choice, or the one that applies when nobody chooses. */
  readonly chosen?: string
  readonly typed?: string
  /** Problems with the same mark can be answered together. */
  readonly alike?: string
}

/** What a person answered, by problem id. */
export type Choices = Readonly<Record<string, { readonly option: string; readonly typed?: string | undefined }>>

/** What a problem is made of beside its place. */
export interface ProblemWords {
  readonly code: string
  readonly severity: Severity
  readonly value: string
  readonly message: string
  readonly remedy: string
  readonly options?: readonly ProblemOption[]
  readonly otherwise?: string
  readonly alike?: string
  /** Turns an answer down, for instance a typed phone that is none. Returns the sentence saying why. */
  readonly refuse?: (option: string, typed: string | undefined) => string | undefined
}

/** The option that applies, with what was typed beside it. */
export interface Answer {
  readonly option: string
  readonly typed?: string
}

/** Collects problems while a table is read, and hands back what the person already answered. */
export class Problems {
  readonly found: Problem[] = []
  readonly #choices: Choices
  constructor(choices: Choices) {
    this.#choices = choices
  }

  /**
   * Records a problem; returns the answer in force, or undefined while it is open. An open error or choice puts its id
   * into `waitsFor`, so that the row it belongs to stays out.
   */
  add(place: Place, words: ProblemWords, waitsFor?: string[]): Answer | undefined {
    const { code, severity, value, message, remedy, options, otherwise, alike, refuse } = words
    const id = `${place.sheetIndex + 1}.${place.rowKey}.${place.column ?? '-'}.${code}`
    const answer = this.#choices[id]
    const isOffered = answer !== undefined && (options ?? []).some((option) => option.id === answer.option)
    const refusal = isOffered ? refuse?.(answer.option, answer.typed) : undefined
    const isTaken = isOffered && refusal === undefined
    const chosen = isTaken ? answer.option : otherwise
    const problem: Problem = {
      ...place,
      id,
      severity,
      value: value.slice(0, 80),
      message: refusal ?? message,
      remedy,
      ...(options ? { options } : {}),
      ...(chosen === undefined ? {} : { chosen }),
      ...(isOffered && answer.typed !== undefined ? { typed: answer.typed } : {}),
      ...(alike === undefined ? {} : { alike }),
    }
    this.found.push(problem)
    if (isOpen(problem)) waitsFor?.push(id)
    if (chosen === undefined) return undefined
    return isTaken && answer.typed !== undefined ? { option: chosen, typed: answer.typed } : { option: chosen }
  }
}

/** Whether a problem still keeps its row out of the import. */
export const isOpen = (problem: Problem): boolean =>
  (problem.severity === 'error' || problem.severity === 'choice') && problem.chosen === undefined
