-- A transfer learns its leaf, the digest of its evidence and six more kinds. SQLite changes a check only by making the
-- table anew, and a parent goes only when its children are away: rows wait in tables without keys.
CREATE TABLE kept_transfers AS SELECT * FROM ledger_transfers;
--> statement-breakpoint
CREATE TABLE kept_entries AS SELECT * FROM ledger_entries;
--> statement-breakpoint
CREATE TABLE kept_memos AS SELECT * FROM ledger_memos;
--> statement-breakpoint
DROP TABLE ledger_entries;
--> statement-breakpoint
DROP TABLE ledger_memos;
--> statement-breakpoint
DROP TABLE ledger_transfers;
--> statement-breakpoint
CREATE TABLE `ledger_transfers` (
	`village_id` text NOT NULL,
	`transfer_id` text NOT NULL,
	`sequence` integer NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`household_id` text,
	`member_id` text,
	`actor_user_id` text NOT NULL,
	`actor_role` text NOT NULL,
	`rulebook_id` text,
	`rule_id` text,
	`declaration_id` text,
	`redemption_id` text,
	`import_id` text,
	`evidence_digest` text,
	`leaf_hash` text DEFAULT '' NOT NULL,
	`deed_on` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`reverses_transfer_id` text,
	`resolves_transfer_id` text,
	PRIMARY KEY(`village_id`, `transfer_id`),
	FOREIGN KEY (`village_id`,`reverses_transfer_id`) REFERENCES `ledger_transfers`(`village_id`,`transfer_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`village_id`,`resolves_transfer_id`) REFERENCES `ledger_transfers`(`village_id`,`transfer_id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "ledger_transfers_kind" CHECK("ledger_transfers"."kind" in ('opening','award','hold','post','void','expire','reversal','supply','loss','stock_take','merge','split','carry_over','expiry','deduction','repair','fund_in','fund_out')),
	CONSTRAINT "ledger_transfers_reversal_names_one" CHECK(("ledger_transfers"."kind" = 'reversal') = ("ledger_transfers"."reverses_transfer_id" is not null)),
	CONSTRAINT "ledger_transfers_resolution_names_one" CHECK(("ledger_transfers"."kind" in ('post','void','expire')) = ("ledger_transfers"."resolves_transfer_id" is not null)),
	CONSTRAINT "ledger_transfers_award_is_declared" CHECK("ledger_transfers"."kind" not in ('award','deduction','repair') or "ledger_transfers"."declaration_id" is not null)
);
--> statement-breakpoint
CREATE TABLE `ledger_entries` (
	`village_id` text NOT NULL,
	`sequence` integer NOT NULL,
	`line` integer NOT NULL,
	`account_id` text NOT NULL,
	`account_kind` text NOT NULL,
	`asset` text NOT NULL,
	`household_id` text,
	`amount` integer NOT NULL,
	`balance_after` integer NOT NULL,
	PRIMARY KEY(`village_id`, `sequence`, `line`),
	FOREIGN KEY (`village_id`,`sequence`) REFERENCES `ledger_transfers`(`village_id`,`sequence`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`village_id`,`account_id`) REFERENCES `ledger_accounts`(`village_id`,`account_id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "ledger_entries_move_something" CHECK("ledger_entries"."amount" <> 0)
);
--> statement-breakpoint
CREATE TABLE `ledger_memos` (
	`village_id` text NOT NULL,
	`transfer_id` text NOT NULL,
	`actor_name` text NOT NULL,
	`member_name` text,
	`note` text NOT NULL,
	PRIMARY KEY(`village_id`, `transfer_id`),
	FOREIGN KEY (`village_id`,`transfer_id`) REFERENCES `ledger_transfers`(`village_id`,`transfer_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_transfers_sequence` ON `ledger_transfers` (`village_id`,`sequence`);
--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_transfers_reversed_once` ON `ledger_transfers` (`village_id`,`reverses_transfer_id`) WHERE "ledger_transfers"."reverses_transfer_id" is not null;
--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_transfers_resolved_once` ON `ledger_transfers` (`village_id`,`resolves_transfer_id`) WHERE "ledger_transfers"."resolves_transfer_id" is not null;
--> statement-breakpoint
CREATE INDEX `ledger_transfers_import` ON `ledger_transfers` (`village_id`,`import_id`) WHERE "ledger_transfers"."import_id" is not null;
--> statement-breakpoint
CREATE INDEX `ledger_entries_statement` ON `ledger_entries` (`village_id`,`household_id`,`sequence`) WHERE "ledger_entries"."household_id" is not null;
--> statement-breakpoint
INSERT INTO ledger_transfers ("village_id", "transfer_id", "sequence", "kind", "title", "household_id", "member_id", "actor_user_id", "actor_role", "rulebook_id", "rule_id", "declaration_id", "redemption_id", "import_id", "deed_on", "recorded_at", "reverses_transfer_id", "resolves_transfer_id")
SELECT "village_id", "transfer_id", "sequence", "kind", "title", "household_id", "member_id", "actor_user_id", "actor_role", "rulebook_id", "rule_id", "declaration_id", "redemption_id", "import_id", "deed_on", "recorded_at", "reverses_transfer_id", "resolves_transfer_id" FROM kept_transfers;
--> statement-breakpoint
INSERT INTO ledger_entries SELECT * FROM kept_entries;
--> statement-breakpoint
INSERT INTO ledger_memos SELECT * FROM kept_memos;
--> statement-breakpoint
DROP TABLE kept_transfers;
--> statement-breakpoint
DROP TABLE kept_entries;
--> statement-breakpoint
DROP TABLE kept_memos;
--> statement-breakpoint
-- The laws again, since triggers go with their tables.
CREATE TRIGGER ledger_transfers_never_change BEFORE UPDATE ON ledger_transfers
BEGIN SELECT RAISE(ABORT, 'ledger law 2: a transfer is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER ledger_transfers_never_go BEFORE DELETE ON ledger_transfers
BEGIN SELECT RAISE(ABORT, 'ledger law 2: a transfer is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER ledger_entries_never_change BEFORE UPDATE ON ledger_entries
BEGIN SELECT RAISE(ABORT, 'ledger law 2: an entry is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER ledger_entries_never_go BEFORE DELETE ON ledger_entries
BEGIN SELECT RAISE(ABORT, 'ledger law 2: an entry is never deleted'); END;
--> statement-breakpoint
-- Law 10: what the head has sealed takes nothing more; above it a whole batch may be written before the head moves.
CREATE TRIGGER ledger_transfers_stand_above_the_head BEFORE INSERT ON ledger_transfers
WHEN NEW.sequence <= coalesce((SELECT sequence FROM ledger_heads WHERE village_id = NEW.village_id), 0)
BEGIN SELECT RAISE(ABORT, 'ledger law 10: a transfer stands above the head'); END;
--> statement-breakpoint
CREATE TRIGGER ledger_entries_stand_above_the_head BEFORE INSERT ON ledger_entries
WHEN NEW.sequence <= coalesce((SELECT sequence FROM ledger_heads WHERE village_id = NEW.village_id), 0)
BEGIN SELECT RAISE(ABORT, 'ledger law 10: a sealed transfer takes no more entries'); END;
--> statement-breakpoint
-- Law 6: a reversal is not reversed, and only a hold is resolved.
CREATE TRIGGER ledger_reversals_end_there BEFORE INSERT ON ledger_transfers
WHEN NEW.reverses_transfer_id IS NOT NULL AND
  (SELECT kind FROM ledger_transfers WHERE village_id = NEW.village_id AND transfer_id = NEW.reverses_transfer_id)
  NOT IN ('award', 'opening', 'deduction', 'fund_in', 'fund_out')
BEGIN SELECT RAISE(ABORT, 'ledger law 6: only an award, a deduction, an opening line or a fund movement is reversed'); END;
--> statement-breakpoint
CREATE TRIGGER ledger_only_holds_resolve BEFORE INSERT ON ledger_transfers
WHEN NEW.resolves_transfer_id IS NOT NULL AND
  (SELECT kind FROM ledger_transfers WHERE village_id = NEW.village_id AND transfer_id = NEW.resolves_transfer_id)
  IS NOT 'hold'
BEGIN SELECT RAISE(ABORT, 'ledger law 6: only a hold is resolved'); END;
--> statement-breakpoint
DROP TRIGGER ledger_heads_begin_at_one;
--> statement-breakpoint
DROP TRIGGER ledger_heads_move_by_one;
--> statement-breakpoint
DROP TRIGGER ledger_heads_seal_the_first;
--> statement-breakpoint
DROP TRIGGER ledger_heads_seal;
--> statement-breakpoint
-- Laws 1, 4 and 10: moving the head seals every transfer between its old and its new place. A village's first head
-- stands at 0 and seals nothing, so that sealing is written once.
CREATE TRIGGER ledger_heads_begin_at_zero BEFORE INSERT ON ledger_heads
WHEN NEW.sequence <> 0 OR EXISTS (SELECT 1 FROM ledger_heads WHERE village_id = NEW.village_id)
BEGIN SELECT RAISE(ABORT, 'ledger law 10: a head begins once, at 0'); END;
--> statement-breakpoint
CREATE TRIGGER ledger_heads_seal BEFORE UPDATE ON ledger_heads
BEGIN
  SELECT RAISE(ABORT, 'ledger law 10: the head only moves on')
  WHERE NEW.sequence <= OLD.sequence OR NEW.village_id <> OLD.village_id;
  SELECT RAISE(ABORT, 'ledger law 10: the sequence has no gap')
  WHERE (SELECT count(*) FROM ledger_transfers
         WHERE village_id = NEW.village_id AND sequence > OLD.sequence AND sequence <= NEW.sequence)
    <> NEW.sequence - OLD.sequence;
  SELECT RAISE(ABORT, 'ledger law 1: a transfer has two entries or more')
  WHERE (SELECT count(*) FROM
          (SELECT 1 FROM ledger_entries
           WHERE village_id = NEW.village_id AND sequence > OLD.sequence AND sequence <= NEW.sequence
           GROUP BY sequence HAVING count(*) >= 2))
    <> NEW.sequence - OLD.sequence;
  SELECT RAISE(ABORT, 'ledger law 1: a transfer sums to zero')
  WHERE EXISTS (SELECT 1 FROM ledger_entries
                WHERE village_id = NEW.village_id AND sequence > OLD.sequence AND sequence <= NEW.sequence
                GROUP BY sequence, asset HAVING sum(amount) <> 0);
  SELECT RAISE(ABORT, 'ledger law 4: an entry carries the balance after it')
  WHERE EXISTS (
    SELECT 1 FROM
      (SELECT account_id, amount, balance_after,
              lead(balance_after - amount) OVER (PARTITION BY account_id ORDER BY sequence, line) AS next_before
       FROM ledger_entries
       WHERE village_id = NEW.village_id AND sequence > OLD.sequence AND sequence <= NEW.sequence) AS moved
    WHERE balance_after <> coalesce(next_before,
      (SELECT balance FROM ledger_accounts
       WHERE village_id = NEW.village_id AND account_id = moved.account_id)));
END;
