import { readFile, understand } from '@village-points/api/imports/read-in-worker.ts'
import { describe, expect, it } from 'vitest'
import { TODAY } from './reading.ts'
import { makeSheet, makeWorkbook, makeZip, workbookParts } from './workbook-maker.ts'

const refusal = async (bytes: Uint8Array, fileName = '花名册.xlsx') => {
  try {
    await readFile(bytes, fileName)
    return 'read'
  } catch (error) {
    return (error as { code?: string }).code
  }
}

const oleFile = (...streams: string[]) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(512),
    ...streams.map((name) => Buffer.from(name, 'utf16le')),
  ])

describe('files that cannot be read', { timeout: 60_000 }, () => {
  it('tells an old .xls, an encrypted file, another format and no spreadsheet apart', async () => {
    expect(await refusal(oleFile('Workbook'), '花名册.xls')).toBe('import.old_format')
    expect(await refusal(oleFile('EncryptionInfo', 'EncryptedPackage'))).toBe('import.encrypted')
    expect(await refusal(Buffer.from('<html><table><tr><td>姓名</td></tr></table>'), '花名册.xls')).toBe(
      'import.old_format',
    )
    expect(await refusal(makeZip({ 'xl/workbook.bin': 'x' }))).toBe('import.other_format')
    expect(await refusal(makeZip({ 'word/document.xml': '<w/>' }))).toBe('import.not_a_spreadsheet')
    expect(await refusal(Buffer.from('89504e470d0a1a0a0000', 'hex'))).toBe('import.not_a_spreadsheet')
    expect(await refusal(Buffer.from('%PDF-1.7 x'))).toBe('import.not_a_spreadsheet')
    expect(await refusal(Buffer.from('4d5a900003000000', 'hex'))).toBe('import.not_a_spreadsheet')
    expect(await refusal(Buffer.alloc(0))).toBe('import.file_empty')
  })

  it('refuses a cut-off workbook and one whose parts are no XML', async () => {
    const whole = makeSheet([['姓名'], ['王一']])
    expect(await refusal(whole.subarray(0, whole.length - 60))).toBe('import.damaged')
    const parts = workbookParts([{ name: 'x', rows: [['姓名']] }])
    expect(await refusal(makeZip({ ...parts, 'xl/workbook.xml': '\u0000\u0001<<<' }))).toBe('import.damaged')
  })

  it('refuses eleven megabytes before opening them', async () => {
    expect(await refusal(Buffer.alloc(11 * 1024 * 1024, 65))).toBe('import.file_too_large')
  })

  it('refuses a zip bomb although its headers lie about the size', async () => {
    const bomb = makeZip({
      ...workbookParts([{ name: 'x', rows: [] }]),
      'xl/media/image1.png': Buffer.alloc(200 * 1024 * 1024),
    })
    expect(bomb.length).toBeLessThan(1024 * 1024)
    expect(await refusal(bomb)).toBe('import.swells_too_much')
    const name = Buffer.from('xl/media/image1.png')
    const entry = bomb.lastIndexOf(name) - 46
    bomb.writeUInt32LE(100, entry + 24)
    expect(await refusal(bomb)).toBe('import.swells_too_much')
  })

  it('refuses ten thousand parts', async () => {
    const many = Object.fromEntries(Array.from({ length: 10_001 }, (_, index) => [`a${index}`, 'x']))
    expect(await refusal(makeZip(many))).toBe('import.swells_too_much')
  })

  it('refuses 100,000 rows with memory bounded, in .xlsx and in CSV', async () => {
    const before = process.memoryUsage().rss
    const rows = Array.from({ length: 100_000 }, (_, index) => [index, `王${index}`, '一组'])
    expect(await refusal(makeSheet([['序号', '姓名', '组别'], ...rows]))).toBe('import.too_many_rows')
    const csv = Buffer.from(`姓名,组别\n${rows.map((row) => row.join(',')).join('\n')}`)
    expect(await refusal(csv, 'a.csv')).toBe('import.too_many_rows')
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024)
  })

  it('reads a sheet that formats a million empty rows, and one that uses the last column', async () => {
    const parts = workbookParts([
      {
        name: 'x',
        rows: [
          ['姓名', '组别'],
          ['王一', '一组'],
        ],
      },
    ])
    const sheet = parts['xl/worksheets/sheet1.xml'] ?? ''
    const empty = Array.from(
      { length: 60_000 },
      (_, index) => `<row r="${index + 3}"><c r="A${index + 3}" s="1"/></row>`,
    ).join('')
    const last = '<row r="1048576"><c r="XFD1048576" s="1"/></row>'
    const bytes = makeZip({
      ...parts,
      'xl/worksheets/sheet1.xml': sheet.replace('</sheetData>', `${empty}${last}</sheetData>`),
    })
    const content = await readFile(bytes, 'x.xlsx')
    expect(content.sheets[0]?.rows.length).toBeLessThan(10)
  })

  it('leaves XML entities alone, so that a billion laughs stay a few bytes', async () => {
    const parts = workbookParts([{ name: 'x', rows: [['姓名'], ['王一']] }])
    const laughs = `<!DOCTYPE x [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈">${Array.from({ length: 9 }, (_, index) => `<!ENTITY ${String.fromCharCode(98 + index)} "${`&${String.fromCharCode(97 + index)};`.repeat(10)}">`).join('')}]>`
    const sheet = (parts['xl/worksheets/sheet1.xml'] ?? '')
      .replace('<?xml version="1.0"?>', `<?xml version="1.0"?>${laughs}`)
      .replace('王一', '&j;')
    const answer = await readFile(makeZip({ ...parts, 'xl/worksheets/sheet1.xml': sheet }), 'x.xlsx').catch(
      (error) => error.code,
    )
    expect(JSON.stringify(answer).length).toBeLessThan(2_000)
  })

  it('answers another file while a bad one is being refused', async () => {
    const good = makeWorkbook({
      name: '花名册',
      rows: [
        ['姓名', '组别'],
        ['王一', '一组'],
      ],
    })
    const [bad, content] = await Promise.all([refusal(Buffer.from('%PDF')), readFile(good, '花名册.xlsx')])
    expect(bad).toBe('import.not_a_spreadsheet')
    const facts = { today: TODAY, groups: [], households: [] }
    const { reading } = await understand(content, { kind: 'roster', facts }, {})
    expect(reading.kind === 'roster' && reading.households).toHaveLength(1)
  })
})
