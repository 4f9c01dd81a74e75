import type { AssemblyVote, DraftSource, DraftState } from '@village-points/shared/adoption/contract.ts'
import type { RuleInput } from '@village-points/shared/rules/contract.ts'
import { and, asc, desc, eq, lt, max, ne, notInArray, sql } from 'drizzle-orm'
import type { Tx } from '../platform/database/store.ts'
import type { Work } from '../platform/work.ts'
import type { WrittenRule } from './draft.ts'
import { draftRules, drafts, minutes, steps, votes } from './tables.ts'

type Stored = typeof drafts.$inferSelect
export type DraftRow = Omit<Stored, 'state' | 'source'> & { readonly state: DraftState; readonly source: DraftSource }
export type StepRow = typeof steps.$inferSelect

const at = (work: Work, draftId: string) => and(eq(drafts.villageId, work.villageId), eq(drafts.draftId, draftId))

export const findDraft = async (work: Work, draftId: string): Promise<DraftRow | undefined> => {
  const [row] = await work.tx.select().from(drafts).where(at(work, draftId))
  return row as DraftRow | undefined
}

/** The draft that the village has in hand. */
export const openDraftOf = async (work: Work): Promise<DraftRow | undefined> => {
  const [row] = await work.tx
    .select()
    .from(drafts)
    .where(and(eq(drafts.villageId, work.villageId), notInArray(drafts.state, ['adopted', 'withdrawn'])))
  return row as DraftRow | undefined
}

export const pageOfDrafts = async (
  work: Work,
  { hidden, cursor, limit }: { hidden: readonly DraftState[]; cursor: string | undefined; limit: number },
): Promise<DraftRow[]> => {
  const rows = await work.tx
    .select()
    .from(drafts)
    .where(
      and(
        eq(drafts.villageId, work.villageId),
        cursor === undefined ? undefined : lt(drafts.draftId, cursor),
        ...hidden.map((state) => ne(drafts.state, state)),
      ),
    )
    .orderBy(desc(drafts.draftId))
    .limit(limit)
  return rows as DraftRow[]
}

export const insertDraft = async (work: Work, draftId: string, title: string, source: DraftSource): Promise<void> => {
  const { villageId, now, actor } = work
  const started = { startedAt: now, startedByName: actor.name, state: 'drafted', revision: 1 }
  await work.tx.insert(drafts).values({ villageId, draftId, title, source, ...started, isPublicityProvisional: false })
}

type Change = Partial<Omit<Stored, 'villageId' | 'draftId' | 'revision'>>

/** Changes a draft that is as it was seen, and counts the change; false when it is not. */
export const updateDraft = async (work: Work, seen: DraftRow, change: Change): Promise<boolean> => {
  const changed = await work.tx
    .update(drafts)
    .set({ ...change, revision: seen.revision + 1 })
    .where(and(at(work, seen.draftId), eq(drafts.revision, seen.revision), eq(drafts.state, seen.state)))
    .returning({ draftId: drafts.draftId })
  return changed.length > 0
}

/** Counts a change of a clause, while clauses may be changed; false when they may not. */
export const touchDraft = async (work: Work, draftId: string): Promise<boolean> => {
  const touched = await work.tx
    .update(drafts)
    .set({ revision: sql`${drafts.revision} + 1` })
    .where(and(at(work, draftId), eq(drafts.state, 'drafted')))
    .returning({ draftId: drafts.draftId })
  return touched.length > 0
}

const atRules = (work: Work, draftId: string) =>
  and(eq(draftRules.villageId, work.villageId), eq(draftRules.draftId, draftId))

export const rulesOfDraft = async (work: Work, draftId: string): Promise<WrittenRule[]> => {
  const rows = await work.tx.select().from(draftRules).where(atRules(work, draftId)).orderBy(asc(draftRules.position))
  return rows.map(({ content, ruleId, position, originId, revision }) => ({
    ruleId,
    position,
    originId,
    revision,
    rule: JSON.parse(content) as RuleInput,
  }))
}

export const insertRule = async (
  work: Work,
  draftId: string,
  { rule, ...row }: Omit<WrittenRule, 'revision'>,
): Promise<void> => {
  const { villageId } = work
  await work.tx.insert(draftRules).values({ villageId, draftId, ...row, content: JSON.stringify(rule), revision: 1 })
}

const atSeenRule = (work: Work, draftId: string, { ruleId, revision }: Pick<WrittenRule, 'ruleId' | 'revision'>) =>
  and(atRules(work, draftId), eq(draftRules.ruleId, ruleId), eq(draftRules.revision, revision))

/** False when somebody rewrote the clause since it was seen. */
export const rewriteRule = async (
  work: Work,
  draftId: string,
  seen: Pick<WrittenRule, 'ruleId' | 'revision'>,
  rule: RuleInput,
): Promise<boolean> => {
  const rewritten = await work.tx
    .update(draftRules)
    .set({ content: JSON.stringify(rule), revision: seen.revision + 1 })
    .where(atSeenRule(work, draftId, seen))
    .returning({ ruleId: draftRules.ruleId })
  return rewritten.length > 0
}

export const deleteRule = async (
  work: Work,
  draftId: string,
  seen: Pick<WrittenRule, 'ruleId' | 'revision'>,
): Promise<boolean> => {
  const deleted = await work.tx
    .delete(draftRules)
    .where(atSeenRule(work, draftId, seen))
    .returning({ ruleId: draftRules.ruleId })
  return deleted.length > 0
}

export const insertStep = async (work: Work, draftId: string, action: string, words: string): Promise<void> => {
  const { villageId, now, actor } = work
  const [last] = await work.tx
    .select({ position: max(steps.position) })
    .from(steps)
    .where(and(eq(steps.villageId, villageId), eq(steps.draftId, draftId)))
  const by = { actorUserId: actor.userId, actorName: actor.name, actorRole: actor.role }
  await work.tx
    .insert(steps)
    .values({ villageId, draftId, position: (last?.position ?? 0) + 1, action, ...by, at: now, words })
}

export const stepsOfDraft = (work: Work, draftId: string): Promise<StepRow[]> =>
  work.tx
    .select()
    .from(steps)
    .where(and(eq(steps.villageId, work.villageId), eq(steps.draftId, draftId)))
    .orderBy(asc(steps.position))

export const insertVote = async (
  work: Work,
  draftId: string,
  { meeting, assemblyOn, place, entitled, present, inFavor, against }: AssemblyVote,
  photoIds: readonly string[],
): Promise<void> => {
  const { villageId } = work
  const vote = (await votesOfDraft(work, draftId)).length + 1
  const figures = { entitled, present, inFavor, against }
  await work.tx.insert(votes).values({ villageId, draftId, position: vote, meeting, assemblyOn, place, ...figures })
  await work.tx
    .insert(minutes)
    .values(photoIds.map((photoId, position) => ({ villageId, photoId, draftId, vote, position })))
}

/** The votes on a draft, the first one first, each with the photographs of its minutes. */
export const votesOfDraft = async (work: Work, draftId: string) => {
  const rows = await work.tx
    .select()
    .from(votes)
    .where(and(eq(votes.villageId, work.villageId), eq(votes.draftId, draftId)))
    .orderBy(asc(votes.position))
  const photographed = await work.tx
    .select()
    .from(minutes)
    .where(and(eq(minutes.villageId, work.villageId), eq(minutes.draftId, draftId)))
    .orderBy(asc(minutes.position))
  return rows.map((row) => ({
    ...row,
    meeting: row.meeting as AssemblyVote['meeting'],
    photoIds: photographed.filter(({ vote }) => vote === row.position).map(({ photoId }) => photoId),
  }))
}

/** The draft whose vote a photographed page belongs to. */
export const draftOfMinutes = async (work: Work, photoId: string): Promise<DraftRow | undefined> => {
  const [row] = await work.tx
    .select({ draftId: minutes.draftId })
    .from(minutes)
    .where(and(eq(minutes.villageId, work.villageId), eq(minutes.photoId, photoId)))
  return row && findDraft(work, row.draftId)
}

/** Drafts of all villages whose publicity was over before a day. */
export const publicizedBefore = (tx: Tx, day: string) =>
  tx
    .select({ villageId: drafts.villageId, draftId: drafts.draftId })
    .from(drafts)
    .where(and(eq(drafts.state, 'publicized'), lt(drafts.publicityEndsOn, day)))
