import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  commitImport,
  type Import,
  type ImportKind,
  type RulebookDecision,
  readImport,
  uploadSpreadsheet,
} from '@village-points/shared/imports/contract.ts'
import { changeReward, listRewards } from '@village-points/shared/rewards/contract.ts'
import type { z } from 'zod'
import type { DemoClient } from './demo-client.ts'

const folder = join(import.meta.dirname, '../../demo/hewan')

const decision: z.input<typeof RulebookDecision> = {
  title: '禾湾村积分细则',
  inForceOn: '2026-07-01',
  adoption: { assemblyOn: '2026-06-28', entitled: 32, present: 29, inFavor: 27 },
}

/** Uploads one spreadsheet, waits for the dry run, and commits it: what the office does on its screen. */
const bringIn = async (accountant: DemoClient, kind: ImportKind, name: string): Promise<Import> => {
  const file = { name, bytes: await readFile(join(folder, name)) }
  let shown = await accountant.call(uploadSpreadsheet, { body: { kind } }, file)
  while (shown.status === 'reading') {
    await new Promise((resolve) => setTimeout(resolve, 100))
    shown = await accountant.call(readImport, { params: { importId: shown.importId } })
  }
  const body = { withoutWaiting: true, ...(kind === 'rulebook' ? { decision } : {}) }
  return accountant.call(commitImport, { params: { importId: shown.importId }, body })
}

/** Roster, rulebook and goods, as the accountant; oil is limited, as villages do. */
export const bringInFiles = async (accountant: DemoClient): Promise<void> => {
  await bringIn(accountant, 'roster', '花名册.xlsx')
  await bringIn(accountant, 'rulebook', '积分细则.xlsx')
  await bringIn(accountant, 'goods', '积分超市商品.xlsx')
  const { rewards } = await accountant.call(listRewards, { query: {} })
  for (const { rewardId, name, unit, category, points, lowStock, source, priceYuan } of rewards) {
    if (!name.startsWith('食用油')) continue
    const limit = { period: 'quarter' as const, quantity: 1 }
    const known = { ...(source ? { source } : {}), ...(priceYuan === undefined ? {} : { priceYuan }) }
    const body = { name, unit, category, points, lowStock, limit, ...known }
    await accountant.call(changeReward, { params: { rewardId }, body })
  }
}

/** The notebook of the summer, as opening entries. */
export const bringInPaperBook = (accountant: DemoClient): Promise<Import> =>
  bringIn(accountant, 'paper_book', '积分台账2026年三季度.xlsx')
