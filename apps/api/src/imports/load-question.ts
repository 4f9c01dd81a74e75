import type { ImportKind } from '@village-points/shared/imports/contract.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { listRoster } from '../households/index.ts'
import type { Work } from '../platform/work.ts'
import { listGoods } from '../rewards/index.ts'
import { latestRules, rulebookInForceOn } from '../rules/index.ts'
import { listGroups } from '../villages/index.ts'
import { digestOf } from './packing.ts'
import type { Question } from './readings.ts'

/** What a sheet is read against, and a digest of everything the dry run rests on: a commit finds out if it changed. */
export interface LoadedQuestion {
  readonly question: Question
  readonly factsHash: string
}

const rosterQuestion = async (work: Work, today: string): Promise<LoadedQuestion> => {
  const groups = (await listGroups(work)).map(({ name }) => name)
  const roster = await listRoster(work)
  const households = roster.map(({ number, groupName, doorNumber, headName }) => ({
    number,
    group: groupName,
    doorNumber,
    headName,
  }))
  const question: Question = { kind: 'roster', facts: { today, groups, households } }
  return { question, factsHash: digestOf([groups, roster]) }
}

const bookQuestion = async (work: Work, today: string): Promise<LoadedQuestion> => {
  const roster = await listRoster(work)
  const households = roster
    .filter(({ status }) => status === 'active')
    .map(({ householdId, number, groupName, doorNumber, headName, members }) => ({
      householdId,
      number,
      group: groupName,
      doorNumber,
      headName,
      memberNames: members.map(({ name }) => name),
    }))
  const inForce = (await rulebookInForceOn(work, today))?.rules ?? (await latestRules(work))
  const rules = inForce
    .filter(({ ruleClass, isRetired }) => ruleClass !== 'deduction' && !isRetired)
    .map(({ ruleId, title, points }) => ({
      ruleId,
      title,
      ...(points.kind === 'range' ? {} : { points: points.points }),
    }))
  const question: Question = { kind: 'paper_book', facts: { today, households, rules } }
  return { question, factsHash: digestOf([households, rules]) }
}

/** Loads what one kind of sheet is read against. */
export const loadQuestion = async (work: Work, kind: ImportKind): Promise<LoadedQuestion> => {
  const today = villageDayOf(work.now)
  if (kind === 'roster') return rosterQuestion(work, today)
  if (kind === 'paper_book') return bookQuestion(work, today)
  if (kind === 'rulebook') return { question: { kind }, factsHash: digestOf(await latestRules(work)) }
  const shelf = (await listGoods(work)).map(({ rewardId, input }) => [rewardId, input])
  return { question: { kind }, factsHash: digestOf(shelf) }
}
