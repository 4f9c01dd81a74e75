import { z } from 'zod'
import { Id } from '../platform/page.ts'

/** Something the household was asked to put right, or has to know of; the first page shows it. */
export const Reminder = z.object({
  deductionId: Id,
  title: z.string(),
  note: z.string(),
  /** What comes next, in words for the household. */
  next: z.string(),
  canRectify: z.boolean(),
})
export type Reminder = z.infer<typeof Reminder>
