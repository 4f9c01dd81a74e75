import { z } from 'zod'
import { sha256Of } from '../ledger/digest.ts'
import { Id } from '../platform/page.ts'
import { Instant, Month } from '../platform/village-day.ts'

/** What the supervisors sign: frozen when it is made, so that all of them sign the same words. */
export const ReportContent = z.object({
  format: z.literal('village-points/supervision-report/1'),
  villageId: Id,
  month: Month,
  /** Root of the month's last signed head; empty when nothing was ever recorded. */
  seed: z.string(),
  fromSequence: z.number().int(),
  toSequence: z.number().int(),
  sampleSize: z.number().int(),
  checked: z.number().int(),
  /** Entries of the sample in which something was found. */
  wrong: z.array(z.object({ sequence: z.number().int(), title: z.string(), words: z.string(), foundBy: z.string() })),
  concerns: z.array(z.string()),
  /** The last nightly audit of the books. */
  audit: z.object({ auditedAt: Instant, isSound: z.boolean() }).optional(),
  words: z.string(),
  madeBy: z.string(),
  madeAt: Instant,
})
export type ReportContent = z.infer<typeof ReportContent>

/** The text that the digest is taken of: members in the order of the shape, no spaces. */
export const reportText = (content: ReportContent): string => JSON.stringify(ReportContent.parse(content))

/** SHA-256 of a report, which every signature names. */
export const reportDigest = (content: ReportContent): string => sha256Of(reportText(content))
