import { countingStates } from '@village-points/shared/declarations/contract.ts'
import type { Rule, RuleCap } from '@village-points/shared/rules/contract.ts'
import { type EarnedLine, earnedBy, householdsWithAccounts } from '../ledger/index.ts'
import { addTo, compare, compareSums, type Fault, type Walk } from '../platform/walk.ts'
import { findRules } from '../rules/index.ts'
import { batchesAfter, capUsesBy, declarationsOf, householdsWithDeeds } from './audit-repository.ts'
import { capKey, capUsesOf } from './cap.ts'
import type { DeclarationRow } from './repository.ts'

/** Households, or batches, taken at once. */
const PAGE = 40

/** Law 12 and law 8: awards and declarations are one to one, and the counters of caps are the sums of both. */
export async function* auditDeclarations(walk: Walk): AsyncGenerator<Fault> {
  for (let after = ''; ; ) {
    const found = [
      ...(await householdsWithDeeds(walk, after, PAGE)),
      ...(await householdsWithAccounts(walk, after, PAGE)),
    ]
    const households = [...new Set(found)].sort().slice(0, PAGE)
    if (households.length === 0) break
    const declarations = await declarationsOf(walk, households)
    const earned = await earnedBy(walk, households)
    yield* awardFaults(declarations, earned)
    yield* auditCaps(walk, households, declarations, earned)
    after = households.at(-1)!
    await walk.step(declarations.length)
  }
  yield* auditBatches(walk)
}

/** Every declaration stands in the ledger as it says, and no award is without one. */
function* awardFaults(declarations: readonly DeclarationRow[], earned: readonly EarnedLine[]): Generator<Fault> {
  const awards = new Map(earned.filter(({ kind }) => kind === 'award').map((line) => [line.transferId, line]))
  for (const declaration of declarations.filter(({ transferId }) => transferId !== null)) {
    const { declarationId, transferId, householdId, hundredths, state, deedOn, ruleId } = declaration
    const place = `申报 ${declarationId}`
    const award = awards.get(transferId ?? '')
    awards.delete(transferId ?? '')
    const isSame = award?.declarationId === declarationId && award.householdId === householdId
    if (!award || !isSame) {
      yield { place, expected: '账上有它的一笔', found: award ? `账上那一笔是别人的(第 ${award.sequence} 笔)` : '没有' }
      continue
    }
    yield* compare(`${place}的分数(百分之一分),账上是第 ${award.sequence} 笔`, hundredths, award.hundredths)
    if (deedOn !== award.deedOn) yield { place: `${place}的日子`, expected: award.deedOn, found: deedOn }
    if (ruleId !== award.ruleId) yield { place: `${place}的条目`, expected: award.ruleId ?? '没有', found: ruleId }
    const wanted = award.isReversed ? 'reversed' : 'posted'
    if (state !== wanted) yield { place: `${place}的状态`, expected: wanted, found: state }
  }
  for (const { sequence } of awards.values()) {
    yield { place: `第 ${sequence} 笔`, expected: '有申报才加分', found: '没有申报' }
  }
}

const isCounting = (state: string) => (countingStates as readonly string[]).includes(state)

type Cited = Pick<EarnedLine, 'householdId' | 'ruleId' | 'deedOn' | 'hundredths'>

async function* auditCaps(
  walk: Walk,
  households: readonly string[],
  declarations: readonly DeclarationRow[],
  earned: readonly EarnedLine[],
): AsyncGenerator<Fault> {
  const openings = earned.filter(({ kind, ruleId, isReversed }) => kind === 'opening' && ruleId !== null && !isReversed)
  const counting: readonly Cited[] = [...declarations.filter(({ state }) => isCounting(state)), ...openings]
  const rules = await findRules(walk, new Set(counting.map(({ ruleId }) => ruleId ?? '')))
  const kept = new Map<string, number>()
  for (const row of await capUsesBy(walk, households)) {
    addTo(kept, `${row.householdId}|${capKey(row.originId, row)}`, row.used)
  }
  const counted = new Map<string, number>()
  for (const { householdId, ruleId, deedOn, hundredths } of counting) {
    const rule: Rule | undefined = rules.get(ruleId ?? '')
    if (!rule) {
      yield { place: `农户 ${householdId} ${deedOn} 的加分`, expected: `细则里有条目 ${ruleId}`, found: '没有' }
      continue
    }
    for (const use of capUsesOf(rule.caps as readonly RuleCap[], deedOn, hundredths)) {
      addTo(counted, `${householdId}|${capKey(rule.originId, use)}`, use.amount)
    }
  }
  yield* compareSums((key) => `封顶计数 ${key}`, kept, counted)
}

async function* auditBatches(walk: Walk): AsyncGenerator<Fault> {
  for (let after = ''; ; ) {
    const page = await batchesAfter(walk, after, PAGE)
    for (const { batch, hundredths, households, posted } of page) {
      const place = `批量 ${batch.awardBatchId}`
      yield* compare(`${place}的总分(百分之一分)`, batch.hundredths, hundredths)
      yield* compare(`${place}的户数`, batch.householdCount, households)
      if (batch.state === 'reversed') yield* compare(`${place}撤回以后还在的笔数`, posted, 0)
    }
    if (page.length === 0) return
    after = page.at(-1)!.batch.awardBatchId
    await walk.step(page.length)
  }
}
