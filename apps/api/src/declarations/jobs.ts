import { PHOTOS_KEPT_DAYS, UNATTACHED_DAYS } from '@village-points/shared/declarations/contract.ts'
import { sweepPhotos, villagesWithPhotos } from '../platform/files/photo-store.ts'
import { eachApart, type Job } from '../platform/jobs.ts'
import { systemActor, type Work } from '../platform/work.ts'
import { allVillages } from '../villages/index.ts'
import { awardsToldUntil } from './award-day.ts'
import { digestsInUse, forgetOver, forgetUnattached, type PhotosOver, photosOfDeedsOver } from './photo-repository.ts'
import { tellAwards } from './telling.ts'
import { awardsWithin, saveToldThrough, toldThrough } from './telling-repository.ts'

const DAY_MS = 24 * 60 * 60 * 1000

/**
 * Photographs go a week after nobody needed them, or a year after what they show was over, and their files with them.
 * `above` are the photographs of whoever stands above declarations. Safe to run twice.
 */
export const collectPhotos = (...above: readonly PhotosOver[]): Job => ({
  name: 'collect-photos',
  everySeconds: 3600,
  run: async ({ store, now, dataFolder }) =>
    eachApart(await villagesWithPhotos(dataFolder), async (villageId) => {
      const daysAgo = (days: number) => new Date(now().getTime() - days * DAY_MS)
      while ((await store.write((tx) => forgetUnattached({ tx, villageId }, daysAgo(UNATTACHED_DAYS)))) > 0);
      for (const over of [photosOfDeedsOver, ...above]) {
        while ((await store.write((tx) => forgetOver({ tx, villageId }, daysAgo(PHOTOS_KEPT_DAYS), over))) > 0);
      }
      await sweepPhotos(dataFolder, villageId, now(), (digests) =>
        store.read((tx) => digestsInUse({ tx, villageId }, digests)),
      )
    }),
})

/** Every evening each household hears in one message what it was given on the spot. Safe to run twice, like the other. */
export const tellOfAwards: Job = {
  name: 'tell-of-awards',
  everySeconds: 300,
  async run({ store, now }) {
    await eachApart(await store.read(allVillages), async ({ villageId }) => {
      const at = now()
      const until = awardsToldUntil(at)
      const isDue = async (work: Pick<Work, 'tx' | 'villageId'>) => ((await toldThrough(work)) ?? new Date(0)) < until
      if (!(await store.read((tx) => isDue({ tx, villageId })))) return
      await store.write(async (tx) => {
        await tx.lock(villageId) // another instance may be at it
        const work = { tx, villageId, actor: systemActor, now: at }
        if (!(await isDue(work))) return
        const from = (await toldThrough(work)) ?? new Date(until.getTime() - DAY_MS)
        await tellAwards(work, await awardsWithin(work, from, until))
        await saveToldThrough(work, until)
      })
    })
  },
}
