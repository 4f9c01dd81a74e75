import type { Content, ContentTable, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { type Block, BODY_TYPE, type Column, type PrintedDocument } from './document.ts'

const TITLE_TYPE = 26
const HEADING_TYPE = 18
/** Wide enough that two A4 sheets lose nothing of an A3 page at their outer edges. */
const MARGIN = 42
const FOOT_HEIGHT = 56
const CODE_SIZE = 130
const CODE_COLUMN = 150
const COLUMN_GAP = 20
const FACT_GAP = 14
const INK = '#1a1a1a'
const FAINT = '#555555'
const CELL_PADDING = 5
const LINE = '#8a8a8a'
const SHADE = '#ececec'

/** What a block must know of where it stands. */
interface Place {
  /** Between the margins, or what a column of it has. */
  readonly width: number
  readonly publicAddress: string
}

const headingOf = (text: string): Content => ({
  text,
  bold: true,
  fontSize: HEADING_TYPE,
  margin: [0, 12, 0, 4],
})

const cellOf = ({ isRight }: Column, text: string): TableCell => ({
  text,
  alignment: isRight ? 'right' : 'left',
})

/** Widths in points that fill the page exactly, whatever is written in the cells. */
const widthsOf = (columns: readonly Column[], width: number): number[] => {
  const fixed = columns.map((column) => ('letters' in column.width ? column.width.letters * BODY_TYPE + 2 : 0))
  const shares = columns.map((column) => ('share' in column.width ? column.width.share : 0))
  const free = width - columns.length * 2 * CELL_PADDING - sum(fixed)
  return columns.map((_, at) => fixed[at]! || (free * shares[at]!) / sum(shares))
}

const sum = (figures: readonly number[]) => figures.reduce((total, each) => total + each, 0)

const tableOf = ({ columns, rows }: Extract<Block, { kind: 'table' }>, { width }: Place): ContentTable => {
  const header = columns.map((column) => ({
    ...(cellOf(column, column.title) as object),
    bold: true,
    fillColor: SHADE,
  }))
  return {
    layout: 'lines',
    margin: [0, 8, 0, 8],
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: widthsOf(columns, width),
      body: [header as TableCell[], ...rows.map((row) => columns.map((column, at) => cellOf(column, row[at] ?? '')))],
    },
  }
}

const factsOf = ({ facts }: Extract<Block, { kind: 'facts' }>, { width }: Place): Content => {
  const nameWidth = Math.max(...facts.map(([name]) => name.length)) * BODY_TYPE + 2
  return {
    layout: 'facts',
    margin: [0, 4, 0, 4],
    table: {
      widths: [nameWidth, width - nameWidth - FACT_GAP],
      body: facts.map(([name, value]) => [{ text: name, color: FAINT }, value]),
    },
  }
}

const codeOf = (block: Extract<Block, { kind: 'code' }>, place: Place): Content => {
  const width = place.width - CODE_COLUMN - COLUMN_GAP
  const beside = block.beside.map((each) => contentOf(each, { ...place, width }))
  const code = {
    width: CODE_COLUMN,
    stack: [
      { qr: `${place.publicAddress}/#/${block.route}`, fit: CODE_SIZE, eccLevel: 'M', alignment: 'center' },
      { text: block.caption, alignment: 'center', margin: [0, 4, 0, 0] },
    ] satisfies Content[],
  }
  return { columns: [{ width, stack: beside }, code], columnGap: COLUMN_GAP, unbreakable: true, margin: [0, 8, 0, 4] }
}

const signaturesOf = ({ names }: Extract<Block, { kind: 'signatures' }>): Content => ({
  stack: names.map((name) => ({
    columns: [
      { width: 'auto', text: `${name}:` },
      { width: '*', canvas: [{ type: 'line', x1: 0, y1: 18, x2: 160, y2: 18, lineWidth: 0.7, lineColor: LINE }] },
    ],
    columnGap: 8,
    margin: [0, 12, 0, 0],
  })),
  unbreakable: true,
})

const titleOf = (text: string): Content => ({
  text,
  alignment: 'center',
  fontSize: TITLE_TYPE,
  bold: true,
  margin: [0, 0, 0, 8],
})

const contentOf = (block: Block, place: Place): Content => {
  switch (block.kind) {
    case 'title':
      return { ...(titleOf(block.text) as object), pageBreak: 'before' } as Content
    case 'heading':
      return headingOf(block.text)
    case 'paragraph':
      return { text: block.text, bold: block.isStrong ?? false, margin: [0, 3, 0, 3] }
    case 'facts':
      return factsOf(block, place)
    case 'table':
      return tableOf(block, place)
    case 'code':
      return codeOf(block, place)
    case 'signatures':
      return signaturesOf(block)
  }
}

/** Pages after the first say whose and which list they belong to: sheets on a wall get separated. */
const runningHead =
  ({ issuer, title }: PrintedDocument) =>
  (page: number): Content =>
    page === 1 ? '' : { text: `${issuer} · ${title}`, margin: [MARGIN, 18, MARGIN, 0], color: FAINT, noWrap: true }

const runningFoot =
  ({ foot }: PrintedDocument) =>
  (page: number, pages: number): Content => ({
    columns: [
      { width: '*', text: foot },
      { width: 'auto', text: `第 ${page} 页 共 ${pages} 页` },
    ],
    columnGap: 16,
    margin: [MARGIN, 12, MARGIN, 0],
  })

/** How tables look: lines between rows only, which a copier keeps. */
export const tableLayouts = {
  lines: {
    hLineWidth: (line: number, { table }: ContentTable) => (line === 0 || line === table.body.length ? 1 : 0.5),
    vLineWidth: () => 0,
    hLineColor: () => LINE,
    paddingTop: () => 4,
    paddingBottom: () => 4,
    paddingLeft: () => CELL_PADDING,
    paddingRight: () => CELL_PADDING,
  },
  facts: {
    defaultBorder: false,
    paddingTop: () => 2,
    paddingBottom: () => 2,
    paddingLeft: () => 0,
    paddingRight: (column: number) => (column === 0 ? FACT_GAP : 0),
  },
}

/** A4; larger paper is this, enlarged. */
const pageSize = { width: 595.28, height: 841.89 }

/** A heading never stands alone at the foot of a page; a table after it may be longer than one, and is left to break. */
const withHeadings = (blocks: readonly Block[], place: Place): Content[] =>
  blocks.flatMap((block, at): Content[] => {
    const [before, next] = [blocks[at - 1], blocks[at + 1]]
    if (before?.kind === 'heading' && block.kind !== 'table') return []
    if (block.kind !== 'heading' || !next || next.kind === 'table') return [contentOf(block, place)]
    return [{ stack: [contentOf(block, place), contentOf(next, place)], unbreakable: true }]
  })

/** A document as pdfmake wants it. */
export const layOut = (document: PrintedDocument, publicAddress: string): TDocumentDefinitions => {
  const place = { width: pageSize.width - 2 * MARGIN, publicAddress }
  return {
    pageSize,
    pageMargins: [MARGIN, MARGIN, MARGIN, FOOT_HEIGHT],
    info: { title: `${document.issuer} ${document.title}` },
    language: 'zh-CN',
    defaultStyle: { font: 'Noto', fontSize: BODY_TYPE, lineHeight: 1, color: INK },
    header: runningHead(document),
    footer: runningFoot(document),
    content: [
      { text: document.issuer, alignment: 'center', fontSize: HEADING_TYPE },
      titleOf(document.title),
      ...withHeadings(document.blocks, place),
    ],
  }
}
