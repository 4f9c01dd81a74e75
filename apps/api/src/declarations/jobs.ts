import { UNATTACHED_DAYS } from '@village-points/shared/declarations/contract.ts'
import { sweepPhotos, villagesWithPhotos } from '../platform/files/photo-store.ts'
import type { Job } from '../platform/jobs.ts'
import { digestsInUse, forgetUnattached } from './photo-repository.ts'

const DAY_MS = 24 * 60 * 60 * 1000

/** Photographs that never came to belong to a declaration go after a week, and their files with them. Safe to run twice. */
export const collectPhotos: Job = {
  name: 'collect-photos',
  everySeconds: 3600,
  async run({ store, now, dataFolder }) {
    for (const villageId of await villagesWithPhotos(dataFolder)) {
      const before = new Date(now().getTime() - UNATTACHED_DAYS * DAY_MS)
      while ((await store.write((tx) => forgetUnattached({ tx, villageId }, before))) > 0);
      await sweepPhotos(dataFolder, villageId, now(), (digests) =>
        store.read((tx) => digestsInUse({ tx, villageId }, digests)),
      )
    }
  },
}
