import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { eachApart, type Job } from '../platform/jobs.ts'
import { systemActor, type Work } from '../platform/work.ts'
import { deductionsDue, findDeduction } from './repository.ts'
import { deduct } from './taking.ts'

/** Cases looked for at once. */
const PER_TURN = 50

/** Takes the points of cases whose publicity is over, each in a transaction of its own. Safe to run twice. */
export const makeDeductions: Job = {
  name: 'make-deductions',
  everySeconds: 60,
  async run({ store, now }) {
    const today = villageDayOf(now())
    for (;;) {
      const due = await store.read((tx) => deductionsDue(tx, today, PER_TURN))
      await eachApart(due, ({ villageId, deductionId }) =>
        store.write(async (tx) => {
          const work: Work = { tx, villageId, actor: systemActor, now: now() }
          await tx.lock(villageId)
          const row = await findDeduction(work, deductionId)
          // An objection in the last second, or another instance, came first.
          if (row?.state === 'publicized') await deduct(work, row)
        }),
      )
      if (due.length < PER_TURN) return
    }
  },
}
