import { startOfVillageDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { villagesWithBooks } from '../ledger/index.ts'
import { eachApart, type Job } from '../platform/jobs.ts'
import { auditVillage } from './auditing.ts'
import { insertResult, latestResult } from './repository.ts'

/** In the village's morning, when nobody is awake. */
const HOUR = 3

/**
 * Audits every village once a day after three o'clock; a server that slept then does it when it wakes. A fault is
 * logged as an error and shown to those who watch.
 */
export const auditEveryNight: Job = {
  name: 'audit-every-night',
  everySeconds: 600,
  async run(background) {
    const { store, log, now } = background
    const auditedOn = villageDayOf(now())
    if (now().getTime() < startOfVillageDay(auditedOn).getTime() + HOUR * 3_600_000) return
    const villages = await store.read(villagesWithBooks)
    await eachApart(villages, async (villageId) => {
      const latest = await store.read((tx) => latestResult({ tx, villageId }))
      if (latest && latest.auditedOn >= auditedOn) return
      const { rows, faults } = await auditVillage(background, villageId)
      const [fault] = faults
      if (fault) log.error({ villageId, rows, fault }, 'the books do not add up')
      else log.info({ villageId, rows }, 'the books add up')
      await store.write((tx) => insertResult({ tx, villageId, now: now() }, { auditedOn, rows, fault }))
    })
  },
}
