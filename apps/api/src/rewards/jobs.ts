import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import type { Job } from '../platform/jobs.ts'
import { systemActor } from '../platform/work.ts'
import { settleOrder } from './ordering.ts'
import { overdueRedemptions, villagesWithOverdue } from './redemption-repository.ts'

/** Orders ended in one transaction; other writes get their turn in between. */
const PER_TURN = 50

/** Orders that nobody fetched give points and goods back. Safe to run twice, and on several instances. */
export const expireRedemptions: Job = {
  name: 'expire-redemptions',
  everySeconds: 60,
  async run({ store, now }) {
    const today = villageDayOf(now())
    const villages = await store.read((tx) => villagesWithOverdue(tx, today))
    for (const villageId of villages) {
      for (let ended = PER_TURN; ended === PER_TURN; ) {
        ended = await store.write(async (tx) => {
          await tx.lock(villageId) // another instance may be at it
          const work = { tx, villageId, actor: systemActor, now: now() }
          const rows = await overdueRedemptions(work, today, PER_TURN)
          for (const row of rows) await settleOrder(work, row, 'expire')
          return rows.length
        })
      }
    }
  },
}
