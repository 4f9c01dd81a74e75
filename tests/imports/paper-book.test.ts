import type { BookFacts } from '@village-points/api/imports/paper-book/read-paper-book.ts'
import { describe, expect, it } from 'vitest'
import { hewanFacts, paperBook, sample, where } from './reading.ts'
import { makeSheet, makeWorkbook } from './workbook-maker.ts'

const household = (number: string, group: string, headName: string, doorNumber: string, memberNames = [headName]) => ({
  householdId: number,
  number,
  group,
  headName,
  doorNumber,
  memberNames,
})

const facts: BookFacts = {
  today: '2026-11-23',
  households: [
    household('A1', '一组', '王芳', '1号'),
    household('A2', '一组', '李强', '2号', ['李强', '李小妹']),
    household('A3', '二组', '王芳', '3号'),
    household('A4', '二组', '赵刚', '4号'),
    household('A5', '二组', '赵刚', '5号'),
  ],
  rules: [
    { ruleId: 'clean', title: '门前屋后整洁', points: 10 },
    { ruleId: 'old', title: '孝老爱亲受到认可', points: 10 },
    { ruleId: 'work', title: '集体义务劳动' },
    { ruleId: 'patrol', title: '义务巡逻', points: 5 },
  ],
}

const brief = ({ entries }: Awaited<ReturnType<typeof paperBook>>) =>
  entries.map((entry) => [entry.deedOn, entry.householdId, entry.ruleId, entry.points, entry.recorder].join(' '))

describe('the paper book of 禾湾村', () => {
  it('reads 960 deeds of three months from the clean and the messy book', async () => {
    const known = await hewanFacts()
    for (const style of ['clean', 'messy'] as const) {
      const { entries, problems } = await paperBook(
        sample(style, '积分台账2026年三季度'),
        known,
        {},
        '积分台账2026年三季度.xlsx',
      )
      expect(entries).toHaveLength(960)
      expect(new Set(entries.map(({ deedOn }) => deedOn?.slice(0, 7)))).toEqual(
        new Set(['2026-07', '2026-08', '2026-09']),
      )
      expect(entries.every(({ ruleId, points }) => ruleId && points > 0)).toBe(true)
      const asked = problems.filter(({ severity }) => severity === 'choice' || severity === 'error')
      expect(new Set(asked.map(({ id }) => id.split('.').at(-1)))).toEqual(new Set(['household_which']))
      expect(entries.filter(({ waitsFor }) => waitsFor.length > 0)).toHaveLength(asked.length)
    }
  })

  it('settles every doubt by the choices, and gives the same ids when read again', async () => {
    const known = await hewanFacts()
    const bytes = sample('messy', '积分台账2026年三季度')
    const open = await paperBook(bytes, known)
    const choices = Object.fromEntries(
      open.problems
        .filter(({ id }) => id.endsWith('household_which'))
        .map(({ id, options }) => [id, { option: options?.[0]?.id ?? '' }]),
    )
    const settled = await paperBook(bytes, known, choices)
    expect(settled.entries.filter(({ waitsFor }) => waitsFor.length > 0)).toEqual([])
    const asked = settled.problems.map(({ id }) => id)
    expect(asked).toEqual(expect.arrayContaining(open.problems.map(({ id }) => id)))
  })
})

describe('paper books of other villages', () => {
  it('reads days without a month from the tab, ditto marks, blank dates and points in words', async () => {
    const book = await paperBook(
      makeWorkbook({
        name: '2026年7月',
        rows: [
          ['日期', '姓名', '组别', '事由', '加分', '登记人'],
          ['3日', '王 芳', '一组', '孝老爱亲', '十分', '李会计'],
          [null, '李强家', '〃', '同上', '+10', '同上'],
          [5, '李强', '一组', '义务巡逻', '加5分', '李会计'],
          ['7.8', '王芳(二组)', null, '集体义务劳动(半天)', '５分', '李会计'],
        ],
      }),
      facts,
    )
    expect(brief(book)).toEqual([
      '2026-07-03 A1 old 10 李会计',
      '2026-07-03 A2 old 10 李会计',
      '2026-07-05 A2 patrol 5 李会计',
      '2026-07-08 A3 work 5 李会计',
    ])
    expect(where(book.problems)).toEqual(['D2 rule_short', 'A3 date_above', 'D5 rule_short'])
  })

  it('reads one household per row and one column per deed, ticks included', async () => {
    const book = await paperBook(
      makeSheet(
        [
          ['柳树村2026年8月积分公示表'],
          ['序号', '户主', '组别', '人居环境', null, '平安建设', '合计'],
          [null, null, null, '门前屋后整洁', '孝老爱亲受到认可', '义务巡逻', null],
          [1, '王芳', '一组', 10, '√', '2次', 30],
          [2, '李强', '一组', '', 0, 5, 5],
        ],
        ['A2:A3', 'B2:B3', 'C2:C3', 'D2:E2', 'G2:G3'],
      ),
      facts,
    )
    expect(brief(book)).toEqual([
      '2026-08-31 A1 clean 10 ',
      '2026-08-31 A1 old 10 ',
      '2026-08-31 A1 patrol 10 ',
      '2026-08-31 A2 patrol 5 ',
    ])
  })

  it('reads one column per month as a sum of that month', async () => {
    const book = await paperBook(
      makeSheet([
        ['户号', '户主', '7月', '8月', '九月', '合计'],
        ['A1', '王芳', 12, null, '8分', 20],
      ]),
      facts,
    )
    expect(book.entries.map(({ deedOn, points, writtenRule }) => [deedOn, points, writtenRule])).toEqual([
      ['2026-07-31', 12, '7月合计'],
      ['2026-09-30', 8, '九月合计'],
    ])
  })

  it('asks which household where two fit, and takes none of its own accord', async () => {
    const bytes = makeSheet([
      ['日期', '户主', '小组', '事项', '分值'],
      ['7.3', '王芳', null, '义务巡逻', 5],
      ['7.4', '赵刚', '二组', '义务巡逻', 5],
      ['7.5', '李小妹', null, '义务巡逻', 5],
      ['7.6', '孙悟空', null, '义务巡逻', 5],
    ])
    const book = await paperBook(bytes, facts)
    expect(where(book.problems)).toEqual([
      'B2 household_which',
      'B3 household_which',
      'B4 by_member',
      'B5 household_unknown',
    ])
    expect(book.problems[0]?.options?.map(({ label }) => label)).toEqual([
      '一组 1号 王芳家',
      '二组 3号 王芳家',
      '这一行先不导入',
    ])
    expect(book.problems[1]?.options?.map(({ id }) => id)).toEqual(['A4', 'A5', 'skip'])
    expect(book.entries.map(({ householdId }) => householdId)).toEqual([undefined, undefined, 'A2', undefined])
    const id = book.problems[1]?.id ?? ''
    expect((await paperBook(bytes, facts, { [id]: { option: 'A5' } })).entries[1]?.householdId).toBe('A5')
    expect((await paperBook(bytes, facts, { [id]: { option: 'skip' } })).entries).toHaveLength(3)
  })

  it('asks about 9.1 in a number cell, a day not in the calendar, the future, and deductions', async () => {
    const book = await paperBook(
      makeSheet([
        ['日期', '户主', '组', '内容', '得分'],
        [9.1, '李强', '一组', '义务巡逻', 5],
        ['2月30日', '李强', '一组', '义务巡逻', 5],
        ['2026-12-31', '李强', '一组', '义务巡逻', 5],
        ['9.3', '李强', '一组', '乱倒垃圾', '-5'],
        ['9.4', '李强', '一组', '义务巡逻', '很多'],
        ['9.5', '李强', '一组', '义务巡逻', 7],
      ]),
      facts,
    )
    expect(where(book.problems)).toEqual([
      'A2 date_either',
      'A3 bad_date',
      'A4 future_date',
      'E5 deduction',
      'E6 bad_points',
      'E7 other_points',
    ])
    expect(book.problems[0]?.options?.map(({ label }) => label)).toEqual(['9月1日', '9月10日'])
  })
})
