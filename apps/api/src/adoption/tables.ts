import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  instant,
  integer,
  primaryKey,
  table,
  text,
  uniqueIndex,
  villageId,
} from '../platform/database/columns.ts'

/** A rulebook on its way into force. */
export const drafts = table(
  'adoption_drafts',
  {
    villageId: villageId(),
    draftId: text('draft_id').notNull(),
    title: text('title').notNull(),
    state: text('state').notNull(),
    source: text('source').notNull(),
    /** Counts every change, of clauses and of the state. */
    revision: integer('revision').notNull(),
    startedAt: instant('started_at').notNull(),
    startedByName: text('started_by_name').notNull(),
    /** The last round of comments that was not broken off. */
    commentsEndOn: text('comments_end_on'),
    publicityStartsOn: text('publicity_starts_on'),
    publicityEndsOn: text('publicity_ends_on'),
    isPublicityProvisional: boolean('is_publicity_provisional').notNull(),
    inForceOn: text('in_force_on'),
    rulebookId: text('rulebook_id'),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.draftId] }),
    uniqueIndex('adoption_drafts_one_at_a_time').on(t.villageId).where(sql`${t.state} not in ('adopted','withdrawn')`),
    index('adoption_drafts_publicized').on(t.villageId, t.publicityEndsOn).where(sql`${t.state} = 'publicized'`),
    check(
      'adoption_drafts_state',
      sql`${t.state} in ('drafted','opened','voted','returned','filed','publicized','adopted','withdrawn')`,
    ),
    check('adoption_drafts_adopted_is_a_version', sql`(${t.state} = 'adopted') = (${t.rulebookId} is not null)`),
  ],
)

/** The clauses of a draft, in the order in which they came; shown category by category. */
export const draftRules = table(
  'adoption_rules',
  {
    villageId: villageId(),
    draftId: text('draft_id').notNull(),
    ruleId: text('rule_id').notNull(),
    position: integer('position').notNull(),
    /** Of a clause that came from the version in force. */
    originId: text('origin_id'),
    /** The clause as it was written, JSON: it becomes columns when it is adopted. */
    content: text('content').notNull(),
    revision: integer('revision').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.draftId, t.ruleId] }),
    foreignKey({
      columns: [t.villageId, t.draftId],
      foreignColumns: [drafts.villageId, drafts.draftId],
      name: 'adoption_rules_of',
    }),
  ],
)

/** The way of a draft, step by step. */
export const steps = table(
  'adoption_steps',
  {
    villageId: villageId(),
    draftId: text('draft_id').notNull(),
    position: integer('position').notNull(),
    action: text('action').notNull(),
    actorUserId: text('actor_user_id').notNull(),
    actorName: text('actor_name').notNull(),
    actorRole: text('actor_role').notNull(),
    at: instant('at').notNull(),
    words: text('words').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.draftId, t.position] }),
    foreignKey({
      columns: [t.villageId, t.draftId],
      foreignColumns: [drafts.villageId, drafts.draftId],
      name: 'adoption_steps_of',
    }),
  ],
)

/** What people said of a draft. The clause is told by its words of that day: it may be rewritten or dropped. */
export const comments = table(
  'adoption_comments',
  {
    villageId: villageId(),
    draftId: text('draft_id').notNull(),
    commentId: text('comment_id').notNull(),
    stance: text('stance').notNull(),
    clause: integer('clause'),
    ruleTitle: text('rule_title'),
    words: text('words').notNull(),
    saidAt: instant('said_at').notNull(),
    saidByUserId: text('said_by_user_id').notNull(),
    /** Who said it; somebody else than the user when it was said on paper. */
    saidBy: text('said_by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.draftId, t.commentId] }),
    foreignKey({
      columns: [t.villageId, t.draftId],
      foreignColumns: [drafts.villageId, drafts.draftId],
      name: 'adoption_comments_of',
    }),
    check('adoption_comments_stance', sql`${t.stance} in ('for','change','against')`),
  ],
)

/** What assemblies decided, passed or not. Figures are people. */
export const votes = table(
  'adoption_votes',
  {
    villageId: villageId(),
    draftId: text('draft_id').notNull(),
    position: integer('position').notNull(),
    meeting: text('meeting').notNull(),
    assemblyOn: text('assembly_on').notNull(),
    place: text('place').notNull(),
    entitled: integer('entitled').notNull(),
    present: integer('present').notNull(),
    inFavor: integer('in_favor').notNull(),
    against: integer('against').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.draftId, t.position] }),
    foreignKey({
      columns: [t.villageId, t.draftId],
      foreignColumns: [drafts.villageId, drafts.draftId],
      name: 'adoption_votes_of',
    }),
    check('adoption_votes_meeting', sql`${t.meeting} in ('representatives_assembly','villagers_meeting')`),
    check('adoption_votes_figures', sql`${t.present} <= ${t.entitled} and ${t.inFavor} + ${t.against} <= ${t.present}`),
  ],
)

/** The photographed minutes of a vote. */
export const minutes = table(
  'adoption_minutes',
  {
    villageId: villageId(),
    photoId: text('photo_id').notNull(),
    draftId: text('draft_id').notNull(),
    vote: integer('vote').notNull(),
    position: integer('position').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.photoId] }),
    index('adoption_minutes_vote').on(t.villageId, t.draftId, t.vote, t.position),
    foreignKey({
      columns: [t.villageId, t.draftId, t.vote],
      foreignColumns: [votes.villageId, votes.draftId, votes.position],
      name: 'adoption_minutes_of',
    }),
  ],
)
