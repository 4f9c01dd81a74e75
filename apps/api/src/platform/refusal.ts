import type { ErrorDetails } from '@village-points/shared/platform/errors.ts'

/** A declared error on its way out. `platform/http/errors.ts` turns it into the wire form. */
export class Refusal extends Error {
  readonly code: string
  readonly details: ErrorDetails
  readonly fields: Readonly<Record<string, string>> | undefined
  /** What the use case wrote before it refused is kept: a wrong guess must count. */
  isRemembered = false

  constructor(code: string, details: ErrorDetails = {}, fields?: Readonly<Record<string, string>>) {
    super(code)
    this.code = code
    this.details = details
    this.fields = fields
  }
}

/** Refuses with a declared error code; `details` fill its sentence. */
export const refuse = (code: string, details?: ErrorDetails, fields?: Readonly<Record<string, string>>): never => {
  throw new Refusal(code, details, fields)
}

/** Refuses, but commits what was written so far. */
export const refuseAndRemember = (code: string, details?: ErrorDetails): never => {
  const refusal = new Refusal(code, details)
  refusal.isRemembered = true
  throw refusal
}

/** What was decided, or its refusal as a value: one of many must not hurt the others. */
export const refusalOr = <T>(decide: () => T): T | Refusal => {
  try {
    return decide()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

/** The same of something that takes its time. */
export const refusalOrLater = async <T>(decide: () => Promise<T>): Promise<T | Refusal> => {
  try {
    return await decide()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}
