import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import type { PrintedDocument } from '../platform/printing/document.ts'
import type { Work } from '../platform/work.ts'
import { readVillage } from '../villages/index.ts'
import { readEntry } from './read-entry.ts'
import type { TrailSource } from './trail.ts'
import { trailPaper } from './trail-paper.ts'
import { latestTreeHead } from './tree-repository.ts'

/** The whole trail of one line, to be handed to somebody who asks why. */
export const printEntry =
  (sources: readonly TrailSource[]) =>
  async (work: Work, input: { params: { householdId: string; transferId: string } }): Promise<PrintedDocument> => {
    const trail = await readEntry(sources)(work, input)
    const head = await latestTreeHead(work)
    const sealed = head && head.treeSize >= trail.sequence ? head : undefined
    return trailPaper(await readVillage(work), trail, villageDayOf(work.now), sealed)
  }
