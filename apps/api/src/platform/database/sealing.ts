import { eq, sql } from 'drizzle-orm'
import { engine, integer, table, villageId } from './columns.ts'
import { type At, prepared } from './prepared.ts'
import type { Tx } from './store.ts'

type Place = At<{ villageId: string; sequence: number }>

/** The ledger's heads, as far as sealing touches them. */
const heads = table('ledger_heads', { villageId: villageId(), sequence: integer('sequence').notNull() })

const moveHead = prepared((tx, at: Place) =>
  tx
    .update(heads)
    .set({ sequence: sql`${at.sequence}` })
    .where(eq(heads.villageId, at.villageId)),
)

const callSeal = prepared((tx, at: Place) =>
  tx.select({ sequence: sql<number>`sealed` }).from(sql`ledger_seal(${at.villageId}, ${at.sequence}) as sealed`),
)

/**
 * Moves a village's head, which seals every transfer up to it. SQLite's triggers watch the update; on PostgreSQL the app
 * may not update heads, and a function with the owner's rights watches the same laws.
 */
export const sealTo = async (tx: Tx, place: { villageId: string; sequence: number }): Promise<void> => {
  await (engine === 'sqlite' ? moveHead(tx, place) : callSeal(tx, place))
}
