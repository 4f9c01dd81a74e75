import { type Digest, rootOf, type Span } from '@village-points/shared/ledger/merkle-tree.ts'
import { and, asc, desc, eq, gt, inArray, lt, lte, max, or, sql } from 'drizzle-orm'
import type { Tx } from '../platform/database/store.ts'
import type { Work } from '../platform/work.ts'
import { nodeHashing } from './node-hashing.ts'
import { leafOf } from './record.ts'
import { joined, KEPT_LEAVES, KEPT_LEVEL, pairsOf, type Subtree, spanOf, subtreesOf } from './subtree.ts'
import { entries, heads, transfers, treeHeads, treeNodes } from './tables.ts'

export type TreeHeadRow = typeof treeHeads.$inferSelect

/** Transfers sealed so far: the leaves that the log could have by now. */
export const sealedTransfers = async (work: Work): Promise<number> => {
  const [head] = await work.tx.select().from(heads).where(eq(heads.villageId, work.villageId))
  return head?.sequence ?? 0
}

/** Leaves of a span. Those recorded before there was a log have none in their row: theirs are computed. */
const leavesIn = async (work: Work, [from, to]: Span): Promise<readonly Digest[]> => {
  const rows = await work.tx
    .select({ sequence: transfers.sequence, leafHash: transfers.leafHash })
    .from(transfers)
    .where(and(eq(transfers.villageId, work.villageId), gt(transfers.sequence, from), lte(transfers.sequence, to)))
    .orderBy(asc(transfers.sequence))
  const early = rows.filter(({ leafHash }) => leafHash === '').map(({ sequence }) => sequence)
  if (early.length === 0) return rows.map(({ leafHash }) => leafHash)
  const computed = await earlyLeaves(work, early)
  return rows.map(({ sequence, leafHash }) => leafHash || (computed.get(sequence) as Digest))
}

const earlyLeaves = async (work: Work, sequences: readonly number[]): Promise<ReadonlyMap<number, Digest>> => {
  const rows = await work.tx
    .select()
    .from(transfers)
    .where(and(eq(transfers.villageId, work.villageId), inArray(transfers.sequence, [...sequences])))
  const lines = await work.tx
    .select()
    .from(entries)
    .where(and(eq(entries.villageId, work.villageId), inArray(entries.sequence, [...sequences])))
    .orderBy(asc(entries.sequence), asc(entries.line))
  const bySequence = Map.groupBy(lines, ({ sequence }) => sequence)
  return new Map(rows.map((row) => [row.sequence, leafOf(row, bySequence.get(row.sequence) ?? [])]))
}

/** Blocks of 256 leaves taken in per turn; other writes get theirs in between. */
const BLOCKS_PER_TURN = 16

/** Keeps the digests of subtrees that have become complete. True when there are more to keep: call again. */
export const keepSubtrees = async (work: Work, mostBlocks = BLOCKS_PER_TURN): Promise<boolean> => {
  const [last] = await work.tx
    .select({ position: treeNodes.position })
    .from(treeNodes)
    .where(and(eq(treeNodes.villageId, work.villageId), eq(treeNodes.level, KEPT_LEVEL)))
    .orderBy(desc(treeNodes.position))
    .limit(1)
  const kept = last ? last.position + 1 : 0
  const complete = Math.floor((await sealedTransfers(work)) / KEPT_LEAVES)
  const until = Math.min(complete, kept + mostBlocks)
  if (until === kept) return false
  const leaves = await leavesIn(work, [kept * KEPT_LEAVES, until * KEPT_LEAVES])
  const blocks = Array.from({ length: until - kept }, (_, at) =>
    rootOf(nodeHashing, leaves.slice(at * KEPT_LEAVES, (at + 1) * KEPT_LEAVES)),
  )
  const { villageId } = work
  const rows = []
  for (let [level, first, row] = [KEPT_LEVEL, kept, blocks as readonly Digest[]]; row.length > 0; level += 1) {
    rows.push(...row.map((digest, at) => ({ villageId, level, position: first + at, digest })))
    if (first % 2 === 1) row = [...(await digestsOf(work, [{ level, position: --first }])), ...row]
    ;[first, row] = [first / 2, pairsOf(nodeHashing, row)]
  }
  await work.tx.insert(treeNodes).values(rows)
  return until < complete
}

const digestsOf = async (work: Work, subtrees: readonly Subtree[]): Promise<readonly Digest[]> => {
  if (subtrees.length === 0) return []
  const rows = await work.tx
    .select()
    .from(treeNodes)
    .where(
      and(
        eq(treeNodes.villageId, work.villageId),
        or(...subtrees.map(({ level, position }) => and(eq(treeNodes.level, level), eq(treeNodes.position, position)))),
      ),
    )
  const found = new Map(rows.map((row) => [`${row.level}:${row.position}`, row.digest]))
  return subtrees.map(({ level, position }) => found.get(`${level}:${position}`) as Digest)
}

/** Roots of spans inside what has been kept: one query for the kept subtrees, one per block with smaller ones. */
export const rootsOf = async (work: Work, spans: readonly Span[]): Promise<readonly Digest[]> => {
  const parts = spans.map(subtreesOf)
  const large = parts.flat().filter(({ level }) => level >= KEPT_LEVEL)
  const digests = new Map((await digestsOf(work, large)).map((digest, at) => [nameOf(large[at] as Subtree), digest]))
  const small = parts.flat().filter(({ level }) => level < KEPT_LEVEL)
  const blocks = Map.groupBy(small, (subtree) => Math.floor(spanOf(subtree)[0] / KEPT_LEAVES))
  for (const [block, subtrees] of blocks) {
    const begin = block * KEPT_LEAVES
    const leaves = await leavesIn(work, [begin, Math.max(...subtrees.map((subtree) => spanOf(subtree)[1]))])
    for (const subtree of subtrees) {
      const [from, to] = spanOf(subtree)
      digests.set(nameOf(subtree), rootOf(nodeHashing, leaves.slice(from - begin, to - begin)))
    }
  }
  return parts.map((subtrees) =>
    joined(
      nodeHashing,
      subtrees.map((one) => digests.get(nameOf(one)) as Digest),
    ),
  )
}

const nameOf = ({ level, position }: Subtree) => `${level}:${position}`

export const saveTreeHead = async (work: Work, head: TreeHeadRow): Promise<void> => {
  await work.tx.insert(treeHeads).values(head)
}

/** The latest head, if the village has one. */
export const latestTreeHead = async (work: Work): Promise<TreeHeadRow | undefined> => {
  const [row] = await work.tx
    .select()
    .from(treeHeads)
    .where(eq(treeHeads.villageId, work.villageId))
    .orderBy(desc(treeHeads.treeSize))
    .limit(1)
  return row
}

/** Heads of these sizes, the latest first. */
export const treeHeadsOfSizes = async (work: Work, sizes: readonly number[]): Promise<readonly TreeHeadRow[]> => {
  if (sizes.length === 0) return []
  return work.tx
    .select()
    .from(treeHeads)
    .where(and(eq(treeHeads.villageId, work.villageId), inArray(treeHeads.treeSize, [...sizes])))
    .orderBy(desc(treeHeads.treeSize))
}

/** The last head of each day, the latest day first. */
export const treeHeadsByDay = async (work: Work, { beforeDay, limit }: { beforeDay?: string; limit: number }) => {
  const days = await work.tx
    .select({ treeSize: max(treeHeads.treeSize).mapWith(Number) })
    .from(treeHeads)
    .where(and(eq(treeHeads.villageId, work.villageId), beforeDay ? lt(treeHeads.onDay, beforeDay) : undefined))
    .groupBy(treeHeads.onDay)
    .orderBy(desc(treeHeads.onDay))
    .limit(limit)
  return treeHeadsOfSizes(
    work,
    days.map(({ treeSize }) => treeSize),
  )
}

/** Villages with transfers recorded before `instant` that no head covers. */
export const villagesToClose = async (tx: Tx, instant: Date): Promise<readonly string[]> => {
  const covered = sql`coalesce((select max(${treeHeads.treeSize}) from ${treeHeads} where ${treeHeads.villageId} = ${heads.villageId}), 0)`
  const rows = await tx
    .select({ villageId: heads.villageId })
    .from(heads)
    .innerJoin(transfers, and(eq(transfers.villageId, heads.villageId), eq(transfers.sequence, sql`${covered} + 1`)))
    .where(lt(transfers.recordedAt, instant))
  return rows.map(({ villageId }) => villageId)
}
