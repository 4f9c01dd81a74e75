import { RewardInput } from '@village-points/shared/rewards/contract.ts'
import { RuleInput } from '@village-points/shared/rules/contract.ts'
import { describe, expect, it } from 'vitest'
import { goods, rulebook, sample, where } from './reading.ts'
import { makeSheet } from './workbook-maker.ts'

describe('rulebooks', () => {
  it('reads the messy rulebook of 禾湾村 into the rules of the clean one, with its adoption', async () => {
    const [clean, messy] = [await rulebook(sample('clean', '积分细则')), await rulebook(sample('messy', '积分细则'))]
    expect(messy.rules.map(({ rule }) => rule)).toEqual(clean.rules.map(({ rule }) => rule))
    expect(messy.rules).toHaveLength(29)
    for (const { rule } of messy.rules) RuleInput.parse(rule)
    expect(messy.adoption).toEqual({ title: '禾湾村积分管理细则', assemblyMonth: '2026-07', present: 29, inFavor: 27 })
  })

  it('reads classes as section rows, deductions in a column of their own, points inside the words', async () => {
    const sections = await rulebook(
      makeSheet(
        [
          ['东风村积分细则', null, null],
          ['2026年3月15日村民代表会议通过(应到35人,实到31人,同意30人)'],
          ['序号', '积分内容', '加分标准', '扣分标准', '年度上限', '频次'],
          ['一、环境卫生'],
          [1, '1.庭院干净', '每月10分', null, '每年不超过120分', ''],
          [2, '乱堆乱放', null, '5分', '每月最多扣10分', ''],
          ['二、乡风文明'],
          [3, '捐资助学', '每捐100元加2分', null, '不限', '按次'],
          [4, '见义勇为', '20至50分', null, null, '一次'],
        ],
        ['A4:F4'],
      ),
    )
    expect(sections.rules.map(({ rule }) => [rule.category, rule.title, rule.ruleClass, rule.points.kind])).toEqual([
      ['环境卫生', '庭院干净', 'award', 'fixed'],
      ['环境卫生', '乱堆乱放', 'deduction', 'fixed'],
      ['乡风文明', '捐资助学', 'award', 'per_unit'],
      ['乡风文明', '见义勇为', 'award', 'range'],
    ])
    expect(sections.rules[0]?.rule.caps).toEqual([
      { period: 'month', measure: 'times', limit: 1 },
      { period: 'year', measure: 'points', limit: 120 },
    ])
    expect(sections.adoption).toMatchObject({ assemblyOn: '2026-03-15', entitled: 35, present: 31, inFavor: 30 })
    const inWords = await rulebook(
      makeSheet([
        ['类别', '积分事项'],
        ['志愿', '参加村里组织的义务劳动,每半天加5分'],
        ['志愿', '帮助邻居(每次2分)'],
      ]),
    )
    expect(inWords.rules.map(({ rule }) => [rule.title, rule.points.kind])).toEqual([
      ['参加村里组织的义务劳动', 'per_unit'],
      ['帮助邻居', 'fixed'],
    ])
  })

  it('asks about points nobody can read and about one deed written twice', async () => {
    const book = await rulebook(
      makeSheet([
        ['事项', '分值', '封顶'],
        ['看望老人', '酌情', ''],
        ['义务巡逻', '+5', '60'],
        ['义务巡逻', '+8', '看情况'],
      ]),
    )
    expect(where(book.problems)).toEqual([
      '1 adoption',
      'B2 bad_points',
      'C3 cap_without_period',
      'C4 bad_cap',
      'A4 duplicate_rule',
    ])
    const [, points] = book.problems
    const answered = await rulebook(
      makeSheet([
        ['事项', '分值'],
        ['看望老人', '酌情'],
      ]),
      {
        [points?.id ?? '']: { option: 'type', typed: '5~10' },
      },
    )
    expect(answered.rules[0]?.rule.points).toEqual({ kind: 'range', least: 5, most: 10 })
  })
})

describe('goods', () => {
  it('reads both lists of 禾湾村', async () => {
    for (const style of ['clean', 'messy'] as const) {
      const { goods: read, problems } = await goods(sample(style, '积分超市商品'))
      expect(read).toHaveLength(17)
      expect(problems).toEqual([])
      for (const { reward } of read) RewardInput.parse(reward)
    }
  })

  it('reads other headers, units behind figures, and asks about the rest', async () => {
    const { goods: read, problems } = await goods(
      makeSheet([
        ['爱心超市物资清单'],
        ['货号', '物品名称', '所需积分', '现有数量', '市场价(元)', '规格', '物资来源'],
        [1, '大 米', '60分', '20袋', '¥30.00', '袋', '爱心企业'],
        [2, '牙膏', '10 积分', '约5', '5元', '支', '村集体采购'],
        [3, '神秘礼品', '面议', '若干', null, null, null],
        [4, '大米', 60, 5, 30, '袋', null],
        ['合计', null, null, 30],
      ]),
    )
    expect(
      read.map(({ reward, stock }) => [reward.name, reward.points, stock, reward.priceYuan, reward.source]),
    ).toEqual([
      ['大米', 60, 20, 30, 'gift'],
      ['牙膏', 10, 5, 5, 'purchase'],
      ['神秘礼品', 1, 0, undefined, undefined],
    ])
    expect(where(problems)).toEqual(['C5 bad_points', 'D5 bad_stock', 'B6 duplicate_goods'])
    expect(read[2]?.waitsFor).toHaveLength(1)
  })
})
