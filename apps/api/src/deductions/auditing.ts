import { deductionLinesBy } from '../ledger/index.ts'
import { addTo, compare, compareSums, type Fault, type Walk } from '../platform/walk.ts'
import { limitKey } from './limit.ts'
import { allLimits } from './limit-repository.ts'
import { type DeductionRow, takenAfter } from './repository.ts'
import { isTaken, usesOfTaken } from './taking.ts'

/** Cases taken at once. */
const PAGE = 100

type LedgerLine = Awaited<ReturnType<typeof deductionLinesBy>>[number]

/** Deductions and their entries are one to one, what was put right was given back, and the ceilings are their sums. */
export async function* auditDeductions(walk: Walk): AsyncGenerator<Fault> {
  const byCase = Map.groupBy(await deductionLinesBy(walk), ({ declarationId }) => declarationId ?? '')
  const counted = new Map<string, number>()
  for (let after = ''; ; ) {
    const page = await takenAfter(walk, after, PAGE)
    for (const row of page) {
      yield* caseFaults(row, byCase.get(row.deductionId) ?? [])
      byCase.delete(row.deductionId)
      if (!isTaken(row)) continue
      for (const use of await usesOfTaken(walk, row))
        addTo(counted, `${row.deductedFromId}|${limitKey(use)}`, use.amount)
    }
    if (page.length === 0) break
    after = page.at(-1)!.deductionId
    await walk.step(page.length)
  }
  for (const [line] of byCase.values()) {
    yield { place: `第 ${line?.sequence} 笔`, expected: '提醒过、评议过才扣分', found: '没有' }
  }
  const kept = new Map<string, number>()
  for (const row of await allLimits(walk)) addTo(kept, `${row.householdId}|${limitKey(row)}`, row.used)
  yield* compareSums((key) => `扣分上限计数 ${key}`, kept, counted)
}

function* caseFaults(row: DeductionRow, lines: readonly LedgerLine[]): Generator<Fault> {
  const place = `扣分 ${row.deductionId}`
  const taken = lines.find(({ kind }) => kind === 'deduction')
  if (taken?.transferId !== row.transferId) return yield { place, expected: '账上有它的一笔', found: '没有' }
  yield* compare(
    `${place}的分数(百分之一分),账上是第 ${taken?.sequence} 笔`,
    row.hundredths ?? 0,
    taken?.hundredths ?? 0,
  )
  const repairs = lines.filter(({ kind }) => kind === 'repair').length
  yield* compare(`${place}退回的笔数`, row.state === 'repaired' ? 1 : 0, repairs)
  yield* compare(`${place}更正的笔数`, row.state === 'reversed' ? 1 : 0, taken?.isReversed ? 1 : 0)
}
