import { addDays, startOfVillageDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import type { Job } from '../platform/jobs.ts'
import { sealLog } from './sealing.ts'
import { villagesToClose } from './tree-repository.ts'

/** When a village day is over, its transfers go into the log and the log's head is signed. Safe to run twice. */
export const closeDays: Job = {
  name: 'close-days',
  everySeconds: 60,
  async run(background) {
    const today = villageDayOf(background.now())
    const villages = await background.store.read((tx) => villagesToClose(tx, startOfVillageDay(today)))
    for (const villageId of villages) await sealLog(background, villageId, addDays(today, -1))
  },
}
