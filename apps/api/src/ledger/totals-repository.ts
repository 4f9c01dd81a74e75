import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { sql } from 'drizzle-orm'
import { type At, prepared } from '../platform/database/prepared.ts'
import type { Work } from '../platform/work.ts'
import { villageMonths } from './tables.ts'
import type { Line } from './transfer.ts'

interface Counted {
  readonly work: Work
  readonly lines: readonly Line[]
}

const addToMonth = prepared((tx, at: At<{ villageId: string; month: string; issued: number; redeemed: number }>) =>
  tx
    .insert(villageMonths)
    .values({ villageId: at.villageId, month: at.month, issued: at.issued, redeemed: at.redeemed } as never)
    .onConflictDoUpdate({
      target: [villageMonths.villageId, villageMonths.month],
      set: {
        issued: sql`${villageMonths.issued} + excluded."issued"`,
        redeemed: sql`${villageMonths.redeemed} + excluded."redeemed"`,
      },
    }),
)

/** Keeps the months' totals beside the lines, so that showing them never reads history. */
export const countTotals = async ({ tx, villageId }: Work, counted: readonly Counted[]): Promise<void> => {
  const months = new Map<string, { issued: number; redeemed: number }>()
  for (const { work, lines } of counted) {
    const month = villageDayOf(work.now).slice(0, 7)
    const totals = months.get(month) ?? { issued: 0, redeemed: 0 }
    months.set(month, totals)
    for (const { account, amount } of lines) {
      if (account.kind === 'issuance' || account.kind === 'opening') totals.issued -= amount
      if (account.kind === 'redeemed') totals.redeemed += amount
    }
  }
  for (const [month, { issued, redeemed }] of months) {
    if (issued !== 0 || redeemed !== 0) await addToMonth(tx, { villageId, month, issued, redeemed })
  }
}
