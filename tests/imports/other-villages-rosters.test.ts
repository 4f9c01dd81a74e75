import { describe, expect, it } from 'vitest'
import { roster, where } from './reading.ts'
import { makeSheet, makeWorkbook } from './workbook-maker.ts'

const brief = (households: Awaited<ReturnType<typeof roster>>['households']) =>
  households.map((household) =>
    [household.number, household.group, household.doorNumber, household.members.map(({ name }) => name).join('+')].join(
      ' ',
    ),
  )

describe('rosters of other villages', () => {
  it('reads one household per row with a count of people', async () => {
    const { households, problems } = await roster(
      makeSheet([
        ['柳树村户主花名册'],
        ['序号', '户主姓名', '人口数', '联系电话', '所在组', '家庭住址', '备注'],
        [1, '王 建国', 4, 13800001234, '1组', '柳树村12号', ''],
        [2, '李秀兰(户主)', '3人', '138 0000 5678', '2组', '柳树村13号', '低保'],
        ['合计', null, 7],
      ]),
    )
    expect(brief(households)).toEqual(['H0001 一组 柳树村12号 王建国', 'H0002 二组 柳树村13号 李秀兰'])
    expect(households.map(({ memberCount }) => memberCount)).toEqual([4, 3])
    expect(problems).toEqual([])
  })

  it('finds households by the word 户主 where the sheet has no number', async () => {
    const { households } = await roster(
      makeSheet([
        ['姓名', '与户主关系', '性别', '出生日期', '小组'],
        ['张三', '户主', '男', { date: '1960-03-05' }, '三队'],
        ['李四妹', '妻', '女', '1962.5', null],
        ['张小明', '长子', '男', 198807, null],
        ['赵六', '本人', '男', '1955年1月', '四队'],
      ]),
    )
    expect(brief(households)).toEqual(['H0001 三组  张三+李四妹+张小明', 'H0002 四组  赵六'])
    expect(households[0]?.members.map(({ birthMonth }) => birthMonth)).toEqual(['1960-03', '1962-05', '1988-07'])
  })

  it('takes the group from the name of each sheet', async () => {
    const { households } = await roster(
      makeWorkbook(
        {
          name: '一组',
          rows: [
            ['户主', '电话', '门牌号'],
            ['王一', '13800000001', '1号'],
            ['王二', '13800000002', '2号'],
          ],
        },
        {
          name: '第二村民小组',
          rows: [
            ['户主', '电话', '门牌号'],
            ['刘一', '13800000003', '1号'],
          ],
        },
        { name: '汇总', rows: [] },
      ),
    )
    expect(brief(households)).toEqual(['H0001 一组 1号 王一', 'H0002 一组 2号 王二', 'H0003 二组 1号 刘一'])
  })

  it('takes the group from rows that stand between the households', async () => {
    const { households } = await roster(
      makeSheet(
        [
          ['东风村第三村民小组及第四村民小组名册'],
          ['户号', '姓名', '关系', '电话'],
          ['第三村民小组'],
          ['001', '孙一', '户主', ''],
          ['001', '孙二', '子', ''],
          ['小计', '2人'],
          ['第四村民小组'],
          ['002', '钱一', '户主', ''],
        ],
        ['A3:D3'],
      ),
    )
    expect(brief(households)).toEqual(['001 三组  孙一+孙二', '002 四组  钱一'])
  })

  it('reads a header in two rows, with the words in any order and full-width', async () => {
    const { households } = await roster(
      makeSheet(
        [
          ['农户基本信息表'],
          ['户编号', '成员信息', null, null, '居住信息', null],
          [null, '姓 名', '关\n系', '手机(必填)', '村民小组', '门牌'],
          ['Ａ０１', '周一', '户主', '１３８００００００１１', '五组', '５号'],
          [null, '周二', '女', '+86 138-0000-0012', null, null],
        ],
        ['A2:A3', 'B2:D2', 'E2:F2', 'A4:A5'],
      ),
    )
    expect(brief(households)).toEqual(['A01 五组 5号 周一+周二'])
    expect(households[0]?.members.map(({ phone }) => phone)).toEqual(['13800000011', '13800000012'])
  })

  it('lists the members that stand in one cell', async () => {
    const { households } = await roster(
      makeSheet([
        ['组', '户主', '家庭成员', '电话'],
        [1, '陈一', '陈一、陈二、林三', '13800000021/13800000022'],
        [2, '何一', '何二,何三', '无'],
      ]),
    )
    expect(brief(households)).toEqual(['H0001 一组  陈一+陈二+林三', 'H0002 二组  何一+何二+何三'])
    expect(households[0]?.members[0]?.phone).toBe('13800000021')
  })

  it('groups members by the head named beside them, and by serials that only heads have', async () => {
    const byHead = await roster(
      makeSheet([
        ['户主姓名', '成员姓名', '组别'],
        ['吴一', '吴一', '一组'],
        ['吴一', '吴二', '一组'],
        ['郑一', '郑二', '一组'],
        [null, '郑一', '一组'],
      ]),
    )
    expect(brief(byHead.households)).toEqual(['H0001 一组  吴一+吴二', 'H0002 一组  郑一+郑二'])
    const bySerial = await roster(
      makeSheet([
        ['序号', '姓名', '电话', '组别'],
        [1, '冯一', '', '一组'],
        [null, '冯二', '', null],
        [2, '卫一', '', '一组'],
      ]),
    )
    expect(brief(bySerial.households)).toEqual(['H0001 一组  冯一+冯二', 'H0002 一组  卫一'])
  })

  it('skips a header repeated on each printed page, with its totals and signatures', async () => {
    const { households } = await roster(
      makeSheet([
        ['户号', '姓名', '与户主关系', '组别'],
        [1001, '蒋一', '户主', '一组'],
        ['本页合计', '1人'],
        ['村主任签字:', null, '审核人:'],
        ['填报日期:2026.9.30'],
        ['户号', '姓名', '与户主关系', '组别'],
        [1002, '沈一', '户主', '一组'],
        ['备注:常年外出的也要登记'],
      ]),
    )
    expect(brief(households)).toEqual(['1001 一组  蒋一', '1002 一组  沈一'])
  })

  it('reads the same roster from CSV in UTF-8, GB18030 and UTF-16, by comma, tab or semicolon', async () => {
    const lines = [
      ['户号', '姓名', '关系', '组别', '电话'],
      ['="0012"', '韩一', '户主', '六组', '13800000031'],
    ]
    const gb = Buffer.from(
      'bba7bac52cd0d5c3fb2cb9d8cfb52cd7e9b1f02cb5e7bbb00d0a303031322cbaabd2bb2cbba7d6f72cc1f9d7e92c31333830303030303033310d0a',
      'hex',
    )
    const utf16 = Buffer.from(`\ufeff${lines.map((line) => line.join('\t')).join('\r\n')}`, 'utf16le')
    const files = [
      Buffer.from(`\ufeff${lines.map((line) => line.join(',')).join('\r\n')}`),
      Buffer.from(lines.map((line) => line.join(';')).join('\n')),
      gb,
      utf16,
    ]
    for (const bytes of files) {
      const { households } = await roster(bytes, {}, {}, '名册.csv')
      expect(brief(households)).toEqual(['0012 六组  韩一'])
    }
  })

  it('says which words it looks for when no header is found', async () => {
    const { households, problems } = await roster(makeSheet([['今天天气很好'], ['明天', '也好']]))
    expect(households).toEqual([])
    expect(where(problems)).toEqual(['1 no_table'])
    expect(problems[0]?.remedy).toContain('「姓名」或「户主」')
  })
})
