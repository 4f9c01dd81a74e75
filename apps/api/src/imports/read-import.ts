import type { Import } from '@village-points/shared/imports/contract.ts'
import type { Work } from '../platform/work.ts'
import { requireImport } from './find-import.ts'
import { toImport } from './present-import.ts'

/** Where an import stands. */
export const readImport = async (work: Work, { params }: { params: { importId: string } }): Promise<Import> =>
  toImport(await requireImport(work, params.importId), work.now)
