import type { Endpoint } from '@village-points/shared/platform/endpoint.ts'
import {
  type ErrorBody,
  type ErrorDefinition,
  type ErrorTable,
  fillMessage,
  platformErrors,
} from '@village-points/shared/platform/errors.ts'
import type { z } from 'zod'
import { StoreBusy } from '../database/store.ts'
import { Refusal } from '../refusal.ts'

/** An error in wire form with its status. `isFault` means ours: it is logged with its stack and never explained. */
export interface WireError {
  readonly status: number
  readonly body: ErrorBody
  readonly retryAfterSeconds?: number
  readonly isFault: boolean
}

const FAULT: ErrorDefinition = { status: 503, message: '出了点问题,没有记上。请稍后再试,或者给村里打电话。' }

/** Turns a zod failure into a refusal that names each field and its remedy. */
export const shapeRefusal = (where: string, error: z.ZodError): Refusal => {
  const fields: Record<string, string> = {}
  for (const issue of error.issues) {
    const path = issue.path.join('.') || where
    fields[path] ??= /[\u4e00-\u9fff]/.test(issue.message) ? issue.message : '这一项填得不对'
  }
  return new Refusal('platform.invalid_request', { reason: Object.values(fields)[0] ?? '' }, fields)
}

/** The only translator from thrown things to the wire. An undeclared code is a fault: tests fail on it. */
export const toWireError = (error: unknown, endpoint: Endpoint | undefined, requestId: string): WireError => {
  if (error instanceof StoreBusy) {
    const { status, message } = platformErrors['platform.busy']
    return wire(status, 'platform.busy', message, requestId, { retryAfterSeconds: 2 })
  }
  if (!(error instanceof Refusal))
    return wire(FAULT.status, 'platform.fault', FAULT.message, requestId, { isFault: true })
  const tables: ErrorTable = { ...platformErrors, ...endpoint?.errors }
  const definition = tables[error.code]
  if (!definition) return wire(FAULT.status, 'platform.fault', FAULT.message, requestId, { isFault: true })
  const answer = wire(definition.status, error.code, fillMessage(definition.message, error.details), requestId, {})
  if (error.fields) answer.body.error.fields = { ...error.fields }
  if (Object.keys(error.details).length > 0) answer.body.error.details = { ...error.details }
  const { seconds } = error.details
  return definition.status === 429 && typeof seconds === 'number' ? { ...answer, retryAfterSeconds: seconds } : answer
}

const wire = (
  status: number,
  code: string,
  message: string,
  requestId: string,
  extra: { retryAfterSeconds?: number; isFault?: boolean },
): WireError => ({ status, body: { error: { code, message, requestId } }, isFault: false, ...extra })
