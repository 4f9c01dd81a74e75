import { toPoints } from '@village-points/shared/platform/points.ts'
import {
  type printPublicity as endpoint,
  NOTICE_LINES,
  publicityTitle,
} from '@village-points/shared/publicity/contract.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import type { PrintedDocument } from '../platform/printing/document.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { readHeading } from '../villages/index.ts'
import { type CountDeductions, deductionsBeside } from './deductions-beside.ts'
import { noticePartsOf } from './publicity.ts'
import { makeNotice } from './publicity-notice.ts'
import { objectionTelephone, requireList } from './read-publicity.ts'
import { pageOfLines } from './repository.ts'

/** The sheet says what the list said when it went up, however often and whenever it is printed. */
export const printPublicity =
  (countDeductions: CountDeductions) =>
  async (work: Work, { params, query }: ParsedInput<typeof endpoint>): Promise<PrintedDocument> => {
    const list = await requireList(work, params.listId)
    if (list.state === 'preparing') refuse('publicity.still_preparing')
    const parts = noticePartsOf(list.lineCount)
    const part = Math.min(query.part, parts)
    const lines = await pageOfLines(work, list.listId, { after: (part - 1) * NOTICE_LINES, limit: NOTICE_LINES })
    return makeNotice({
      villageName: (await readHeading(work)).villageName,
      title: publicityTitle(list.year, list.number),
      ...(parts > 1 ? { part: { number: part, of: parts } } : {}),
      paper: query.paper,
      startsOn: list.startsOn,
      endsOn: list.endsOn,
      isProvisional: list.isProvisional,
      basis: list.basis,
      lineCount: list.lineCount,
      deductionCount: await deductionsBeside(work, list, countDeductions),
      points: toPoints(list.hundredths),
      lines: lines.map(({ hundredths, ...line }) => ({ ...line, points: toPoints(hundredths) })),
      route: `publicity/list?listId=${list.listId}`,
      contentDigest: list.contentDigest,
      ...(list.headDigest ? { headDigest: list.headDigest } : {}),
      telephone: await objectionTelephone(work),
      objectionPlace: '村委会找村务监督委员会',
    })
  }
