import { addDays, formatDay, startOfVillageDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { digestAfter } from '@village-points/shared/publicity/contract.ts'
import type { NameMasking } from '@village-points/shared/villages/contract.ts'
import {
  countWaiting,
  type DeclarationRow,
  findDeclarations,
  moveDeclarations,
  pageOfWaiting,
} from '../declarations/index.ts'
import { briefsOf, heirsOf, namesOfMembers } from '../households/index.ts'
import { awardsAfter, lastSequenceBefore, latestTreeHead } from '../ledger/index.ts'
import { tell } from '../messages/index.ts'
import { publicityEnd } from '../platform/calendar.ts'
import { newId, type Work } from '../platform/work.ts'
import { clausesOf } from '../rules/index.ts'
import { readSettings } from '../villages/index.ts'
import {
  basisWith,
  deedOf,
  digested,
  FIRST_LIST_DAYS,
  listTimeOf,
  mayListAwardsAlone,
  nameMasker,
  shownNameOf,
} from './publicity.ts'
import {
  changeList,
  choicesOf,
  findList,
  insertLines,
  insertList,
  type ListRow,
  lastNumberOf,
  latestList,
  listsOf,
  moveList,
} from './repository.ts'

/** Lines gathered in one step. */
const PER_STEP = 300
/** Steps that one request takes; a job gathers what is beyond. */
const STEPS_PER_REQUEST = 5

/** Whether a list went up today, or one is still being made. */
export const isListedToday = (latest: ListRow | undefined, now: Date): boolean =>
  latest?.startsOn === villageDayOf(now) || latest?.state === 'preparing'

/** Where in the ledger the awards begin that no list has shown. */
const awardsSince = async (work: Work, latest: ListRow | undefined): Promise<number> =>
  latest?.throughSequence ??
  lastSequenceBefore(work, startOfVillageDay(addDays(villageDayOf(work.now), -FIRST_LIST_DAYS)))

/** How much waits for the next list: declarations that were accepted, and whether there are awards on the spot. */
export const whatWaits = async (work: Work): Promise<{ accepted: number; hasAwards: boolean }> => ({
  accepted: await countWaiting(work, { states: ['accepted'] }),
  hasAwards: (await nextAwards(work, await awardsSince(work, await latestList(work)), 1)).rows.length > 0,
})

/** Whether a list goes up by itself now: something was accepted before this morning, or awards have waited a week. */
export const isListDue = async (work: Work): Promise<boolean> => {
  const listTime = listTimeOf(work.now)
  if (work.now < listTime) return false
  const latest = await latestList(work)
  if (isListedToday(latest, work.now)) return false
  const waiting = await pageOfWaiting(work, { states: ['accepted'], waitingSince: listTime }, { limit: 1 })
  if (waiting.length > 0) return true
  if (!mayListAwardsAlone(latest?.startsOn, villageDayOf(work.now))) return false
  return (await nextAwards(work, await awardsSince(work, latest), 1)).rows.length > 0
}

/** Begins today's list and gathers what waits. The village's lock and a unique day make it one. */
export const beginList = async (work: Work): Promise<string> => {
  const latest = await latestList(work)
  const year = Number(villageDayOf(work.now).slice(0, 4))
  const { publicityDays } = await readSettings(work)
  const list: ListRow = {
    villageId: work.villageId,
    listId: newId(work),
    year,
    number: (await lastNumberOf(work, year)) + 1,
    ...daysOf(work, publicityDays),
    publicityDays,
    state: 'preparing',
    lineCount: 0,
    openCount: 0,
    hundredths: 0,
    contentDigest: '',
    basis: '',
    headDigest: null,
    throughSequence: await awardsSince(work, latest),
    madeAt: work.now,
    madeByUserId: work.actor.userId,
    madeByName: work.actor.name,
    closedAt: null,
  }
  await insertList(work, list)
  for (let step = 0; step < STEPS_PER_REQUEST; step++) if (!(await fillList(work, list.listId))) break
  return list.listId
}

const daysOf = (work: Work, publicityDays: number) => {
  const startsOn = villageDayOf(work.now)
  const { day: endsOn, isProvisional } = publicityEnd(startsOn, publicityDays)
  return { startsOn, endsOn, isProvisional }
}

/** Gathers some more lines, or hangs the list out when there are none. True when it is to be called again. */
export const fillList = async (work: Work, listId: string): Promise<boolean> => {
  await work.tx.lock(work.villageId)
  const list = await findList(work, listId)
  if (list?.state !== 'preparing') return false
  const accepted = await pageOfWaiting(work, { states: ['accepted'] }, { limit: PER_STEP })
  if (accepted.length > 0) {
    await addLines(work, list, accepted, false)
    const moved = accepted.map(({ declarationId }) => ({ declarationId }))
    await moveDeclarations(work, 'publicize', moved, { dueOn: list.endsOn })
    return true
  }
  const { rows, throughSequence } = await nextAwards(work, list.throughSequence, PER_STEP)
  if (throughSequence > list.throughSequence) {
    await addLines(work, { ...list, throughSequence }, rows, true)
    return true
  }
  const headDigest = (await latestTreeHead(work))?.rootHash ?? null
  // A list that took until another day hangs out as long as any other.
  const days = daysOf(work, list.publicityDays)
  await moveList(work, listId, 'open', { ...days, headDigest })
  const { year, number } = list
  await tell(work, { kind: 'publicity_open', words: { year, number, day: formatDay(days.endsOn) }, subjectId: listId })
  return false
}

/**
 * Awards behind a place in the ledger that no list has shown: those on the spot, and those that a review let pass
 * without publicity. What was taken back meanwhile is left out.
 */
const nextAwards = async (work: Work, sequence: number, limit: number) => {
  const awards = await awardsAfter(work, sequence, limit)
  const ids = awards.flatMap(({ declarationId }) => declarationId ?? [])
  const listed = await listsOf(work, ids)
  const rows = (await findDeclarations(work, ids))
    .filter((row) => row.state === 'posted' && !listed.has(row.declarationId))
    .toSorted((a, b) => (a.declarationId < b.declarationId ? -1 : 1))
  return { rows, throughSequence: awards.at(-1)?.sequence ?? sequence }
}

const addLines = async (work: Work, list: ListRow, rows: readonly DeclarationRow[], isPostedBefore: boolean) => {
  const lineOf = await lineMaker(work, rows)
  const added = rows.map((row, at) => ({
    villageId: work.villageId,
    listId: list.listId,
    position: list.lineCount + at + 1,
    ...lineOf(row),
    isPostedBefore,
    isSettled: isPostedBefore,
  }))
  await insertLines(work, added)
  await changeList(work, list.listId, {
    lineCount: list.lineCount + rows.length,
    openCount: list.openCount + (isPostedBefore ? 0 : rows.length),
    hundredths: rows.reduce((sum, { hundredths }) => sum + hundredths, list.hundredths),
    contentDigest: added.reduce((digest, line) => digestAfter(digest, digested(line)), list.contentDigest),
    basis: basisWith(list.basis, lineOf.rulebooks),
    throughSequence: list.throughSequence,
  })
}

/** How declarations stand on a list: under the name of the household that answers for each now. */
const lineMaker = async (work: Work, rows: readonly DeclarationRow[]) => {
  const heirOf = await heirsOf(
    work,
    rows.map((row) => row.householdId),
  )
  const households = await briefsOf(
    work,
    rows.map((row) => heirOf(row.householdId)),
  )
  const choices = await choicesOf(work, [...households.keys()])
  const { nameMasking } = await readSettings(work)
  const clauses = await clausesOf(work, new Set(rows.map((row) => row.ruleId)))
  const mask = nameMasker(nameMasking === 'full_name' ? [] : await namesOfMembers(work))
  const lineOf = (row: DeclarationRow) => {
    const householdId = heirOf(row.householdId)
    const { declarationId, ruleTitle, deedOn, hundredths } = row
    const choice = choices.get(householdId) as NameMasking | undefined
    return {
      declarationId,
      householdId,
      shownName: shownNameOf(households.get(householdId)!, choice, nameMasking),
      ruleTitle,
      deed: deedOf(row, clauses.get(row.ruleId)!.rule, mask),
      deedOn,
      hundredths,
    }
  }
  return Object.assign(lineOf, { rulebooks: [...clauses.values()].map(({ rulebook }) => rulebook.title) })
}
