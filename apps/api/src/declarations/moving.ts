import {
  type DeclarationAction,
  type DeclarationState,
  stateNames,
  transitions,
} from '@village-points/shared/declarations/contract.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { heirsOf } from '../households/index.ts'
import { postAwards } from '../ledger/index.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { clausesOf, requireRule } from '../rules/index.ts'
import { capUsesOf } from './cap.ts'
import { giveCapsBack } from './cap-repository.ts'
import { awardTitle } from './declaration.ts'
import { advanceDeclarations, type DeclarationRow, findDeclarations, keepEntries } from './repository.ts'
import { addSteps, type Why } from './step-repository.ts'
import { tellMoved, tellPosted } from './telling.ts'

/** Actions after which nothing more is promised to the household. */
const ends = new Set<DeclarationAction>(['reject', 'withdraw', 'return'])

/**
 * Moves declarations on, all or none, and writes the step of each. Refuses `declaration.not_found` and, when one of them
 * stands elsewhere by now, `declaration.state_changed`.
 */
export const moveDeclarations = async (
  work: Work,
  action: Exclude<DeclarationAction, 'post' | 'reverse'>,
  moved: readonly (Why & { readonly declarationId: string })[],
  more: { readonly dueOn?: string; readonly note?: string } = {},
): Promise<readonly DeclarationRow[]> => {
  const ids = moved.map(({ declarationId }) => declarationId)
  const { from, to } = transitions[action]
  const change = { state: to, ...(ends.has(action) ? { dueOn: null } : {}), ...more }
  const rows = await advanceDeclarations(work, ids, from, change)
  if (rows.length < ids.length) await refuseOthers(work, ids, rows)
  await addSteps(work, action, moved)
  if (action === 'reject' || action === 'withdraw') for (const row of rows) await releaseCaps(work, row)
  await tellMoved(work, action, rows, moved)
  return rows
}

const refuseOthers = async (work: Work, ids: readonly string[], moved: readonly DeclarationRow[]): Promise<never> => {
  const done = new Set(moved.map((row) => row.declarationId))
  const [other] = await findDeclarations(
    work,
    ids.filter((id) => !done.has(id)),
  )
  if (!other) return refuse('declaration.not_found')
  return refuse('declaration.state_changed', {
    title: other.ruleTitle,
    state: stateNames[other.state as DeclarationState],
  })
}

/** The caps were counted when it was handed in; what does not become an award gives them back. */
export const releaseCaps = async (work: Work, row: DeclarationRow): Promise<void> => {
  const { rule } = await requireRule(work, row.ruleId)
  await giveCapsBack(work, row.householdId, row.originId, capUsesOf(rule.caps, row.deedOn, row.hundredths))
}

/** Posts the award of each declaration whose way is complete. Refuses like {@link moveDeclarations}. */
export const postDeclarations = async (work: Work, declarationIds: readonly string[]): Promise<void> => {
  await work.tx.lock(work.villageId) // what is read from here on stays true until it is written on
  const found = new Map((await findDeclarations(work, declarationIds)).map((row) => [row.declarationId, row]))
  const rows = declarationIds.flatMap((id) => found.get(id) ?? [])
  const posted = await postThoseDue(work, rows)
  if (posted.length < declarationIds.length) await refuseOthers(work, declarationIds, posted)
}

/**
 * Posts those of `rows` whose way is complete, as one set, and returns them; the others stay where they are. The village
 * is locked since they were read. The points go to the household that answers for each now: it may have been merged on
 * the way.
 */
export const postThoseDue = async (
  work: Work,
  rows: readonly DeclarationRow[],
  from: readonly DeclarationState[] = transitions.post.from,
): Promise<readonly DeclarationRow[]> => {
  const due = rows.filter(({ state }) => from.some((one) => one === state))
  if (due.length === 0) return []
  const clauses = await clausesOf(work, new Set(due.map((row) => row.ruleId)))
  const heirOf = await heirsOf(
    work,
    due.map((row) => row.householdId),
  )
  const awards = due.map((row) => ({ work, earning: earningOf(row, heirOf(row.householdId), clauses) }))
  const posted = await postAwards(awards)
  await keepEntries(
    work,
    due.map(({ declarationId, state }, at) => ({ declarationId, state, transferId: posted[at]!.transferId })),
  )
  await addSteps(work, 'post', due)
  await tellPosted(work, due)
  return due
}

const earningOf = (row: DeclarationRow, householdId: string, clauses: Awaited<ReturnType<typeof clausesOf>>) => {
  const { rule, rulebook } = clauses.get(row.ruleId)!
  return {
    householdId,
    hundredths: row.hundredths,
    isHonorOnly: rule.ruleClass === 'honor',
    title: awardTitle(row.ruleTitle, row.deedOn, villageDayOf(row.recordedAt)),
    deedOn: row.deedOn,
    note: row.note,
    rulebookId: rulebook.rulebookId,
    ruleId: row.ruleId,
    declarationId: row.declarationId,
    ...(row.memberId ? { memberId: row.memberId } : {}),
    ...(row.memberName ? { memberName: row.memberName } : {}),
  }
}
