import type { screenDeclarations as endpoint } from '@village-points/shared/declarations/contract.ts'
import { briefsOf } from '../households/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { moveDeclarations, postDeclarations } from './moving.ts'
import { requireMayScreen } from './policy.ts'
import { toDeclarations } from './presenting.ts'
import { findDeclarations } from './repository.ts'

type Decision = ParsedInput<typeof endpoint>['body']['decisions'][number]

/** A direct rule needs nobody else: what was found so is posted at once. */
export const screenDeclarations = async (work: Work, { body: { decisions } }: ParsedInput<typeof endpoint>) => {
  const ids = decisions.map(({ declarationId }) => declarationId)
  await requireScreener(work, ids)
  for (const decision of decisions) requireReason(decision)
  for (const action of ['screen', 'return', 'reject'] as const) {
    const taken = decisions.filter(({ decision }) => decision === action)
    if (taken.length > 0) await moveDeclarations(work, action, taken)
  }
  const screened = (await findDeclarations(work, ids)).filter((row) => row.state === 'screened')
  const direct = screened.filter((row) => row.procedure === 'direct').map((row) => row.declarationId)
  if (direct.length > 0) await postDeclarations(work, direct)
  const byId = new Map((await findDeclarations(work, ids)).map((row) => [row.declarationId, row]))
  return {
    declarations: await toDeclarations(
      work,
      ids.map((id) => byId.get(id)!),
    ),
  }
}

const requireScreener = async (work: Work, ids: readonly string[]) => {
  const rows = await findDeclarations(work, ids)
  if (rows.length < ids.length) refuse('declaration.not_found')
  const households = await briefsOf(
    work,
    rows.map((row) => row.householdId),
  )
  for (const row of rows) requireMayScreen(work.actor, households.get(row.householdId)!, row.recordedByUserId)
}

const requireReason = ({ decision, reason, words }: Decision) => {
  if (decision !== 'screen' && (!reason || (reason === 'other' && words === ''))) refuse('declaration.reason_needed')
}
