import { listPeople } from '../identity/index.ts'
import type { Work } from '../platform/work.ts'
import { maySit } from './policy.ts'

export const listPanelCandidates = async (work: Work) => {
  const people = await listPeople(work.tx, work.villageId)
  return { people: [...people.values()].filter(maySit).map(({ userId, name, label }) => ({ userId, name, label })) }
}
