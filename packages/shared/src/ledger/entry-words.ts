import { formatPoints } from '../platform/points.ts'
import { formatDay, type VillageDay, villageDayOf } from '../platform/village-day.ts'
import type { StatementEntry } from './contract.ts'

/** The figure a line is known by; none where goods were fetched, because the points had left 可用 when they were ordered. */
export const figureOf = (entry: StatementEntry): number | undefined => {
  if (entry.availablePoints !== 0) return entry.availablePoints
  if (entry.heldPoints !== 0) return undefined
  return entry.conductPoints || undefined
}

/** The sign in words: 加 10 分, 先冻结 60 分. */
export const figureWords = (entry: StatementEntry): string => {
  if (entry.kind === 'carry_over') return '接着用'
  const points = formatPoints(Math.abs(figureOf(entry) ?? entry.heldPoints))
  if (entry.kind === 'hold') return `先冻结 ${points} 分`
  if (entry.kind === 'void' || entry.kind === 'expire') return `退回 ${points} 分`
  if (entry.kind === 'post') return `用掉冻结的 ${points} 分`
  if (entry.kind === 'repair') return `退回 ${points} 分`
  return `${(figureOf(entry) ?? 0) < 0 ? '扣' : '加'} ${points} 分`
}

const happenedOnTheDay: ReadonlySet<StatementEntry['kind']> = new Set(['award', 'opening', 'carry_over', 'expiry'])

/** When: the day of the deed for an award, otherwise the day it was recorded. */
export const dayOf = (entry: StatementEntry, today: VillageDay): string =>
  formatDay(happenedOnTheDay.has(entry.kind) ? entry.deedOn : villageDayOf(entry.recordedAt), today)

/** What went into points that the household lacked, or what a correction could not take back; empty when nothing did. */
export const shortfallWords = ({ shortfallPoints }: StatementEntry): string => {
  const points = formatPoints(Math.abs(shortfallPoints))
  if (shortfallPoints > 0) return `其中 ${points} 分补上以前多记的`
  return shortfallPoints < 0 ? `还有 ${points} 分已经用掉,以后加的分先补上` : ''
}

/** Who, or what became of it, and what a shortfall took of it. */
export const outcomeOf = (entry: StatementEntry): string =>
  [whatBecameOf(entry), shortfallWords(entry)].filter(Boolean).join(' · ')

const whatBecameOf = (entry: StatementEntry): string => {
  switch (entry.kind) {
    case 'award':
      return `${entry.memberName ? `${entry.memberName} · ` : ''}${entry.recordedBy}记的`
    case 'opening':
      return '从以前的账本转来'
    case 'hold':
      return `${entry.recordedBy}办的`
    case 'post':
      return '东西已经交给您'
    case 'void':
      return '不换了,分已退回'
    case 'expire':
      return '过期没取,分已退回'
    case 'reversal':
      return `${entry.recordedBy}更正的`
    case 'merge':
      return '合户时转来'
    case 'split':
      return '分户时分开'
    case 'deduction':
      return '提醒过、听您家说过,大家评议定的'
    case 'repair':
      return '改好了,分退回来了'
    case 'carry_over':
      return '没用完的分,接着用'
    case 'expiry':
      return '年底到期'
    default:
      return `${entry.recordedBy}办的`
  }
}

/** A line as it is read aloud. */
export const spokenEntry = (entry: StatementEntry, today: VillageDay): string =>
  `${dayOf(entry, today)},${entry.title},${figureWords(entry)}${entry.isReversed ? ',后来撤回了' : ''}。`
