import type { Download } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { requireImport } from './find-import.ts'
import { annotatedName } from './spreadsheet/annotate.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The workbook with the column 请看这里, as the last dry run wrote it. */
export const downloadAnnotatedFile = async (
  work: Work,
  { params }: { params: { importId: string } },
): Promise<Download> => {
  const { content, annotated, fileName } = await requireImport(work, params.importId)
  if (content === null) return refuse('import.sheet_forgotten')
  if (annotated === null) return refuse('import.not_ready')
  return { bytes: Buffer.from(annotated, 'base64'), contentType: XLSX, fileName: annotatedName(fileName) }
}
