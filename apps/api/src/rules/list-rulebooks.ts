import type { RulebookBrief } from '@village-points/shared/rules/contract.ts'
import type { Work } from '../platform/work.ts'
import { briefs } from './read-rulebook.ts'

export const listRulebooks = async (work: Work): Promise<{ rulebooks: RulebookBrief[] }> => ({
  rulebooks: await briefs(work),
})
