import { addDays, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { eachApart, type Job } from '../platform/jobs.ts'
import { systemActor } from '../platform/work.ts'
import { settleOrder } from './ordering.ts'
import { reminders } from './redemption.ts'
import { overdueRedemptions, remindBefore, villagesToRemind, villagesWithOverdue } from './redemption-repository.ts'
import { tellOfOrder } from './telling.ts'

/** Orders ended in one transaction; other writes get their turn in between. */
const PER_TURN = 50

/** Orders that nobody fetched give points and goods back. Safe to run twice, and on several instances. */
export const expireRedemptions: Job = {
  name: 'expire-redemptions',
  everySeconds: 60,
  async run({ store, now }) {
    const today = villageDayOf(now())
    const villages = await store.read((tx) => villagesWithOverdue(tx, today))
    await eachApart(villages, async (villageId) => {
      for (let ended = PER_TURN; ended === PER_TURN; ) {
        ended = await store.write(async (tx) => {
          await tx.lock(villageId) // another instance may be at it
          const work = { tx, villageId, actor: systemActor, now: now() }
          const rows = await overdueRedemptions(work, today, PER_TURN)
          for (const row of rows) await settleOrder(work, row, 'expire')
          return rows.length
        })
      }
    })
  },
}

/** What was ordered and not fetched is called to mind twice before it ends. Safe to run twice, and on several instances. */
export const remindOfOrders: Job = {
  name: 'remind-of-orders',
  everySeconds: 600,
  run: ({ store, now }) =>
    eachApart(reminders, async ({ count, daysBefore }) => {
      const day = addDays(villageDayOf(now()), daysBefore)
      await eachApart(await store.read((tx) => villagesToRemind(tx, day, count)), (villageId) =>
        store.write(async (tx) => {
          const work = { tx, villageId, actor: systemActor, now: now() }
          for (const row of await remindBefore(work, day, count)) await tellOfOrder(work, 'order_waiting', row)
        }),
      )
    }),
}
