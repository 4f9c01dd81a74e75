import type { listScreenings as endpoint } from '@village-points/shared/declarations/contract.ts'
import { householdIdsOfGroup } from '../households/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { pageOf } from '../platform/page.ts'
import type { Work } from '../platform/work.ts'
import { isOverdue } from './declaration.ts'
import { similarTo, toDeclarations } from './presenting.ts'
import { pageOfWaiting } from './repository.ts'
import { evidenceOf } from './step-repository.ts'

/** What came first is looked at first; what may be the same deed twice is shown beside it. */
export const listScreenings = async (work: Work, { query }: ParsedInput<typeof endpoint>) => {
  const { actor } = work
  const own =
    actor.role === 'group_leader' ? { householdIds: await householdIdsOfGroup(work, actor.villagersGroupId ?? '') } : {}
  const waiting = { states: ['submitted' as const], ...own }
  const rows = await pageOfWaiting(work, waiting, { cursor: query.cursor, limit: query.limit + 1 })
  const { shown, next } = pageOf(rows, query.limit, (row) => row.declarationId)
  const photos = await evidenceOf(
    work,
    shown.map((row) => row.declarationId),
  )
  const similar = await similarTo(work, shown)
  const declarations = await toDeclarations(work, shown)
  return {
    rows: shown.map((row, index) => ({
      ...declarations[index]!,
      photoIds: [...(photos.get(row.declarationId) ?? [])],
      similar: similar[index]!,
      isOverdue: isOverdue('submitted', row.stateAt, work.now),
    })),
    ...next,
  }
}
