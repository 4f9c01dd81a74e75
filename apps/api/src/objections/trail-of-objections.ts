import { roleNames } from '@village-points/shared/identity/permissions.ts'
import type { TrailSource } from '../ledger/index.ts'
import { answersTo, objectionsTo } from './repository.ts'

/** That somebody objected, never who; and what was answered in writing, with reasons. */
export const trailOfObjections: TrailSource = async (work, { declarationId }) => {
  const raised = await objectionsTo(work, declarationId)
  if (raised.length === 0) return {}
  const answers = await answersTo(
    work,
    raised.map(({ objectionId }) => objectionId),
  )
  return {
    way: [
      ...raised.map(({ raisedAt }) => ({
        at: raisedAt.toISOString(),
        title: '有人提了意见',
        detail: '谁提的不公开,查清楚再答复',
      })),
      ...answers.map((answer) => ({
        at: answer.answeredAt.toISOString(),
        title: `${answer.answeredByName}(${roleNames[answer.answeredByRole as keyof typeof roleNames]})查过了:${answer.isUpheld ? '记错了' : '记得没错'}`,
        detail: answer.reasons,
      })),
    ],
  }
}
