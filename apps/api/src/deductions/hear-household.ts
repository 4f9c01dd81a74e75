import type { hearHousehold as endpoint } from '@village-points/shared/deductions/contract.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { seedOf } from '../review/index.ts'
import { decideHeardOn } from './deduction.ts'
import { move, requireCaseToAct, requireState } from './moving.ts'
import { toDeduction } from './presenting.ts'
import { tellPanel } from './telling.ts'
import { readPanelOn } from './voting.ts'

/** From here on the draw of the panel is settled: its seed is kept with the case. */
export const hearHousehold = async (work: Work, { params, body }: ParsedInput<typeof endpoint>) => {
  const row = await requireCaseToAct(work, params.deductionId)
  requireState(row, 'hear')
  decideHeardOn(body.heardOn, row.proposedOn ?? '', villageDayOf(work.now))
  if (!(await readPanelOn(work, row))) refuse('deduction.no_panel')
  const { heardOn, speaker, companion, words } = body
  const heard = { heardOn, speaker, companion: companion || null, heardWords: words, seed: await seedOf(work) }
  const told = { words: `${speaker}说:${words}` }
  const moved = await move(work, row, 'hear', told, heard)
  await tellPanel(work, (await readPanelOn(work, moved))?.seated ?? [])
  return toDeduction(work, moved)
}
