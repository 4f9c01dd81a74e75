import { join } from 'node:path'
import { type DeclarationRow, insertDeclarations } from '@village-points/api/declarations/repository.ts'
import type { Background } from '@village-points/api/platform/http/route.ts'
import { newId, systemActor, type Work } from '@village-points/api/platform/work.ts'
import { closePublicities, publicizeDaily } from '@village-points/api/publicity/index.ts'
import { latestRules } from '@village-points/api/rules/index.ts'
import { awardHousehold } from '@village-points/shared/declarations/contract.ts'
import { addDays, startOfVillageDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { openClient } from '../village/client.ts'
import { type BenchVillage, foundBenchVillage } from './bench-village.ts'
import { openInside } from './inside.ts'
import type { Figure } from './report.ts'

const LINES = 50_000
const PER_TURN = 1000
/** Awards that are made meanwhile, and before for comparison. */
const PAUSE_MS = 20

const median = (times: readonly number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0

/** Accepted yesterday, so that this morning's list takes all of them. */
const acceptedRow = (work: Work, village: BenchVillage, at: number, rule: { originId: string; title: string }) => {
  const row: DeclarationRow = {
    villageId: work.villageId,
    declarationId: newId(work),
    householdId: village.householdIds[at % village.householdIds.length]!,
    memberId: null,
    memberName: null,
    ruleId: village.ruleId,
    originId: rule.originId,
    ruleTitle: rule.title,
    hundredths: 100,
    quantity: null,
    note: '清扫村道两小时',
    deedOn: villageDayOf(work.now),
    recordedAt: work.now,
    recordedByUserId: village.committee.userId,
    recordedByName: '王会计',
    procedure: 'review_and_publicity',
    isOnBehalf: true,
    state: 'accepted',
    stateAt: work.now,
    dueOn: null,
    awardBatchId: null,
    transferId: null,
  }
  return row
}

const fill = async (background: Background, village: BenchVillage) => {
  const work = {
    villageId: village.villageId,
    actor: systemActor,
    now: new Date(background.now().getTime() - 86_400_000),
  }
  for (let from = 0; from < LINES; from += PER_TURN) {
    await background.store.write(async (tx) => {
      const own = { ...work, tx }
      const rule = (await latestRules(own)).find(({ ruleId }) => ruleId === village.ruleId)!
      const rows = Array.from({ length: PER_TURN }, (_, at) => acceptedRow(own, village, from + at, rule))
      await insertDeclarations(own, rows)
    })
  }
}

/** How long each of many awards takes, one after the other, until `isOver`. */
const awardUntil = async (address: string, village: BenchVillage, isOver: () => boolean): Promise<number[]> => {
  const client = openClient(address, village.committee.token, village.committee.roleId)
  const times: number[] = []
  for (let at = 0; !isOver(); at++) {
    const householdId = village.householdIds[at % village.householdIds.length]!
    const startedAt = performance.now()
    await client.ok(awardHousehold, { body: { householdId, ruleId: village.ruleId, deedOn: villageDayOf(new Date()) } })
    times.push(performance.now() - startedAt)
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
  return times
}

/** A list of fifty thousand lines goes up, and is posted in one sweep while a cadre goes on awarding. */
export const measurePublicity = async (folder: string): Promise<Figure[]> => {
  const dataFolder = join(folder, 'publicity')
  const village = await foundBenchVillage(dataFolder)
  const { background, address, close } = await openInside(dataFolder)
  await fill(background, village)
  const morning = new Date(startOfVillageDay(villageDayOf(new Date())).getTime() + 9 * 3_600_000)
  const seconds = async (run: () => Promise<unknown>) => {
    const startedAt = performance.now()
    await run()
    return Math.round((performance.now() - startedAt) / 100) / 10
  }
  const made = await seconds(() => publicizeDaily.run({ ...background, now: () => morning }))
  const deadline = performance.now() + 3000
  const alone = await awardUntil(address, village, () => performance.now() > deadline)
  const later = startOfVillageDay(addDays(villageDayOf(new Date()), 30))
  let isOver = false
  const meanwhile = awardUntil(address, village, () => isOver)
  const closed = await seconds(() => closePublicities.run({ ...background, now: () => later }))
  isOver = true
  const during = await meanwhile
  await close()
  return [
    { name: `a list of ${LINES} lines goes up`, value: made, unit: 's' },
    { name: `the same list is posted in one sweep`, value: closed, unit: 's', most: 60 },
    { name: 'one award meanwhile, median', value: Math.round(median(during)), unit: 'ms' },
    { name: 'one award meanwhile, slowest', value: Math.round(Math.max(...during)), unit: 'ms' },
    { name: 'one award before, median', value: Math.round(median(alone)), unit: 'ms' },
  ]
}
