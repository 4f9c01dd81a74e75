import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import type { PrintedDocument } from '../platform/printing/document.ts'
import type { Work } from '../platform/work.ts'
import { readVillage } from '../villages/index.ts'
import { readEntry } from './read-entry.ts'
import { trailPaper } from './trail-paper.ts'

/** The whole trail of one line, to be handed to somebody who asks why. */
export const printEntry = async (
  work: Work,
  input: { params: { householdId: string; transferId: string } },
): Promise<PrintedDocument> => trailPaper(await readVillage(work), await readEntry(work, input), villageDayOf(work.now))
