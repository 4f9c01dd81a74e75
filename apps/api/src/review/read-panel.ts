import type { Work } from '../platform/work.ts'
import { mayRecordPanel } from './policy.ts'
import { toPanel } from './presenting.ts'

export const readPanel = async (work: Work) => {
  const panel = await toPanel(work)
  const isMember = [...(panel?.members ?? []), ...(panel?.standIns ?? [])].some(
    ({ userId }) => userId === work.actor.userId,
  )
  return { ...(panel ? { panel } : {}), isMember, can: { record: mayRecordPanel(work.actor) } }
}
