import type { castVotes as endpoint } from '@village-points/shared/review/contract.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import type { Work } from '../platform/work.ts'
import type { CaseRow } from './repository.ts'
import { conclude, vote } from './voting.ts'

export const castVotes = async (work: Work, { body }: ParsedInput<typeof endpoint>) => {
  const voted: CaseRow[] = []
  for (const one of body.votes) voted.push(await vote(work, one))
  return { voted: voted.length, decided: await conclude(work, voted) }
}
