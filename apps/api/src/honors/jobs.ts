import { yearOf } from '@village-points/shared/ledger/period.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { tell, wasTold } from '../messages/index.ts'
import type { Tx } from '../platform/database/store.ts'
import { eachApart, type Job } from '../platform/jobs.ts'
import { systemActor, type Work } from '../platform/work.ts'
import { allVillages, readSettings } from '../villages/index.ts'

/** Where households may be named, everybody is asked once a year; nobody is named for not having answered. */
const askingOf = async (work: Work) => {
  const year = yearOf(villageDayOf(work.now))
  const asking = { kind: 'honor_consent_asked' as const, words: { year }, once: String(year) }
  const { ranking } = await readSettings(work)
  return ranking === 'households' && !(await wasTold(work, asking)) ? asking : undefined
}

/** Asks every village's households whether they want to be named. Safe to run twice, and on several instances. */
export const askForHonorConsent: Job = {
  name: 'ask-for-honor-consent',
  everySeconds: 3600,
  run: async ({ store, now }) =>
    eachApart(await store.read(allVillages), async ({ villageId }) => {
      const as = (tx: Tx): Work => ({ tx, villageId, actor: systemActor, now: now() })
      const asking = await store.read((tx) => askingOf(as(tx)))
      if (asking) await store.write((tx) => tell(as(tx), asking))
    }),
}
