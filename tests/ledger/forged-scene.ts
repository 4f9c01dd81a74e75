import { undoAward } from '@village-points/shared/declarations/contract.ts'
import { cancelRedemption, redeemReward } from '@village-points/shared/rewards/contract.ts'
import { award, earn } from '../village/deeds.ts'
import { openTestVillage, type TestVillage } from '../village/test-village.ts'
import { openForger } from './forging.ts'

/** A village with something of everything in its books, and a forger at work on it. */
export interface ForgedScene {
  readonly village: TestVillage
  readonly forger: Awaited<ReturnType<typeof openForger>>
  /** Transfers that stand in the books, by what they are. */
  readonly known: Readonly<Record<'award' | 'undone' | 'undo' | 'hold' | 'settled', string>>
  /** The account of a household that has points. */
  readonly wallet: string
  /** Moves the head by so many transfers. */
  seal(by?: number): Promise<number>
}

export const openForgedScene = async (): Promise<ForgedScene> => {
  const village = await openTestVillage()
  const home = village.homes.villager
  await earn(village, home, 100)
  const standing = await award(village, '门前屋后整洁', home)
  const undone = await award(village, '代购代办', home)
  const { declarationId } = undone.declaration
  await village.as('committee').ok(undoAward, { params: { declarationId }, body: {} })
  const order = () =>
    village.as('villager').ok(redeemReward, { body: { rewardId: village.reward('抽纸').rewardId, quantity: 1 } })
  const { redemption } = await order()
  await village.as('villager').ok(cancelRedemption, { params: redemption, body: {} })
  await order()
  const forger = await openForger(village)
  const id = async (text: string) => (await forger.all<{ id: string }>(text, village.villageId))[0]!.id
  const of = (kind: string, more: string) =>
    id(`SELECT transfer_id AS id FROM ledger_transfers t WHERE village_id = ? AND kind = '${kind}' ${more} LIMIT 1`)
  const settling = 'EXISTS (SELECT 1 FROM ledger_transfers a WHERE a.resolves_transfer_id = t.transfer_id)'
  const known = {
    award: standing.declaration.transferId,
    undone: undone.declaration.transferId,
    undo: await of('reversal', ''),
    hold: await of('hold', `AND NOT ${settling}`),
    settled: await of('hold', `AND ${settling}`),
  }
  return {
    village,
    forger,
    known,
    wallet: `household_available:${home.householdId}`,
    seal: async (by = 1) => forger.sealTo((await forger.head()) + by),
  }
}

/** A law in SQLite's words, or what PostgreSQL says where the app's role lacks the right. */
export const law = (words: string) =>
  new RegExp(`${words}|permission denied for table|violates row-level security policy`)
