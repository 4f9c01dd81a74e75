import { addDays, startOfVillageDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import type { Tx } from '../platform/database/store.ts'
import { eachApart, type Job } from '../platform/jobs.ts'
import { systemActor } from '../platform/work.ts'
import { allVillages } from '../villages/index.ts'
import { announcementDue, announcePeriod, closeSomeHouseholds, isClosingDue } from './closing.ts'
import { mayAnnounceOn, yearAt } from './period.ts'
import { villagesThatClosed } from './period-repository.ts'
import { sealLog } from './sealing.ts'
import { villagesToClose } from './tree-repository.ts'

/** When a village day is over, its transfers go into the log and the log's head is signed. Safe to run twice. */
export const closeDays: Job = {
  name: 'close-days',
  everySeconds: 60,
  async run(background) {
    const today = villageDayOf(background.now())
    const villages = await background.store.read((tx) => villagesToClose(tx, startOfVillageDay(today)))
    await eachApart(villages, (villageId) => sealLog(background, villageId, addDays(today, -1)))
  },
}

/** Tells every village in time what becomes of its unspent points. Safe to run twice, and on several instances. */
export const announcePeriods: Job = {
  name: 'announce-periods',
  everySeconds: 600,
  async run({ store, now }) {
    if (!mayAnnounceOn(villageDayOf(now()))) return
    await eachApart(await store.read(allVillages), async ({ villageId }) => {
      const as = (tx: Tx) => ({ tx, villageId, actor: systemActor, now: now() })
      if (await store.read((tx) => announcementDue(as(tx)))) await store.write((tx) => announcePeriod(as(tx)))
    })
  },
}

/** Closes the year that is over, village by village, some households at a time. Safe to run twice, like the other. */
export const closePeriods: Job = {
  name: 'close-periods',
  everySeconds: 30,
  async run({ store, now }) {
    const closed = await store.read((tx) => villagesThatClosed(tx, yearAt(now()) - 1))
    await eachApart(await store.read(allVillages), async ({ villageId }) => {
      if (closed.has(villageId)) return
      const as = (tx: Tx) => ({ tx, villageId, actor: systemActor, now: now() })
      while (await store.read((tx) => isClosingDue(as(tx)))) await store.write((tx) => closeSomeHouseholds(as(tx)))
    })
  },
}
