import { z } from 'zod'
import { Id, Line } from '../platform/page.ts'
import { Points } from '../platform/points.ts'
import { Instant, VillageDay } from '../platform/village-day.ts'
import { Adoption } from '../rules/contract.ts'

/** How long a committed import may be taken back, in hours. */
export const UNDO_HOURS = 24

/** Days after which the copy of the sheet is forgotten; what was imported stays. */
export const KEPT_DAYS = 30

/** `paper_book`: the notebook or ledger sheets of the months before, as opening entries. */
export const ImportKind = z.enum(['roster', 'rulebook', 'goods', 'paper_book'])
export type ImportKind = z.infer<typeof ImportKind>
export const importKindNames: Readonly<Record<ImportKind, string>> = {
  roster: '花名册',
  rulebook: '积分细则',
  goods: '商品表',
  paper_book: '积分台账',
}

/** `reading` → `ready` (a dry run; nothing written) → `committed` → perhaps `undone`. `failed`: the file made no sense. */
export const ImportStatus = z.enum(['reading', 'ready', 'committed', 'undone', 'failed'])
export type ImportStatus = z.infer<typeof ImportStatus>

/** What the dry run counted. A row is a household, a rule, a kind of goods, or a line of the book. */
export const ImportCounts = z.object({
  rows: z.number().int(),
  /** Rows that can go in now. */
  ready: z.number().int(),
  /** Rows that wait for somebody's answer. */
  waiting: z.number().int(),
  /** Open problems; each holds up at least one row. */
  open: z.number().int(),
  people: z.number().int(),
  groups: z.number().int(),
  points: Points,
  /** Identity numbers found in the file and dropped at once. */
  droppedIdentityNumbers: z.number().int(),
  /** Bank cards and other long numbers, dropped as well. */
  droppedOtherNumbers: z.number().int(),
})
export type ImportCounts = z.infer<typeof ImportCounts>

export const ProblemOption = z.object({
  id: z.string(),
  label: z.string(),
  isSuggested: z.boolean().optional(),
  /** The person types a value with this option. */
  asks: z.enum(['phone', 'date', 'points', 'figure']).optional(),
})

/** `error` and `choice` keep their rows out until answered; `warning` and `info` only tell. */
export const ProblemSeverity = z.enum(['error', 'choice', 'warning', 'info'])

/** Something in the sheet to look at: where, what was written, what is wrong, what to do. */
export const ImportProblem = z.object({
  problemId: z.string(),
  severity: ProblemSeverity,
  sheet: z.string(),
  /** As Excel counts. */
  row: z.number().int(),
  column: z.string().optional(),
  header: z.string().optional(),
  value: z.string(),
  message: z.string(),
  remedy: z.string(),
  options: z.array(ProblemOption).optional(),
  chosen: z.string().optional(),
  typed: z.string().optional(),
  /** How many other open problems the same answer fits. */
  alikeCount: z.number().int(),
  isOpen: z.boolean(),
})
export type ImportProblem = z.infer<typeof ImportProblem>

/** One line of what a commit would change. `missing` is only told: nothing is ever deleted by an import. */
export const DifferenceRow = z.object({
  change: z.enum(['added', 'changed', 'missing', 'left_alone']),
  name: z.string(),
  /** `电话:空 → 13800004705`. */
  details: z.array(z.string()),
})
export type DifferenceRow = z.infer<typeof DifferenceRow>

export const Difference = z.object({
  added: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  missing: z.number().int(),
  /** The first hundred lines. */
  rows: z.array(DifferenceRow),
})
export type Difference = z.infer<typeof Difference>

/** What the titles of a rulebook said about its adoption; fills the form that the commit needs. */
export const WrittenAdoption = z.object({
  title: z.string().optional(),
  assemblyOn: z.string().optional(),
  assemblyMonth: z.string().optional(),
  entitled: z.number().int().optional(),
  present: z.number().int().optional(),
  inFavor: z.number().int().optional(),
})

export const ImportBrief = z.object({
  importId: Id,
  kind: ImportKind,
  fileName: z.string(),
  status: ImportStatus,
  /** `可以导入 283 户,还有 3 处要您看一下。`; after a commit what was done. */
  sentence: z.string(),
  uploadedAt: Instant,
  uploadedBy: z.string(),
  committedAt: Instant.optional(),
  /** Until then the whole batch can be taken back. */
  undoUntil: Instant.optional(),
  undoneAt: Instant.optional(),
})
export type ImportBrief = z.infer<typeof ImportBrief>

export const Import = ImportBrief.extend({
  /** 0 to 100 with a word for it, while `reading`. */
  progress: z.object({ percent: z.number().int(), doing: z.string() }),
  counts: ImportCounts,
  difference: Difference,
  adoption: WrittenAdoption.optional(),
  can: z.object({ answer: z.boolean(), commit: z.boolean(), undo: z.boolean(), download: z.boolean() }),
})
export type Import = z.infer<typeof Import>

/** What the assembly decided; needed to commit a rulebook. */
export const RulebookDecision = z.object({ title: Line('细则名称', 60), inForceOn: VillageDay, adoption: Adoption })
export type RulebookDecision = z.infer<typeof RulebookDecision>
