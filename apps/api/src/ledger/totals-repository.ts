import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { addRows } from '../platform/database/rows.ts'
import type { Work } from '../platform/work.ts'
import type { AccountKind } from './account.ts'
import { householdMonths, villageMonths, villageTotals } from './tables.ts'
import type { Line } from './transfer.ts'

interface Counted {
  readonly work: Work
  readonly draft: { readonly kind: string; readonly deedOn: string }
  readonly lines: readonly Line[]
}

/** Keeps totals beside the lines, so that showing them never reads history. */
export const countTotals = async ({ tx, villageId }: Work, counted: readonly Counted[]): Promise<void> => {
  await addRows(tx, villageMonths, monthRows(villageId, counted))
  await addRows(tx, householdMonths, earnedRows(villageId, counted))
  const outstanding = counted.reduce((sum, { lines }) => sum + sumOf(lines, 'household_available', 'household_held'), 0)
  if (outstanding !== 0) await addRows(tx, villageTotals, [{ villageId, outstanding }])
}

const sumOf = (lines: readonly Line[], ...kinds: readonly AccountKind[]) =>
  lines.reduce((sum, { account, amount }) => (kinds.includes(account.kind) ? sum + amount : sum), 0)

const monthRows = (villageId: string, counted: readonly Counted[]) => {
  const rows = new Map<string, { villageId: string; month: string; issued: number; redeemed: number }>()
  for (const { work, lines } of counted) {
    const issued = -sumOf(lines, 'issuance', 'opening')
    const redeemed = sumOf(lines, 'redeemed')
    if (issued === 0 && redeemed === 0) continue
    const month = villageDayOf(work.now).slice(0, 7)
    const row = rows.get(month) ?? { villageId, month, issued: 0, redeemed: 0 }
    rows.set(month, { ...row, issued: row.issued + issued, redeemed: row.redeemed + redeemed })
  }
  return [...rows.values()]
}

/** Merging and splitting earn nothing. */
const earnedRows = (villageId: string, counted: readonly Counted[]) => {
  const rows = new Map<string, { villageId: string; householdId: string; month: string; earned: number }>()
  for (const { draft, lines } of counted) {
    if (draft.kind === 'merge' || draft.kind === 'split') continue
    const month = draft.deedOn.slice(0, 7)
    for (const { account, amount } of lines) {
      if (account.kind !== 'household_conduct') continue
      const householdId = account.householdId!
      const key = `${householdId} ${month}`
      const earned = (rows.get(key)?.earned ?? 0) + amount
      rows.set(key, { villageId, householdId, month, earned })
    }
  }
  return [...rows.values()]
}
