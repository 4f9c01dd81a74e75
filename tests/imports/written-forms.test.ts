import { readCaps } from '@village-points/api/imports/written-forms/caps.ts'
import { findMonth, readBirthMonth, readDate } from '@village-points/api/imports/written-forms/dates.ts'
import { readGroup } from '@village-points/api/imports/written-forms/groups.ts'
import { readName } from '@village-points/api/imports/written-forms/names.ts'
import { readPhone } from '@village-points/api/imports/written-forms/phones.ts'
import { readPoints, readWorth } from '@village-points/api/imports/written-forms/points.ts'
import { describe, expect, it } from 'vitest'

const around = { year: 2026, month: 7, today: '2026-11-23' }

describe('how people write', () => {
  it.each([
    '7.3',
    '7月3日',
    '2026-07-03',
    '3日',
    '3号',
    '07/03',
    '7/3',
    '20260703',
    '2026年7月3日',
    '七月三日',
    '二〇二六年七月三日',
    '26.7.3',
    '2026/7/3 0:00',
    '７．３',
    '7月3',
    '7。3',
    '7月3日(星期五)',
    '2026-07-03T00:00:00Z',
    '7月3号上午',
    '7.3-7.5',
    46206,
    20260703,
    3,
  ])('the third of July: %s', (written) => {
    expect(readDate(written, around)).toMatchObject({ kind: 'day', day: '2026-07-03' })
  })

  it('a date without a year lies in the past', () => {
    expect(readDate('12.25', { today: '2026-11-23' })).toMatchObject({ day: '2025-12-25' })
    expect(readDate('2月30日', around).kind).toBe('unreadable')
    expect(readDate(7.3, around)).toEqual({ kind: 'either', days: ['2026-07-03', '2026-07-30'] })
    expect(readDate(7.15, around)).toMatchObject({ day: '2026-07-15' })
  })

  it('months in titles', () => {
    expect(findMonth('禾湾村7月份积分登记台账')).toEqual({ month: 7 })
    expect(findMonth('202608台账')).toEqual({ year: 2026, month: 8 })
    expect(findMonth('积分台账2026年三季度.xlsx')).toEqual({ year: 2026 })
  })

  it.each([
    ['1979-11', '1979-11'],
    ['1964.05', '1964-05'],
    [197911, '1979-11'],
    ['1979年11月3日', '1979-11'],
    ['79.11', '1979-11'],
    [29160, '1979-11'],
  ])('a month of birth: %s', (written, month) => {
    expect(readBirthMonth(written, around.today)).toEqual({ kind: 'month', month })
  })

  it.each([
    ['10分', 10],
    ['+10', 10],
    ['１０', 10],
    ['十分', 10],
    ['加10分', 10],
    ['二十五分', 25],
    ['-5', -5],
    ['扣5分', -5],
    ['0.5', 0.5],
    ['很多', undefined],
  ])('points: %s', (written, points) => {
    expect(readPoints(written)).toBe(points)
  })

  it.each([
    ['+20~50', { kind: 'range', least: 20, most: 50 }],
    ['20—50分', { kind: 'range', least: 20, most: 50 }],
    ['+5/半天', { kind: 'per_unit', points: 5, unitSize: 1, unitName: '半天' }],
    ['每半天5分', { kind: 'per_unit', points: 5, unitSize: 1, unitName: '半天' }],
    ['+1/50元', { kind: 'per_unit', points: 1, unitSize: 50, unitName: '元' }],
    ['每捐50元加1分', { kind: 'per_unit', points: 1, unitSize: 50, unitName: '元' }],
    ['每次5分', { kind: 'fixed', points: 5 }],
    ['－５', { kind: 'fixed', points: 5, isDeduction: true }],
  ])('the worth of a rule: %s', (written, worth) => {
    expect(readWorth(written)).toMatchObject(worth)
  })

  it.each([
    ['120分/年', { period: 'year', points: 120 }],
    ['每年不超过120分', { period: 'year', points: 120 }],
    ['每月最多扣10分', { period: 'month', points: 10 }],
    ['每季一次', { period: 'quarter', times: 1 }],
    ['一次', { period: 'once', times: 1 }],
    ['每月', { period: 'month', times: 1 }],
    ['半年', { period: 'half_year', times: 1 }],
    ['每户每年限2次', { period: 'year', times: 2 }],
  ])('a cap: %s', (written, cap) => {
    expect(readCaps(written).caps).toEqual([cap])
  })

  it('no cap, honour only, and caps nobody can read', () => {
    expect(readCaps('按次')).toMatchObject({ caps: [], isUnreadable: false })
    expect(readCaps('仅荣誉分')).toMatchObject({ isHonourOnly: true })
    expect(readCaps('看情况')).toMatchObject({ isUnreadable: true })
  })

  it.each([
    ['138-0000 9893', '13800009893'],
    ['１３８００００１３１７', '13800001317'],
    [13800002039, '13800002039'],
    ['+86 138 0000 4705', '13800004705'],
    ['1.3800004705E10', '13800004705'],
    ['13800004705/13800004823', '13800004705'],
    ['1380000470513800004823', '13800004705'],
  ])('a phone: %s', (written, phone) => {
    expect(readPhone(written)).toMatchObject({ kind: 'phone', phone })
  })

  it.each([
    ['第三村民小组', '三组'],
    ['3组', '三组'],
    [3, '三组'],
    ['禾湾村三组', '三组'],
    ['三队', '三组'],
    ['十二组', '十二组'],
    ['东头组', '东头组'],
  ])('a group: %s', (written, group) => {
    expect(readGroup(written)).toBe(group)
  })

  it('names lose inner spaces and keep remarks apart', () => {
    expect(readName('王 芳')).toEqual({ name: '王芳', notes: [] })
    expect(readName('刘　梓涵(已故)')).toEqual({ name: '刘梓涵', notes: ['已故'] })
    expect(readName('阿依古丽·买买提').name).toBe('阿依古丽·买买提')
  })
})
