import { PHOTOS_KEPT_DAYS, UNATTACHED_DAYS } from '@village-points/shared/declarations/contract.ts'
import { sweepPhotos, villagesWithPhotos } from '../platform/files/photo-store.ts'
import type { Job } from '../platform/jobs.ts'
import { systemActor, type Work } from '../platform/work.ts'
import { allVillages } from '../villages/index.ts'
import { awardsToldUntil } from './award-day.ts'
import { digestsInUse, forgetClosed, forgetUnattached } from './photo-repository.ts'
import { tellAwards } from './telling.ts'
import { awardsWithin, saveToldThrough, toldThrough } from './telling-repository.ts'

const DAY_MS = 24 * 60 * 60 * 1000

/** Photographs go a week after nobody needed them, or a year after the deed was closed, and their files with them. Safe to run twice. */
export const collectPhotos: Job = {
  name: 'collect-photos',
  everySeconds: 3600,
  async run({ store, now, dataFolder }) {
    for (const villageId of await villagesWithPhotos(dataFolder)) {
      const daysAgo = (days: number) => new Date(now().getTime() - days * DAY_MS)
      while ((await store.write((tx) => forgetUnattached({ tx, villageId }, daysAgo(UNATTACHED_DAYS)))) > 0);
      while ((await store.write((tx) => forgetClosed({ tx, villageId }, daysAgo(PHOTOS_KEPT_DAYS)))) > 0);
      await sweepPhotos(dataFolder, villageId, now(), (digests) =>
        store.read((tx) => digestsInUse({ tx, villageId }, digests)),
      )
    }
  },
}

/** Every evening each household hears in one message what it was given on the spot. Safe to run twice, like the other. */
export const tellOfAwards: Job = {
  name: 'tell-of-awards',
  everySeconds: 300,
  async run({ store, now }) {
    for (const { villageId } of await store.read(allVillages)) {
      const at = now()
      const until = awardsToldUntil(at)
      const isDue = async (work: Pick<Work, 'tx' | 'villageId'>) => ((await toldThrough(work)) ?? new Date(0)) < until
      if (!(await store.read((tx) => isDue({ tx, villageId })))) continue
      await store.write(async (tx) => {
        await tx.lock(villageId) // another instance may be at it
        const work = { tx, villageId, actor: systemActor, now: at }
        if (!(await isDue(work))) return
        const from = (await toldThrough(work)) ?? new Date(until.getTime() - DAY_MS)
        await tellAwards(work, await awardsWithin(work, from, until))
        await saveToldThrough(work, until)
      })
    }
  },
}
