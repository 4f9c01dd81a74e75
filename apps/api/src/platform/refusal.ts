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
