import type { DeductionState, voteOnDeduction as endpoint } from '@village-points/shared/deductions/contract.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { publicityEnd } from '../platform/calendar.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { readSettings } from '../villages/index.ts'
import { move, requireState } from './moving.ts'
import { type DeductionRow, findDeduction } from './repository.ts'
import { insertVote } from './step-repository.ts'
import { readPanelOn } from './voting.ts'

/** A majority of the seats makes it public, as a count and nothing more; when none is left, nothing is deducted. */
export const voteOnDeduction = async (work: Work, { params, body }: ParsedInput<typeof endpoint>) => {
  const row = (await findDeduction(work, params.deductionId)) ?? refuse('deduction.not_found')
  const panel = await readPanelOn(work, row)
  if (!panel?.seated.has(work.actor.userId)) return refuse('deduction.not_seated')
  requireState(row, 'publicize')
  if (body.vote === 'reject' && body.words === '') refuse('deduction.reason_needed')
  if (!(await insertVote(work, row.deductionId, body))) refuse('deduction.already_voted')
  const decided = await conclude(work, row)
  return { state: decided.state as DeductionState }
}

const conclude = async (work: Work, row: DeductionRow): Promise<DeductionRow> => {
  const panel = await readPanelOn(work, row)
  if (!panel?.outcome) return row
  const { cast, outcome } = panel
  const count = `${cast.filter(({ vote }) => vote === 'accept').length} 人同意,共 ${cast.length} 人表态`
  if (outcome !== 'accept') {
    const said = cast.find(({ vote, words }) => vote === 'reject' && words !== '')
    return move(work, row, 'drop', { words: [`评议没有通过(${count})`, said?.words].filter(Boolean).join(':') })
  }
  const publicFrom = villageDayOf(work.now)
  const { publicityDays } = await readSettings(work)
  const publicUntil = publicityEnd(publicFrom, publicityDays).day
  return move(work, row, 'publicize', { words: count }, { publicFrom, publicUntil })
}
