import { eachApart, type Job } from '../platform/jobs.ts'
import { systemActor, type Work } from '../platform/work.ts'
import { villagesWithPanels } from './repository.ts'
import { openNextCases, tendOpenCases } from './seating.ts'

/** Declarations looked at in one transaction; other writes get their turn in between. */
const PER_TURN = 50

/** Lays what was screened before the panel, and draws seats anew whose holders may no longer vote. Safe to run twice. */
export const seatPanels: Job = {
  name: 'seat-panels',
  everySeconds: 20,
  run: async ({ store, now }) =>
    eachApart(await store.read(villagesWithPanels), async (villageId) => {
      for (const turn of [tendOpenCases, openNextCases]) {
        for (let after: string | undefined = ''; after !== undefined; ) {
          const from: string = after
          after = await store.write((tx) => {
            const work: Work = { tx, villageId, actor: systemActor, now: now() }
            return turn(work, from, PER_TURN)
          })
        }
      }
    }),
}
