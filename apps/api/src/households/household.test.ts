import { describe, expect, it } from 'vitest'
import { newCardCode, printedCode, readCode } from './card-code.ts'
import { decideSplit, maskPhone, nextNumber, publicName } from './household.ts'
import { doorKey, needlesOf, searchTextOf } from './search-text.ts'

describe('a public name', () => {
  const home = (headName: string, doorNumber = '17号') => ({ headName, groupName: '三组', doorNumber })

  it.each([
    ['王德福', '王*福家'],
    ['王英', '王*家'],
    ['欧阳娜娜', '欧*娜家'],
    ['𠮷田', '𠮷*家'],
  ])('masks %s', (headName, expected) => {
    expect(publicName('masked_name', home(headName))).toBe(expected)
  })

  it('may be the door, with its group once, or the full name', () => {
    expect(publicName('door_number', home('王德福'))).toBe('三组17号')
    expect(publicName('door_number', home('王德福', '三组17号'))).toBe('三组17号')
    expect(publicName('full_name', home('王德福'))).toBe('王德福家')
  })
})

it('masks the middle of a phone', () => {
  expect(maskPhone('13800004705')).toBe('138****4705')
})

describe('the next number', () => {
  it.each([
    [[], 'H1001'],
    [['HW1001', 'HW1286'], 'HW1287'],
    [['HW1001', 'HW1002', '临时9999'], 'HW1003'],
    [['007', '009'], '010'],
    [['99'], '100'],
    [['3-12', '3-15'], '3-16'],
    [['东头', '西头'], 'H1001'],
  ])('after %j is %s', (numbers, expected) => {
    expect(nextNumber(numbers)).toBe(expected)
  })
})

describe('a split', () => {
  const members = [
    { memberId: 'head', isHead: true },
    { memberId: 'son', isHead: false },
    { memberId: 'wife', isHead: false },
  ]

  it('lets members go under one of them', () => {
    expect(() => decideSplit(members, { memberIds: ['son', 'wife'], headMemberId: 'son' })).not.toThrow()
  })

  it.each([
    [['son', 'stranger'], 'son', 'household.members_unknown'],
    [['son'], 'wife', 'household.members_unknown'],
    [['son', 'head'], 'son', 'household.split_leaves_nobody'],
  ])('refuses %j under %s', (memberIds, headMemberId, code) => {
    expect(() => decideSplit(members, { memberIds, headMemberId })).toThrow(code)
  })
})

describe('a card code', () => {
  it('has twelve characters without look-alikes, never twice the same', () => {
    const codes = Array.from({ length: 2000 }, newCardCode)
    expect(new Set(codes).size).toBe(2000)
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/)
  })

  it('is printed in three groups and read back', () => {
    expect(printedCode('7K3M9QXT2HFA')).toBe('7K3M-9QXT-2HFA')
    expect(readCode(' 7k3m-9qxt 2hfa ')).toBe('7K3M9QXT2HFA')
    expect(readCode('oiL1')).toBe('0111')
  })
})

describe('door numbers', () => {
  it('sort as people count', () => {
    const doors = ['三组17号', '三组9号', '三组9号附1', '十一组2号', '二组100号', '3组１０号']
    expect(doors.toSorted((a, b) => (doorKey(a) < doorKey(b) ? -1 : 1))).toEqual([
      '二组100号',
      '三组9号',
      '三组9号附1',
      '3组１０号',
      '三组17号',
      '十一组2号',
    ])
  })
})

describe('the search text', () => {
  const fits = (text: string, name: string) => {
    const searched = searchTextOf({ number: 'HW1001', groupName: '一组', doorNumber: '41号', members: [{ name }] })
    return needlesOf(text).some((needle) => searched.includes(needle))
  }

  it('knows the surnames that are read otherwise', () => {
    const readings = { 单: 's', 仇: 'q', 解: 'x', 曾: 'z', 盖: 'g', 朴: 'p', 查: 'z', 尉迟: 'yc', 欧阳: 'oy' }
    for (const [surname, initial] of Object.entries(readings)) expect(fits(`${initial}m`, `${surname}明`)).toBe(true)
  })

  it('copes with names in other scripts and very long ones', () => {
    expect(fits('abdul', 'Abdul Karim')).toBe(true)
    expect(
      searchTextOf({ number: '1', groupName: '', doorNumber: '', members: [{ name: '乐'.repeat(30) }] }).length,
    ).toBeLessThan(3000)
  })
})
