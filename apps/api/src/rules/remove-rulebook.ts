import type { Work } from '../platform/work.ts'
import { allRulebooks, deleteRulebook } from './repository.ts'

/**
 * Takes a version out as if it had never been recorded. Only for undoing an import of the same day: the caller makes
 * sure that nobody was awarded under it. False when a later version follows it.
 */
export const removeRulebook = async (work: Work, rulebookId: string): Promise<boolean> => {
  const [latest] = await allRulebooks(work)
  if (latest?.rulebookId !== rulebookId) return false
  await deleteRulebook(work, rulebookId)
  return true
}
