import { readFile, understand } from '@village-points/api/imports/read-in-worker.ts'
import { dropFromCell, dropFromText } from '@village-points/api/imports/spreadsheet/identity-numbers.ts'
import { describe, expect, it } from 'vitest'
import { sample, TODAY } from './reading.ts'
import { makeWorkbook } from './workbook-maker.ts'

const drop = (text: string) => {
  const dropped = { identity: 0, other: 0 }
  return [dropFromText(text, dropped), dropped.identity, dropped.other]
}

describe('identity numbers', { timeout: 60_000 }, () => {
  it.each([
    ['129900195012038657', '', 1],
    ['12990019501203865X', '', 1],
    ['12990019501203865x', '', 1],
    ['１２９９００１９５０１２０３８６５Ｘ', '', 1],
    ['129900501203865', '', 1],
    ['129900 19501203 8657', '', 1],
    ['129900-1950-1203-8657', '', 1],
    ['1299 0019 5012 0386 57', '', 1],
    ['129900195012038657,低保', '低保', 1],
    ['身份证129900195012038657,低保', '低保', 1],
    ['身份证号:12990019501203865X;独居', '独居', 1],
    ['低保(身份证129900195012038657)', '低保()', 1],
    ['12990019501203\u200b8657', '', 1],
    ['1.29900195012038E+17', '', 1],
    ['父129900195012038657母129900195612038651', '父母', 2],
  ])('drops %s', (text, kept, count) => {
    expect(drop(text)).toEqual([kept, count, 0])
  })

  it('drops bank cards too and counts them apart', () => {
    expect(drop('卡号6217000012345678901')).toEqual(['卡号', 0, 1])
    const dropped = { identity: 0, other: 0 }
    expect([
      dropFromCell(Number('129900195012038650'), dropped),
      dropFromCell(129900501203865, dropped),
      dropped.identity,
    ]).toEqual([null, null, 2])
  })

  it.each([
    '13800004705',
    '13800004705 13800004823',
    '138-0000 9893',
    '一组41号',
    'HW1001',
    '6901234567892',
    '2026-07-03',
    '022-12345678',
  ])('keeps %s to the character', (text) => {
    expect(drop(text)).toEqual([text, 0, 0])
  })

  it('leaves none in the cells, the reading or the annotated file, wherever it stood', async () => {
    const secret = '129900195012038657'
    const hidden = makeWorkbook(
      {
        name: `名册${secret}`,
        rows: [
          [`潮汀镇${secret}花名册`],
          ['户号', '组别', '姓名', '关系', '手机', '备注', secret],
          [`H1 ${secret}`, '一组', `王一(${secret})`, '户主', secret, `低保${secret}`, Number(secret)],
          ['H1', '一组', '王二', `子${secret}`, '12', { formula: `"${secret}"` }, null],
        ],
      },
      { name: '隐藏', rows: [[secret]], isHidden: true },
    )
    for (const bytes of [hidden, sample('messy', '花名册'), sample('clean', '花名册')]) {
      const content = await readFile(bytes, `花名册${secret}.xlsx`)
      const facts = { today: TODAY, groups: ['一组'], households: [] }
      const understood = await understand(content, { kind: 'roster', facts }, {})
      const annotated = await readFile(understood.annotated, 'x.xlsx')
      for (const text of [JSON.stringify(content), JSON.stringify(understood.reading), JSON.stringify(annotated)]) {
        expect(text).not.toMatch(/\d{15}/)
        expect(text).not.toMatch(/1299001950/)
      }
      expect(content.droppedIdentityNumbers).toBeGreaterThan(5)
      expect(annotated.droppedIdentityNumbers).toBe(0)
    }
  })
})
