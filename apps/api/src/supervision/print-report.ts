import type { printReport as endpoint } from '@village-points/shared/supervision/contract.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import type { PrintedDocument } from '../platform/printing/document.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { readVillage } from '../villages/index.ts'
import { toReport } from './presenting.ts'
import { reportPaper } from './report-paper.ts'

export const printReport = async (
  work: Work,
  { params: { month } }: ParsedInput<typeof endpoint>,
): Promise<PrintedDocument> => {
  const report = (await toReport(work, month)) ?? refuse('supervision.report_not_found')
  return reportPaper(await readVillage(work), report)
}
