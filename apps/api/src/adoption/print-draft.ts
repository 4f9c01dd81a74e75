import type { printDraft as endpoint } from '@village-points/shared/adoption/contract.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import type { PrintedDocument } from '../platform/printing/document.ts'
import type { Work } from '../platform/work.ts'
import { readHeading } from '../villages/index.ts'
import { requireDraft } from './moving.ts'
import { toDraft } from './presenting.ts'
import { makeSheet } from './sheet.ts'

export const printDraft = async (
  work: Work,
  { params, query }: ParsedInput<typeof endpoint>,
): Promise<PrintedDocument> => {
  const draft = await toDraft(work, await requireDraft(work, params.draftId))
  return makeSheet(draft, { ...(await readHeading(work)), paper: query.paper })
}
