import { printDocument } from '@village-points/api/platform/printing/print-document.ts'
import { makeNotice, type PublicityNotice } from '@village-points/api/publicity/publicity-notice.ts'
import type { Figure } from './report.ts'

const LINES = 400

const notice: PublicityNotice = {
  villageName: '禾湾村',
  title: '2026年11月积分公示',
  paper: 'A3',
  startsOn: '2026-11-23',
  endsOn: '2026-11-30',
  basis: '《禾湾村积分细则(2026 年版)》,11月20日评议小组评议',
  lines: Array.from({ length: LINES }, (_, at) => ({
    shownName: '王*英',
    ruleTitle: '参加村庄清洁日,把房前屋后收拾干净',
    deed: `清扫村道两小时,帮邻居清理沟渠,第 ${at + 1} 次`,
    deedOn: '2026-11-12',
    points: 10,
    position: at + 1,
    isPostedBefore: at % 4 === 0,
  })),
  lineCount: LINES,
  deductionCount: 2,
  points: LINES * 10,
  isProvisional: false,
  contentDigest: '60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752',
  route: 'publicity/list?listId=1',
  headDigest: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  telephone: '022-29990000',
  objectionPlace: '村委会',
}

/** A notice of 400 lines, the start of its worker included. */
export const measureNotice = async (): Promise<Figure[]> => {
  const startedAt = performance.now()
  const { bytes } = await printDocument(makeNotice(notice), { publicAddress: 'https://points.example.cn' })
  const seconds = Math.round((performance.now() - startedAt) / 10) / 100
  return [
    { name: `notice of ${LINES} lines as PDF, worker included`, value: seconds, unit: 's', most: 2 },
    { name: 'size of that file', value: Math.round(bytes.length / 1024), unit: 'KB' },
  ]
}
