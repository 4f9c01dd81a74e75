import { compare, type Fault, type Walk } from '../platform/walk.ts'
import type { Account } from './account.ts'
import {
  accountsAfter,
  answeredTwice,
  extentOf,
  linesBetween,
  monthsOf,
  transfersAfter,
  transfersById,
} from './audit-repository.ts'
import { accountFaults, answerFaults, missingAccount, monthFaults, Recount } from './soundness.ts'

/** Counts a village's books anew from its entries alone and holds every kept figure against it. */
export async function* auditLedger(walk: Walk): AsyncGenerator<Fault> {
  const recount = new Recount()
  const lines = { counted: 0 }
  yield* walkTransfers(walk, recount, lines)
  const extent = await extentOf(walk)
  yield* compare('账本最后一笔的编号', extent.head, recount.sequence)
  yield* compare('账本的笔数', extent.transfers, recount.sequence)
  yield* compare('账本的行数', extent.lines, lines.counted)
  for (const target of await answeredTwice(walk)) yield { place: target, expected: '只回答一次', found: '回答了两次' }
  yield* walkAccounts(walk, recount)
  yield* walkMonths(walk, recount)
}

async function* walkTransfers(walk: Walk, recount: Recount, lines: { counted: number }): AsyncGenerator<Fault> {
  for (;;) {
    const page = await transfersAfter(walk, recount.sequence)
    const [first, last] = [page[0], page.at(-1)]
    if (!first || !last) return
    const linesOf = await linesBetween(walk, first.sequence, last.sequence)
    const targets = page.flatMap((row) => [row.reversesTransferId, row.resolvesTransferId]).filter((id) => id !== null)
    const answered = await transfersById(walk, targets)
    for (const transfer of page) {
      const own = linesOf.get(transfer.sequence) ?? []
      lines.counted += own.length
      yield* recount.take(transfer, own)
      yield* answerFaults(transfer, answered)
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
