import type { Import, ImportKind, RulebookDecision } from '@village-points/shared/imports/contract.ts'
import { refuse, refuseAndRemember } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { type ImportChange, insertChanges } from './change-repository.ts'
import { requireUncommitted } from './find-import.ts'
import { writeGoods } from './goods/write-goods.ts'
import type { Outcome } from './import.ts'
import { loadQuestion } from './load-question.ts'
import { unpack } from './packing.ts'
import { writeBook } from './paper-book/write-book.ts'
import { outcomeOf, type Plan, planImport } from './plan-import.ts'
import { toImport } from './present-import.ts'
import type { Reading } from './readings.ts'
import { type ImportRow, updateImport } from './repository.ts'
import { writeRoster } from './roster/write-roster.ts'
import { writeRulebook } from './rulebook/write-rulebook.ts'

interface CommitInput {
  readonly params: { readonly importId: string }
  readonly body: {
    readonly withoutWaiting: boolean
    readonly decision?: RulebookDecision | undefined
    readonly draftTitle?: string | undefined
  }
}

/** The dry run rests on the village as it was then; if that changed, it is made again before anything is written. */
const refuseIfVillageChanged = async (work: Work, row: ImportRow): Promise<void> => {
  const { factsHash } = await loadQuestion(work, row.kind as ImportKind)
  if (factsHash === row.factsHash) return
  const change = { status: 'reading', revision: row.revision + 1, percent: 10, doing: '正在重新比对' }
  await updateImport(work, row.importId, change)
  refuseAndRemember('import.village_changed')
}

const write = (work: Work, importId: string, plan: Plan, body: CommitInput['body']): Promise<ImportChange[]> => {
  if (plan.kind === 'roster') return writeRoster(work, plan.changes)
  if (plan.kind === 'rulebook') return writeRulebook(work, plan.rules, body)
  return plan.kind === 'goods' ? writeGoods(work, importId, plan.changes) : writeBook(work, importId, plan.lines)
}

const isNothing = ({ difference }: Plan): boolean => difference.added + difference.changed === 0

/** Writes everything the dry run showed, or nothing: the request is one transaction. */
export const commitImport = async (work: Work, { params, body }: CommitInput): Promise<Import> => {
  const row = await requireUncommitted(work, params.importId)
  if (row.status !== 'ready' || row.reading === null) return refuse('import.not_ready')
  await refuseIfVillageChanged(work, row)
  const reading = unpack<Reading>(row.reading)
  const { counts } = JSON.parse(row.outcome) as Outcome
  if (counts.open > 0 && !body.withoutWaiting) refuse('import.has_open_problems', { count: counts.open })
  const plan = await planImport(work, reading)
  if (isNothing(plan)) refuse('import.nothing_to_import')
  await insertChanges(work, row.importId, await write(work, row.importId, plan, body))
  const outcome = JSON.stringify(outcomeOf(reading, plan.difference, counts))
  const change = { status: 'committed', committedAt: work.now, outcome }
  await updateImport(work, row.importId, change)
  return toImport({ ...row, ...change }, work.now)
}
