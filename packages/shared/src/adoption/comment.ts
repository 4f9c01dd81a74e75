import { z } from 'zod'
import { Id, Line, Words } from '../platform/page.ts'
import { Instant } from '../platform/village-day.ts'

/** How many comments one person may make on one draft. */
export const MOST_COMMENTS = 20

/** What somebody thinks of a draft or of one clause. */
export const Stance = z.enum(['for', 'change', 'against'])
export type Stance = z.infer<typeof Stance>

export const CommentInput = z
  .object({
    stance: Stance,
    /** A clause of the draft; the whole of it when absent. */
    ruleId: Id.optional(),
    words: Words('意见', 300),
    /** Said on paper or by mouth, and written down by a cadre. */
    saidBy: Line('谁说的', 20).optional(),
  })
  .refine(({ stance, words }) => stance === 'for' || words !== '', { path: ['words'], message: '请写一句哪里要改' })
export type CommentInput = z.infer<typeof CommentInput>

export const DraftComment = z.object({
  commentId: Id,
  stance: Stance,
  clause: z.number().int().optional(),
  title: z.string().optional(),
  words: z.string(),
  saidAt: Instant,
  isMine: z.boolean(),
  /** For the committee only: whoever speaks up is not paraded. */
  saidBy: z.string().optional(),
})
export type DraftComment = z.infer<typeof DraftComment>

/** How a stance is called on screens. */
export const stanceNames: Readonly<Record<Stance, string>> = { for: '同意', change: '要改一改', against: '不同意' }
