import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { eachApart, type Job } from '../platform/jobs.ts'
import { systemActor, type Work } from '../platform/work.ts'
import { adoptDraft } from './adopting.ts'
import { findDraft, publicizedBefore } from './repository.ts'

/** Makes versions of drafts whose publicity is over. Safe to run twice, and on several servers at once. */
export const adoptDrafts: Job = {
  name: 'adopt-drafts',
  everySeconds: 60,
  run: async ({ store, now }) =>
    eachApart(await store.read((tx) => publicizedBefore(tx, villageDayOf(now()))), ({ villageId, draftId }) =>
      store.write(async (tx) => {
        await tx.lock(villageId) // another instance may be at it
        const work: Work = { tx, villageId, actor: systemActor, now: now() }
        const draft = await findDraft(work, draftId)
        if (draft?.state === 'publicized') await adoptDraft(work, draft)
      }),
    ),
}
