import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import type { Job } from '../platform/jobs.ts'
import { systemActor, type Work } from '../platform/work.ts'
import { adoptDraft } from './adopting.ts'
import { findDraft, publicizedBefore } from './repository.ts'

/** Makes versions of drafts whose publicity is over. Safe to run twice, and on several servers at once. */
export const adoptDrafts: Job = {
  name: 'adopt-drafts',
  everySeconds: 60,
  async run({ store, now }) {
    for (const { villageId, draftId } of await store.read((tx) => publicizedBefore(tx, villageDayOf(now())))) {
      await store.write(async (tx) => {
        await tx.lock(villageId) // another instance may be at it
        const work: Work = { tx, villageId, actor: systemActor, now: now() }
        const draft = await findDraft(work, draftId)
        if (draft?.state === 'publicized') await adoptDraft(work, draft)
      })
    }
  },
}
