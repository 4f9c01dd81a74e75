import { describe, expect, it } from 'vitest'
import { roster, sample, where } from './reading.ts'
import { makeSheet } from './workbook-maker.ts'

const header = ['户号', '组别', '与户主关系', '姓名', '出生年月', '手机', '门牌号']

describe('the roster of 禾湾村', () => {
  it('reads the messy file into the very households of the clean one', async () => {
    const clean = await roster(sample('clean', '花名册'))
    const messy = await roster(sample('messy', '花名册'))
    const bare = ({ households }: typeof clean) =>
      households.map(({ number, group, doorNumber, members }) => ({
        number,
        group,
        doorNumber,
        members: members.map(({ place, note, ...person }) => person),
      }))
    expect(bare(messy)).toEqual(bare(clean))
    expect(messy.households).toHaveLength(286)
    expect(messy.households.flatMap(({ members }) => members)).toHaveLength(947)
    expect(messy.problems).toEqual([])
    expect(messy.content.droppedIdentityNumbers).toBe(950)
  })
})

describe('problems of a roster', () => {
  const twice = makeSheet([
    header,
    ['HW1048', '一组', '户主', '王一', '1950-01', '', '1号'],
    ['HW1049', '一组', '户主', '王二', '1951-01', '', '2号'],
    ['HW1048', '一组', '户主', '王三', '1952-01', '', '3号'],
  ])

  it('asks whether a number that comes twice is one household or two', async () => {
    const open = await roster(twice)
    expect(where(open.problems)).toEqual(['A4 duplicate_number'])
    expect(open.problems[0]).toMatchObject({
      severity: 'choice',
      value: 'HW1048',
      message: '和第 2 行的户号重复',
      options: [{ id: 'two', label: '是两户,改成 HW1050' }, { id: 'one' }],
    })
    expect(open.households.map(({ waitsFor }) => waitsFor.length)).toEqual([0, 0, 1])
    const id = open.problems[0]?.id ?? ''
    const two = await roster(twice, {}, { [id]: { option: 'two' } })
    expect(two.households.map(({ number }) => number)).toEqual(['HW1048', 'HW1049', 'HW1050'])
    const one = await roster(twice, {}, { [id]: { option: 'one' } })
    expect(one.households.map(({ members }) => members.length)).toEqual([2, 1])
  })

  it('offers the oldest first where a household has no head', async () => {
    const bytes = makeSheet([
      header,
      ['1', '一组', '户主', '赵一', '1950-01', '', '1号'],
      ['2', '一组', '子', '李小明', '1980-01', '', '2号'],
      ['2', '一组', '母亲', '李春生', '1940-01', '', '2号'],
    ])
    const open = await roster(bytes)
    expect(where(open.problems)).toEqual(['C3 missing_head'])
    expect(open.problems[0]?.options?.map(({ label }) => label)).toEqual(['李春生(年纪最大)', '李小明'])
    const choice = { [open.problems[0]?.id ?? '']: { option: open.problems[0]?.options?.[0]?.id ?? '' } }
    const answered = await roster(bytes, {}, choice)
    expect(answered.households[1]?.members.map(({ name, relation }) => [name, relation])).toEqual([
      ['李春生', '户主'],
      ['李小明', '子'],
    ])
    expect(answered.households[1]?.waitsFor).toEqual([])
  })

  it('asks about a phone of nine digits: leave it blank or type it now', async () => {
    const bytes = makeSheet([header, ['1', '一组', '户主', '钱一', '', '138-0000 12', '1号']])
    const open = await roster(bytes)
    expect(open.problems[0]).toMatchObject({ message: '电话只有 9 位', value: '138-0000 12', column: 'F', row: 2 })
    const id = open.problems[0]?.id ?? ''
    const blank = await roster(bytes, {}, { [id]: { option: 'blank' } })
    expect(blank.households[0]?.members[0]?.phone).toBeUndefined()
    const typed = await roster(bytes, {}, { [id]: { option: 'type', typed: '138 0000 1299' } })
    expect(typed.households[0]?.members[0]?.phone).toBe('13800001299')
    const wrong = await roster(bytes, {}, { [id]: { option: 'type', typed: '12' } })
    expect(wrong.problems[0]).toMatchObject({ message: '刚填的电话也不对,手机号要 11 位。' })
    expect(wrong.households[0]?.waitsFor).toEqual([id])
  })

  it('asks once about a group the village does not have', async () => {
    const bytes = makeSheet([
      header,
      ['1', '7组', '户主', '周一', '', '', ''],
      ['2', '七组', '户主', '周二', '', '', ''],
    ])
    const open = await roster(bytes, { groups: ['一组', '二组'] })
    expect(where(open.problems)).toEqual(['A2 unknown_group'])
    expect(open.households.every(({ waitsFor }) => waitsFor.length === 1)).toBe(true)
    const id = open.problems[0]?.id ?? ''
    const other = await roster(bytes, { groups: ['一组', '二组'] }, { [id]: { option: 'group-二组' } })
    expect(other.households.map(({ group }) => group)).toEqual(['二组', '二组'])
  })

  it('names a formula without a stored value, takes one that has it', async () => {
    const { households, problems } = await roster(
      makeSheet([
        header,
        [{ formula: '"A"&1', value: 'A1' }, '一组', '户主', '吴一', '', { formula: 'VLOOKUP(A1,B:B,1)' }, '1号'],
      ]),
    )
    expect(households[0]?.number).toBe('A1')
    expect(problems[0]).toMatchObject({ row: 2, column: 'F', message: '这一格是公式,没有存下算好的数' })
  })

  it('leaves out the dead, the nameless and the second copy of one person, and says so', async () => {
    const { households, problems } = await roster(
      makeSheet([
        header,
        ['1', '一组', '户主', '郑一', '1950-01', '', '1号'],
        ['1', '一组', '妻', '孙二(已故)', '1950-01', '', '1号'],
        ['1', '一组', '子', '郑三', '1980-01', '', '1号'],
        ['1', '一组', '子', '郑三', '1980-01', '', '1号'],
        ['1', '一组', '女', null, '1982-01', '', '1号'],
      ]),
    )
    expect(households[0]?.members.map(({ name }) => name)).toEqual(['郑一', '郑三'])
    expect(where(problems)).toEqual(['D3 dead', 'D6 bad_name', 'D5 same_person_twice'])
  })
})
