import { z } from 'zod'
import { Id } from '../platform/page.ts'
import { Instant } from '../platform/village-day.ts'

/** One thing that was done before or after a line stood in the books: it was looked into, decided on, hung out, disputed. */
export const TrailStep = z.object({
  at: Instant,
  /** Who did what: `李会计(村委会)核实过了`. */
  title: z.string(),
  detail: z.string(),
})
export type TrailStep = z.infer<typeof TrailStep>

/** What the capabilities above the ledger know of how a line came about; each tells its own part. */
export const TrailWay = z.object({
  /** In the order in which it happened. */
  way: z.array(TrailStep),
  /** Photographs as evidence, for those who may see them. */
  photoIds: z.array(Id),
})
export type TrailWay = z.infer<typeof TrailWay>
