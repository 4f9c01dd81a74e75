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

/** Accounts with their maintained balances. Points and conduct in hundredths, goods in units. */
export const accounts = table(
  'ledger_accounts',
  {
    villageId: villageId(),
    accountId: text('account_id').notNull(),
    kind: text('kind').notNull(),
    /** What is counted: `points`, `conduct`, or `goods:<reward>`. Transfers balance per asset. */
    asset: text('asset').notNull(),
    householdId: text('household_id'),
    rewardId: text('reward_id'),
    year: integer('year'),
    isLimited: boolean('is_limited').notNull(),
    balance: integer('balance').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.accountId] }),
    index('ledger_accounts_household').on(t.villageId, t.householdId),
    index('ledger_accounts_reward').on(t.villageId, t.rewardId),
    index('ledger_accounts_kind').on(t.villageId, t.kind),
    check('ledger_accounts_not_below_zero', sql`not ${t.isLimited} or ${t.balance} >= 0`),
    check('ledger_accounts_shortfall_not_above_zero', sql`${t.kind} <> 'household_shortfall' or ${t.balance} <= 0`),
  ],
)

/**
 * One row per balanced event, never changed: opaque ids only, so that personal data can be erased elsewhere without
 * touching the ledger.
 */
export const transfers = table(
  'ledger_transfers',
  {
    villageId: villageId(),
    transferId: text('transfer_id').notNull(),
    /** Gap-free per village. */
    sequence: integer('sequence').notNull(),
    kind: text('kind').notNull(),
    title: text('title').notNull(),
    /** On whose behalf. */
    householdId: text('household_id'),
    memberId: text('member_id'),
    actorUserId: text('actor_user_id').notNull(),
    actorRole: text('actor_role').notNull(),
    rulebookId: text('rulebook_id'),
    ruleId: text('rule_id'),
    declarationId: text('declaration_id'),
    redemptionId: text('redemption_id'),
    importId: text('import_id'),
    /** SHA-256 over the evidence as it was when the transfer was posted; the evidence itself stands elsewhere. */
    evidenceDigest: text('evidence_digest'),
    /** The transfer's leaf in the village's Merkle log; empty when it was recorded before there was one. */
    leafHash: text('leaf_hash').notNull().default(''),
    /** When the deed was done, apart from when it was recorded. */
    deedOn: text('deed_on').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    reversesTransferId: text('reverses_transfer_id'),
    resolvesTransferId: text('resolves_transfer_id'),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.transferId] }),
    uniqueIndex('ledger_transfers_sequence').on(t.villageId, t.sequence),
    // Partial: most transfers answer none and come from no import, and need no room in these.
    uniqueIndex('ledger_transfers_reversed_once')
      .on(t.villageId, t.reversesTransferId)
      .where(sql`${t.reversesTransferId} is not null`),
    uniqueIndex('ledger_transfers_resolved_once')
      .on(t.villageId, t.resolvesTransferId)
      .where(sql`${t.resolvesTransferId} is not null`),
    // A case takes points once and gives them back once.
    uniqueIndex('ledger_transfers_deducted_once')
      .on(t.villageId, t.declarationId, t.kind)
      .where(sql`${t.kind} in ('deduction','repair')`),
    index('ledger_transfers_import').on(t.villageId, t.importId).where(sql`${t.importId} is not null`),
    index('ledger_transfers_fund').on(t.villageId, t.sequence).where(sql`${t.kind} in ('fund_in','fund_out')`),
    foreignKey({
      columns: [t.villageId, t.reversesTransferId],
      foreignColumns: [t.villageId, t.transferId],
      name: 'ledger_transfers_reverses',
    }),
    foreignKey({
      columns: [t.villageId, t.resolvesTransferId],
      foreignColumns: [t.villageId, t.transferId],
      name: 'ledger_transfers_resolves',
    }),
    check(
      'ledger_transfers_kind',
      sql`${t.kind} in ('opening','award','hold','post','void','expire','reversal','supply','loss','stock_take','merge','split','carry_over','expiry','deduction','repair','fund_in','fund_out')`,
    ),
    check('ledger_transfers_reversal_names_one', sql`(${t.kind} = 'reversal') = (${t.reversesTransferId} is not null)`),
    check(
      'ledger_transfers_resolution_names_one',
      sql`(${t.kind} in ('post','void','expire')) = (${t.resolvesTransferId} is not null)`,
    ),
    check(
      'ledger_transfers_award_is_declared',
      sql`${t.kind} not in ('award','deduction','repair') or ${t.declarationId} is not null`,
    ),
  ],
)

/** The lines of transfers. Sign says direction; each carries the balance after it. */
export const entries = table(
  'ledger_entries',
  {
    villageId: villageId(),
    sequence: integer('sequence').notNull(),
    line: integer('line').notNull(),
    accountId: text('account_id').notNull(),
    accountKind: text('account_kind').notNull(),
    asset: text('asset').notNull(),
    householdId: text('household_id'),
    amount: integer('amount').notNull(),
    balanceAfter: integer('balance_after').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.sequence, t.line] }),
    index('ledger_entries_statement')
      .on(t.villageId, t.householdId, t.sequence)
      .where(sql`${t.householdId} is not null`),
    foreignKey({
      columns: [t.villageId, t.sequence],
      foreignColumns: [transfers.villageId, transfers.sequence],
      name: 'ledger_entries_transfer',
    }),
    foreignKey({
      columns: [t.villageId, t.accountId],
      foreignColumns: [accounts.villageId, accounts.accountId],
      name: 'ledger_entries_of_account',
    }),
    check('ledger_entries_move_something', sql`${t.amount} <> 0`),
  ],
)

/** The last sealed transfer of a village. Advancing it is what makes a transfer count: see the ledger-laws migration. */
export const heads = table('ledger_heads', { villageId: villageId(), sequence: integer('sequence').notNull() }, (t) => [
  primaryKey({ columns: [t.villageId] }),
])

/** Digests of complete subtrees of the Merkle log, from 256 leaves up; smaller ones are cheaper computed than kept. */
export const treeNodes = table(
  'ledger_tree_nodes',
  {
    villageId: villageId(),
    /** The subtree holds 2^level leaves. */
    level: integer('level').notNull(),
    /** Its place among those of its level, from 0. */
    position: integer('position').notNull(),
    digest: text('digest').notNull(),
  },
  (t) => [primaryKey({ columns: [t.villageId, t.level, t.position] })],
)

/** Signed heads of the Merkle log: what the village has said its ledger was. Never changed, never deleted. */
export const treeHeads = table(
  'ledger_tree_heads',
  {
    villageId: villageId(),
    treeSize: integer('tree_size').notNull(),
    rootHash: text('root_hash').notNull(),
    hashAlgorithm: text('hash_algorithm').notNull(),
    onDay: text('on_day').notNull(),
    madeAt: instant('made_at').notNull(),
    signatureAlgorithm: text('signature_algorithm').notNull(),
    publicKey: text('public_key').notNull(),
    signature: text('signature').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.treeSize] }),
    index('ledger_tree_heads_day').on(t.villageId, t.onDay, t.treeSize),
  ],
)

/** Words about a transfer that may name people. Erasable, unlike the transfer. */
export const memos = table(
  'ledger_memos',
  {
    villageId: villageId(),
    transferId: text('transfer_id').notNull(),
    actorName: text('actor_name').notNull(),
    memberName: text('member_name'),
    note: text('note').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.transferId] }),
    foreignKey({
      columns: [t.villageId, t.transferId],
      foreignColumns: [transfers.villageId, transfers.transferId],
      name: 'ledger_memos_transfer',
    }),
  ],
)

/** Points issued and redeemed per village and month of record, maintained with each transfer. */
export const villageMonths = table(
  'ledger_village_months',
  {
    villageId: villageId(),
    month: text('month').notNull(),
    issued: integer('issued').notNull(),
    redeemed: integer('redeemed').notNull(),
  },
  (t) => [primaryKey({ columns: [t.villageId, t.month] })],
)

/** What all households of a village may still spend, held or not, maintained with each transfer. */
export const villageTotals = table(
  'ledger_village_totals',
  { villageId: villageId(), outstanding: integer('outstanding').notNull() },
  (t) => [primaryKey({ columns: [t.villageId] })],
)

/** Honour earned per household and month of the deed, maintained with each transfer. */
export const householdMonths = table(
  'ledger_household_months',
  {
    villageId: villageId(),
    householdId: text('household_id').notNull(),
    month: text('month').notNull(),
    earned: integer('earned').notNull(),
  },
  (t) => [primaryKey({ columns: [t.villageId, t.householdId, t.month] })],
)

/** A year's closing: announced with a rule, then done household by household. A closed one never changes again. */
export const periods = table(
  'ledger_periods',
  {
    villageId: villageId(),
    year: integer('year').notNull(),
    rule: text('rule').notNull(),
    /** Absent when nobody was there to announce it: then points stay. */
    announcedAt: instant('announced_at'),
    /** The last transfer recorded before the year was over; set when closing begins. */
    throughSequence: integer('through_sequence'),
    /** The last household that is done, in order of their identifiers. */
    closedThrough: text('closed_through'),
    /** Households and hundredths of points that lapsed or were carried over. */
    households: integer('households').notNull(),
    hundredths: integer('hundredths').notNull(),
    closedAt: instant('closed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.year] }),
    check('ledger_periods_rule', sql`${t.rule} in ('carry_over','expiry')`),
    check('ledger_periods_lapse_announced', sql`${t.rule} <> 'expiry' or ${t.announcedAt} is not null`),
  ],
)
