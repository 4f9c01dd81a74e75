import { eachApart, type Job } from '../platform/jobs.ts'
import { allVillages } from '../villages/index.ts'
import { forgottenBefore } from './message.ts'
import { forgetOldest } from './repository.ts'

/** Messages deleted in one transaction; other writes get their turn in between. */
const PER_TURN = 500

/** Messages older than twelve months go. Safe to run twice, and on several instances. */
export const forgetOldMessages: Job = {
  name: 'forget-old-messages',
  everySeconds: 3600,
  async run({ store, now }) {
    const before = forgottenBefore(now())
    await eachApart(await store.read(allVillages), async ({ villageId }) => {
      while ((await store.write((tx) => forgetOldest({ tx, villageId }, before, PER_TURN))) === PER_TURN);
    })
  },
}
