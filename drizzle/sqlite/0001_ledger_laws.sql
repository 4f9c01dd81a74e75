-- The ledger's laws, in the database itself. Numbers are those of LEDGER.md.
-- Law 2: transfers and entries are inserted, never changed or deleted.
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
CREATE TRIGGER ledger_heads_never_go BEFORE DELETE ON ledger_heads
BEGIN SELECT RAISE(ABORT, 'ledger law 10: a head is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER ledger_accounts_never_go BEFORE DELETE ON ledger_accounts
BEGIN SELECT RAISE(ABORT, 'ledger law 4: an account is never deleted'); END;
--> statement-breakpoint
-- Law 10: a gap-free sequence. Only the transfer after the head is open; what the head has sealed takes nothing more.
CREATE TRIGGER ledger_transfers_follow_the_head BEFORE INSERT ON ledger_transfers
WHEN NEW.sequence <> coalesce((SELECT sequence FROM ledger_heads WHERE village_id = NEW.village_id), 0) + 1
BEGIN SELECT RAISE(ABORT, 'ledger law 10: a transfer follows the head'); END;
--> statement-breakpoint
CREATE TRIGGER ledger_entries_join_the_open_transfer BEFORE INSERT ON ledger_entries
WHEN NEW.sequence <> coalesce((SELECT sequence FROM ledger_heads WHERE village_id = NEW.village_id), 0) + 1
BEGIN SELECT RAISE(ABORT, 'ledger law 10: a sealed transfer takes no more entries'); END;
--> statement-breakpoint
-- Law 4: each entry carries the balance after it.
CREATE TRIGGER ledger_entries_carry_the_balance BEFORE INSERT ON ledger_entries
WHEN NEW.balance_after IS NOT
  (SELECT balance FROM ledger_accounts WHERE village_id = NEW.village_id AND account_id = NEW.account_id)
BEGIN SELECT RAISE(ABORT, 'ledger law 4: an entry carries the balance after it'); END;
--> statement-breakpoint
-- Law 6: a reversal is not reversed, and only a hold is resolved.
CREATE TRIGGER ledger_reversals_end_there BEFORE INSERT ON ledger_transfers
WHEN NEW.reverses_transfer_id IS NOT NULL AND
  (SELECT kind FROM ledger_transfers WHERE village_id = NEW.village_id AND transfer_id = NEW.reverses_transfer_id)
  NOT IN ('award', 'opening')
BEGIN SELECT RAISE(ABORT, 'ledger law 6: only an award or opening line is reversed'); END;
--> statement-breakpoint
CREATE TRIGGER ledger_only_holds_resolve BEFORE INSERT ON ledger_transfers
WHEN NEW.resolves_transfer_id IS NOT NULL AND
  (SELECT kind FROM ledger_transfers WHERE village_id = NEW.village_id AND transfer_id = NEW.resolves_transfer_id)
  IS NOT 'hold'
BEGIN SELECT RAISE(ABORT, 'ledger law 6: only a hold is resolved'); END;
--> statement-breakpoint
-- Laws 1 and 10: advancing the head seals exactly one transfer, which has two entries or more and sums to zero per asset.
CREATE TRIGGER ledger_heads_begin_at_one BEFORE INSERT ON ledger_heads
WHEN NEW.sequence <> coalesce((SELECT sequence FROM ledger_heads WHERE village_id = NEW.village_id), 0) + 1
BEGIN SELECT RAISE(ABORT, 'ledger law 10: the head moves by one'); END;
--> statement-breakpoint
CREATE TRIGGER ledger_heads_move_by_one BEFORE UPDATE ON ledger_heads
WHEN NEW.sequence <> OLD.sequence + 1 OR NEW.village_id <> OLD.village_id
BEGIN SELECT RAISE(ABORT, 'ledger law 10: the head moves by one'); END;
--> statement-breakpoint
CREATE TRIGGER ledger_heads_seal_the_first AFTER INSERT ON ledger_heads
WHEN (SELECT count(*) FROM ledger_entries WHERE village_id = NEW.village_id AND sequence = NEW.sequence) < 2
  OR NOT EXISTS (SELECT 1 FROM ledger_transfers WHERE village_id = NEW.village_id AND sequence = NEW.sequence)
  OR EXISTS (SELECT 1 FROM ledger_entries WHERE village_id = NEW.village_id AND sequence = NEW.sequence
             GROUP BY asset HAVING sum(amount) <> 0)
BEGIN SELECT RAISE(ABORT, 'ledger law 1: a transfer has two entries or more and sums to zero'); END;
--> statement-breakpoint
CREATE TRIGGER ledger_heads_seal BEFORE UPDATE ON ledger_heads
WHEN (SELECT count(*) FROM ledger_entries WHERE village_id = NEW.village_id AND sequence = NEW.sequence) < 2
  OR NOT EXISTS (SELECT 1 FROM ledger_transfers WHERE village_id = NEW.village_id AND sequence = NEW.sequence)
  OR EXISTS (SELECT 1 FROM ledger_entries WHERE village_id = NEW.village_id AND sequence = NEW.sequence
             GROUP BY asset HAVING sum(amount) <> 0)
BEGIN SELECT RAISE(ABORT, 'ledger law 1: a transfer has two entries or more and sums to zero'); END;
--> statement-breakpoint
-- Law 3 in both directions of time: what an account is cannot be changed under its balance.
CREATE TRIGGER ledger_accounts_stay_what_they_are BEFORE UPDATE ON ledger_accounts
WHEN NEW.kind <> OLD.kind OR NEW.asset <> OLD.asset OR NEW.is_limited <> OLD.is_limited
  OR NEW.village_id <> OLD.village_id OR NEW.account_id <> OLD.account_id OR NEW.household_id IS NOT OLD.household_id
BEGIN SELECT RAISE(ABORT, 'ledger law 3: an account stays what it is'); END;
