import {
  type ObjectionAction,
  type ObjectionState,
  objectionTransitions,
  openObjectionStates,
} from '@village-points/shared/objections/contract.ts'
import { and, asc, desc, eq, gt, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import { countRows } from '../platform/database/store.ts'
import type { Work } from '../platform/work.ts'
import { answers, objections, voices } from './tables.ts'

export type ObjectionRow = typeof objections.$inferSelect
export type VoiceRow = typeof voices.$inferSelect
export type AnswerRow = typeof answers.$inferSelect

const isObjection = (work: Work, objectionId: string) =>
  and(eq(objections.villageId, work.villageId), eq(objections.objectionId, objectionId))

export const findObjection = async (work: Work, objectionId: string): Promise<ObjectionRow | undefined> => {
  const [row] = await work.tx.select().from(objections).where(isObjection(work, objectionId))
  return row
}

/** Every objection to a declaration, oldest first. */
export const objectionsTo = async (work: Work, declarationId: string): Promise<readonly ObjectionRow[]> =>
  work.tx
    .select()
    .from(objections)
    .where(and(eq(objections.villageId, work.villageId), eq(objections.declarationId, declarationId)))
    .orderBy(asc(objections.objectionId))

export const insertObjection = async (work: Work, row: ObjectionRow): Promise<void> => {
  await work.tx.insert(objections).values(row)
}

type Change = Partial<Pick<ObjectionRow, 'dueOn' | 'isProvisional' | 'appealedBy' | 'isNewAwardDue' | 'replacedById'>>

/** Takes an objection along its machine; undefined when it stands elsewhere by now. */
export const moveObjection = async (
  work: Work,
  objectionId: string,
  action: ObjectionAction,
  change: Change,
): Promise<ObjectionRow | undefined> => {
  const { from, to } = objectionTransitions[action]
  const [row] = await work.tx
    .update(objections)
    .set({ ...change, state: to })
    .where(and(isObjection(work, objectionId), inArray(objections.state, [...from])))
    .returning()
  return row
}

/** Writes down who says what; the next voice of the objection. */
export const addVoice = async (
  work: Work,
  objectionId: string,
  voice: Omit<VoiceRow, 'villageId' | 'objectionId' | 'position' | 'saidAt'>,
): Promise<void> => {
  const [counted] = await work.tx
    .update(objections)
    .set({ voiceCount: sql`${objections.voiceCount} + 1` })
    .where(isObjection(work, objectionId))
    .returning({ position: objections.voiceCount })
  const { villageId, now: saidAt } = work
  await work.tx.insert(voices).values({ villageId, objectionId, position: counted!.position, saidAt, ...voice })
}

export const voicesOf = async (work: Work, objectionIds: readonly string[]): Promise<readonly VoiceRow[]> =>
  objectionIds.length === 0
    ? []
    : work.tx
        .select()
        .from(voices)
        .where(and(eq(voices.villageId, work.villageId), inArray(voices.objectionId, [...objectionIds])))
        .orderBy(asc(voices.position))

export const addAnswer = async (
  work: Work,
  objectionId: string,
  answer: Pick<AnswerRow, 'isUpheld' | 'isFinal' | 'reasons'>,
): Promise<void> => {
  const { villageId, now: answeredAt, actor } = work
  const by = { answeredByUserId: actor.userId, answeredByName: actor.name, answeredByRole: actor.role }
  const position = answer.isFinal ? 2 : 1
  await work.tx.insert(answers).values({ villageId, objectionId, position, answeredAt, ...by, ...answer })
}

export const answersTo = async (work: Work, objectionIds: readonly string[]): Promise<readonly AnswerRow[]> =>
  objectionIds.length === 0
    ? []
    : work.tx
        .select()
        .from(answers)
        .where(and(eq(answers.villageId, work.villageId), inArray(answers.objectionId, [...objectionIds])))
        .orderBy(asc(answers.position))

const isAwardDue = and(eq(objections.isNewAwardDue, true), isNull(objections.replacedById))

/** Names the declaration that was recorded instead, once; false when none is due any more. */
export const setReplacement = async (work: Work, objectionId: string, declarationId: string): Promise<boolean> => {
  const set = await work.tx
    .update(objections)
    .set({ replacedById: declarationId })
    .where(and(isObjection(work, objectionId), isAwardDue))
    .returning({ objectionId: objections.objectionId })
  return set.length > 0
}

/** What has to be recorded anew for these households. */
export const awardsDueTo = async (work: Work, householdIds: readonly string[]): Promise<readonly ObjectionRow[]> =>
  work.tx
    .select()
    .from(objections)
    .where(
      and(eq(objections.villageId, work.villageId), inArray(objections.householdId, [...householdIds]), isAwardDue),
    )

const isOpen = inArray(objections.state, [...openObjectionStates])
const answered: readonly ObjectionState[] = ['dismissed', 'upheld', 'finally_dismissed', 'finally_upheld']

/** What each desk shows. */
const shownOn = (today: string) => ({
  waiting: isOpen,
  overdue: and(isOpen, lt(objections.dueOn, today)),
  award_due: isAwardDue,
  answered: inArray(objections.state, [...answered]),
})

/** One desk: what waits is oldest first, what is answered newest first. */
export const pageOfDesk = async (
  work: Work,
  { show, today }: { show: keyof ReturnType<typeof shownOn>; today: string },
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<readonly ObjectionRow[]> => {
  const isBack = show === 'answered'
  const beyond = isBack ? lt : gt
  return work.tx
    .select()
    .from(objections)
    .where(
      and(
        eq(objections.villageId, work.villageId),
        shownOn(today)[show],
        cursor ? beyond(objections.objectionId, cursor) : undefined,
      ),
    )
    .orderBy(isBack ? desc(objections.objectionId) : asc(objections.objectionId))
    .limit(limit)
}

export const countDesk = async (work: Work, show: 'overdue' | 'award_due', today: string): Promise<number> => {
  const [row] = await work.tx
    .select({ count: countRows() })
    .from(objections)
    .where(and(eq(objections.villageId, work.villageId), shownOn(today)[show]))
  return row?.count ?? 0
}

/** What a person said or wrote down for others, and what is about these households; newest first. */
export const pageOfOwn = async (
  work: Work,
  householdIds: readonly string[],
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<readonly ObjectionRow[]> => {
  const { villageId, actor } = work
  const said = work.tx
    .select({ objectionId: voices.objectionId })
    .from(voices)
    .where(
      and(
        eq(voices.villageId, villageId),
        or(eq(voices.objectorUserId, actor.userId), eq(voices.enteredByUserId, actor.userId)),
      ),
    )
  return work.tx
    .select()
    .from(objections)
    .where(
      and(
        eq(objections.villageId, villageId),
        or(inArray(objections.objectionId, said), inArray(objections.householdId, [...householdIds])),
        cursor ? lt(objections.objectionId, cursor) : undefined,
      ),
    )
    .orderBy(desc(objections.objectionId))
    .limit(limit)
}
