import type { Paper } from '@village-points/api/platform/printing/document.ts'
import { printDocument } from '@village-points/api/platform/printing/print-document.ts'
import {
  makeNotice,
  type NoticeLine,
  PROVISIONAL_END,
  type PublicityNotice,
} from '@village-points/api/publicity/publicity-notice.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { type PrintedPage, readPdf } from '../platform/read-pdf.ts'

const LEAST_TYPE = 14
/** What a printer may leave white at the edge of a sheet: 6 mm. */
const WHITE_EDGE = 17
const A4 = { width: 595, height: 842 }
const A3 = { width: 842, height: 1191 }
/** Half of an A3 page: A4, lying. */
const HALF = { width: 842, height: 595 }

const lineOf = (at: number): NoticeLine => ({
  shownName: `第${at}户`,
  ruleTitle: '参加村庄清洁日,把房前屋后收拾干净',
  deed: '清扫村道两小时,帮邻居清理沟渠',
  deedOn: '2026-11-12',
  points: 10.5,
  position: at,
  isPostedBefore: at > 50,
})
/** What somebody could write to break out of a cell. */
const hostile: NoticeLine = {
  shownName: '欧阳**娜',
  ruleTitle: 'Unbroken'.repeat(20),
  deed: `${'https://example.org/'.repeat(12)}{"qr":"x"}<b>`,
  deedOn: '2025-12-31',
  points: 100_000,
  position: 61,
  isPostedBefore: true,
}
const notice: PublicityNotice = {
  villageName: '禾湾村',
  title: '2026年11月第2批积分公示',
  paper: 'A4',
  startsOn: '2026-11-23',
  endsOn: '2026-11-30',
  isProvisional: false,
  lineCount: 61,
  deductionCount: 2,
  points: 100_630,
  contentDigest: '60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752',
  basis: '《禾湾村积分细则(2026 年版)》,11月20日评议小组评议,到会 7 人',
  lines: [...Array.from({ length: 60 }, (_, at) => lineOf(at + 1)), hostile],
  route: 'publicity/list?listId=0199',
  headDigest: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  telephone: '022-29990000',
  objectionPlace: '村委会找村务监督委员会',
}

const print = (more: Partial<PublicityNotice> = {}) =>
  printDocument(makeNotice({ ...notice, ...more }), { publicAddress: 'https://points.example.cn' })

const sizeOf = ({ width, height }: PrintedPage) => ({ width: Math.round(width), height: Math.round(height) })
const everything = (pages: readonly PrintedPage[]) => pages.map(({ words }) => words).join('')

const papers = ['A4', 'A3', 'A3_on_two_A4'] as const
const sizes = { A4, A3, A3_on_two_A4: HALF }
const printed = new Map<Paper, { pages: readonly PrintedPage[]; bytes: Buffer }>()
beforeAll(async () => {
  for (const paper of papers) {
    const { bytes } = await print({ paper })
    printed.set(paper, { bytes, pages: await readPdf(bytes) })
  }
})
const pagesOn = (paper: Paper) => printed.get(paper)!.pages

describe.each(papers)('the notice on %s', (paper) => {
  it('has sheets of that size and carries its fonts inside', () => {
    const pages = pagesOn(paper)
    expect(pages.map(sizeOf)).toEqual(pages.map(() => sizes[paper]))
    expect(pages.every(({ isWhole }) => isWhole)).toBe(true)
    expect(printed.get(paper)!.bytes.length).toBeLessThan(1_000_000) // the two whole fonts would be twenty
  })

  it('is set in type that one reads standing', () => {
    const small = pagesOn(paper).flatMap(({ texts }) => texts.filter(({ size }) => size < LEAST_TYPE - 0.01))
    expect(small).toEqual([])
  })

  it('says who, why, until when, and where to object', () => {
    const words = everything(pagesOn(paper))
    for (const part of ['禾湾村', notice.title, '2026年11月23日', '2026年11月30日', '9f86', notice.telephone, '监督']) {
      expect(words).toContain(part)
    }
    for (const { shownName } of notice.lines) expect(words).toContain(shownName)
  })
})

describe.each(['A4', 'A3'] as const)('every page on %s', (paper) => {
  it('has its number, and says how many there are', () => {
    const pages = pagesOn(paper)
    expect(pages.length).toBeGreaterThan(2)
    for (const [at, { words }] of pages.entries()) expect(words).toContain(`第 ${at + 1} 页 共 ${pages.length} 页`)
  })

  it('says whose list it is, and what its columns are', () => {
    for (const { words } of pagesOn(paper)) expect(words).toContain('禾湾村')
    const withLines = pagesOn(paper).filter(({ words }) => /第\d+户/.test(words))
    for (const { words } of withLines) expect(words).toContain('做了什么')
  })

  it('lets nothing run out of the margins or into the next column', () => {
    for (const { texts, width, height } of pagesOn(paper)) {
      for (const { left, right, bottom } of texts) {
        expect(left).toBeGreaterThan(40)
        expect(right).toBeLessThan(width - 40)
        expect(bottom).toBeGreaterThan(15)
        expect(bottom).toBeLessThan(height - 15)
      }
      expect(overlapping(texts)).toEqual([])
    }
  })
})

describe('the notice', () => {
  it('on A3 is the same page in larger type, which one reads from a step away', () => {
    expect(pagesOn('A3').map(({ words }) => words)).toEqual(pagesOn('A4').map(({ words }) => words))
    const smallest = Math.min(...pagesOn('A3').flatMap(({ texts }) => texts.map(({ size }) => size)))
    expect(smallest).toBeGreaterThan(19)
  })

  it('on two sheets is in its own size, every line whole on one of them though both have white edges', () => {
    const halves = pagesOn('A3_on_two_A4')
    expect(halves).toHaveLength(2 * pagesOn('A3').length)
    for (const [at, { texts, height }] of pagesOn('A3').entries()) {
      const seam = height / 2
      for (const one of texts) {
        const isWholeAbove = one.bottom > seam - WHITE_EDGE
        const isWholeBelow = one.bottom + one.size < seam + WHITE_EDGE
        expect([one.text, isWholeAbove || isWholeBelow]).toEqual([one.text, true])
        const [above, below] = [halves[2 * at]!, halves[2 * at + 1]!]
        const finds = (half: PrintedPage, bottom: number) =>
          half.texts.some((of) => of.text === one.text && Math.abs(of.size - one.size) < 0.1 && isAt(of, one, bottom))
        if (isWholeAbove) expect([one.text, finds(above, one.bottom - seam + WHITE_EDGE)]).toEqual([one.text, true])
        if (isWholeBelow) expect([one.text, finds(below, one.bottom - WHITE_EDGE)]).toEqual([one.text, true])
      }
    }
  })

  it('breaks what has no spaces instead of cutting it', () => {
    for (const paper of ['A4', 'A3'] as const) {
      const words = everything(pagesOn(paper))
      for (const part of [hostile.ruleTitle, hostile.deed]) expect(words).toContain(part)
    }
  })

  it('opens no file and no address that a text names', async () => {
    const lines = [{ ...lineOf(1), deed: 'file:///etc/passwd', shownName: '{"image":"/etc/passwd"}' }]
    const words = everything(await readPdf((await print({ lines })).bytes))
    expect(words).toContain('file:///etc/passwd')
    expect(words).not.toContain('root:')
  })

  it('says which part of a long list it is, and that an end may come later while holidays are unknown', async () => {
    const words = everything(await readPdf((await print({ part: { number: 2, of: 3 }, isProvisional: true })).bytes))
    for (const part of ['第 2 份,共 3 份', PROVISIONAL_END, '还没有入账', '已经入账']) expect(words).toContain(part)
    expect(everything(pagesOn('A4'))).not.toContain(PROVISIONAL_END)
  })

  it('of an empty list still says so and can be printed', async () => {
    const pages = await readPdf((await print({ lines: [], lineCount: 0, points: 0, deductionCount: 0 })).bytes)
    expect(everything(pages)).toContain('0 件,0 分')
    expect(everything(pages)).not.toContain('扣分')
    expect(everything(pagesOn('A4'))).toContain('公示了 2 件,只公布件数')
  })
})

type Text = PrintedPage['texts'][number]

const isAt = (of: Text, one: Text, bottom: number) =>
  Math.abs(of.left - one.left) < 1 && Math.abs(of.bottom - bottom) < 1

/** Pairs of runs on one line that lie over each other. */
const overlapping = (texts: readonly Text[]) =>
  texts.flatMap((one, at) =>
    texts
      .slice(at + 1)
      .filter(
        (two) => Math.abs(one.bottom - two.bottom) < 5 && one.left < two.right - 0.5 && two.left < one.right - 0.5,
      )
      .map((two) => `${one.text} | ${two.text}`),
  )
