import { KEPT_DAYS } from '@village-points/shared/imports/contract.ts'
import type { Job } from '../platform/jobs.ts'
import { forgetContents } from './repository.ts'

const DAY_MS = 24 * 60 * 60 * 1000

/** Copies of sheets name the whole village; nobody needs them after a month. Safe to run twice. */
export const forgetOldSheets: Job = {
  name: 'forget-old-sheets',
  everySeconds: 3600,
  run: ({ store, now }) => store.write((tx) => forgetContents(tx, new Date(now().getTime() - KEPT_DAYS * DAY_MS))),
}
