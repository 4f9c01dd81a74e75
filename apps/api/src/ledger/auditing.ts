import { engine } from '../platform/database/columns.ts'
import { compare, type Fault, type Walk } from '../platform/walk.ts'
import type { Account } from './account.ts'
import {
  accountsAfter,
  answeredTwice,
  earnedMonthsAfter,
  extentOf,
  linesBetween,
  logExtentOf,
  monthsOf,
  outstandingOf,
  transfersAfter,
  transfersById,
  treeHeadsBetween,
  treeNodeAt,
} from './audit-repository.ts'
import { fundFaults } from './fund-soundness.ts'
import { lawFaults } from './laws.ts'
import { standingLaws } from './laws-repository.ts'
import { everyPeriod } from './period-repository.ts'
import { ClosingRecount } from './period-soundness.ts'
import { nodeFaults, Regrowth } from './regrowth.ts'
import {
  accountFaults,
  answerFaults,
  earnedFaults,
  earnedKey,
  missingAccount,
  monthFaults,
  outstandingFaults,
  Recount,
} from './soundness.ts'

/** Whether the database still holds whoever writes to it to the ledger's laws. */
export async function* auditLaws(walk: Walk): AsyncGenerator<Fault> {
  yield* lawFaults(engine, await standingLaws(walk))
}

/** Counts a village's books anew from its entries alone and holds every kept figure against it. */
export async function* auditLedger(walk: Walk): AsyncGenerator<Fault> {
  const recount = new Recount()
  const closings = new ClosingRecount(await everyPeriod(walk), (householdId) => recount.walletOf(householdId))
  const seen = { lines: 0, heads: 0, nodes: 0 }
  yield* walkTransfers(walk, recount, closings, seen)
  const extent = await extentOf(walk)
  yield* compare('账本最后一笔的编号', extent.head, recount.sequence)
  yield* compare('账本的笔数', extent.transfers, recount.sequence)
  yield* compare('账本的行数', extent.lines, seen.lines)
  const log = await logExtentOf(walk)
  yield* compare('账首的个数', log.heads, seen.heads)
  yield* compare('指纹树的节点数', log.nodes, seen.nodes)
  let whole = 0
  for (let row = log.blocks; row > 0; row = Math.floor(row / 2)) whole += row
  yield* compare('指纹树的节点数', log.nodes, whole)
  for (const target of await answeredTwice(walk)) yield { place: target, expected: '只回答一次', found: '回答了两次' }
  yield* walkAccounts(walk, recount)
  yield* walkMonths(walk, recount)
  yield* walkEarned(walk, recount)
  yield* outstandingFaults(await outstandingOf(walk), recount.outstanding)
  yield* closings.finish(recount.wallets())
}

/** What was met on the way, to be held against what there is. */
interface Seen {
  lines: number
  heads: number
  nodes: number
}

async function* walkTransfers(
  walk: Walk,
  recount: Recount,
  closings: ClosingRecount,
  seen: Seen,
): AsyncGenerator<Fault> {
  const regrowth = new Regrowth()
  for (;;) {
    const page = await transfersAfter(walk, recount.sequence)
    const [first, last] = [page[0], page.at(-1)]
    if (!first || !last) return
    const linesOf = await linesBetween(walk, first.sequence, last.sequence)
    const signed = await treeHeadsBetween(walk, first.sequence, last.sequence)
    const headsOf = new Map(signed.map((head) => [head.treeSize, head]))
    const targets = page.flatMap((row) => [row.reversesTransferId, row.resolvesTransferId]).filter((id) => id !== null)
    const answered = await transfersById(walk, targets)
    for (const transfer of page) {
      const own = linesOf.get(transfer.sequence) ?? []
      seen.lines += own.length
      yield* closings.take(transfer, own)
      yield* recount.take(transfer, own)
      yield* fundFaults(transfer, own)
      yield* answerFaults(transfer, answered)
      const completed: Parameters<Regrowth['take']>[2] = []
      yield* regrowth.take(transfer, own, completed)
      for (const subtree of completed) {
        const kept = await treeNodeAt(walk, subtree)
        if (kept === undefined) continue // not taken in yet, or counted as missing at the end
        yield* nodeFaults(subtree, kept)
        seen.nodes += 1
      }
      const head = headsOf.get(regrowth.size)
      if (head) yield* regrowth.compareHead(head)
      seen.heads += head ? 1 : 0
      recount.countTotals(transfer, own)
    }
    await walk.step(page.length)
  }
}

async function* walkAccounts(walk: Walk, { balances }: Recount): AsyncGenerator<Fault> {
  const missing = new Set(balances.keys())
  for (let after = ''; ; ) {
    const page = await accountsAfter(walk, after)
    for (const row of page) {
      missing.delete(row.accountId)
      yield* accountFaults(row as typeof row & Account, balances.get(row.accountId) ?? 0)
    }
    if (page.length === 0) break
    after = page.at(-1)!.accountId
    await walk.step(page.length)
  }
  for (const accountId of missing) yield missingAccount(accountId)
}

async function* walkMonths(walk: Walk, { months }: Recount): AsyncGenerator<Fault> {
  const kept = new Map((await monthsOf(walk)).map((row) => [row.month, row]))
  for (const name of [...new Set([...kept.keys(), ...months.keys()])].sort()) {
    yield* monthFaults(name, kept.get(name), months.get(name))
  }
}

async function* walkEarned(walk: Walk, { earned }: Recount): AsyncGenerator<Fault> {
  const missing = new Map(earned)
  for (let after = { householdId: '', month: '' }; ; ) {
    const page = await earnedMonthsAfter(walk, after)
    for (const { householdId, month, earned: kept } of page) {
      const key = earnedKey(householdId, month)
      yield* earnedFaults(key, kept, missing.get(key) ?? 0)
      missing.delete(key)
    }
    if (page.length === 0) break
    after = page.at(-1)!
    await walk.step(page.length)
  }
  for (const [key, counted] of missing) yield* earnedFaults(key, 0, counted)
}
