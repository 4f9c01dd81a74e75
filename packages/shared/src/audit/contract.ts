import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import { Instant } from '../platform/village-day.ts'

/** What the nightly audit of the books found. */
export const AuditResult = z.object({
  auditedAt: Instant,
  isSound: z.boolean(),
  /** Rows that were counted anew. */
  rows: z.number().int().nonnegative(),
  /** The first place that does not add up, in words; only for those who look into it. */
  fault: z.object({ place: z.string(), expected: z.string(), found: z.string() }).optional(),
})
export type AuditResult = z.infer<typeof AuditResult>

export const readLatestAudit = endpoint({
  name: 'read-latest-audit',
  method: 'GET',
  path: '/audit/latest',
  summary: 'What the last nightly audit of the books found; nothing before the first night.',
  permission: 'audit.read',
  response: z.object({ audit: AuditResult.optional() }),
  errors: {},
})
