-- The ledger's laws for the role that the app works as. Numbers are those of LEDGER.md. Where SQLite has triggers, here
-- the role lacks the privilege: a distributed PostgreSQL takes no triggers.
GRANT USAGE ON SCHEMA public TO village_points_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO village_points_app;
--> statement-breakpoint
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO village_points_app;
--> statement-breakpoint
-- Law 2: transfers and entries are inserted, never changed or deleted.
REVOKE UPDATE, DELETE ON ledger_transfers, ledger_entries FROM village_points_app;
--> statement-breakpoint
-- Laws 3 and 4: an account stays what it is; only its balance moves.
REVOKE UPDATE, DELETE ON ledger_accounts FROM village_points_app;
--> statement-breakpoint
GRANT UPDATE (balance) ON ledger_accounts TO village_points_app;
--> statement-breakpoint
-- Law 10: a head begins once, at 0, and moves by ledger_seal alone; what it has sealed takes nothing more.
REVOKE UPDATE, DELETE ON ledger_heads FROM village_points_app;
--> statement-breakpoint
ALTER TABLE ledger_heads ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY ledger_heads_are_read ON ledger_heads FOR SELECT USING (true);
--> statement-breakpoint
CREATE POLICY ledger_heads_begin_at_zero ON ledger_heads FOR INSERT WITH CHECK (sequence = 0);
--> statement-breakpoint
ALTER TABLE ledger_transfers ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY ledger_transfers_are_read ON ledger_transfers FOR SELECT USING (true);
--> statement-breakpoint
CREATE POLICY ledger_transfers_stand_above_the_head ON ledger_transfers FOR INSERT WITH CHECK (sequence >
  coalesce((SELECT h.sequence FROM ledger_heads h WHERE h.village_id = ledger_transfers.village_id), 0));
--> statement-breakpoint
ALTER TABLE ledger_entries ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY ledger_entries_are_read ON ledger_entries FOR SELECT USING (true);
--> statement-breakpoint
CREATE POLICY ledger_entries_stand_above_the_head ON ledger_entries FOR INSERT WITH CHECK (sequence >
  coalesce((SELECT h.sequence FROM ledger_heads h WHERE h.village_id = ledger_entries.village_id), 0));
--> statement-breakpoint
-- Laws 1, 4, 6 and 10: moving the head seals every transfer between its old and its new place.
CREATE FUNCTION ledger_seal(of_village text, up_to bigint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE head bigint;
BEGIN
  SELECT sequence INTO head FROM ledger_heads WHERE village_id = of_village FOR UPDATE;
  IF head IS NULL OR up_to IS NULL OR up_to <= head THEN RAISE 'ledger law 10: the head only moves on'; END IF;
  IF (SELECT count(*) FROM ledger_transfers
      WHERE village_id = of_village AND sequence > head AND sequence <= up_to) <> up_to - head
  THEN RAISE 'ledger law 10: the sequence has no gap'; END IF;
  IF EXISTS (SELECT 1 FROM ledger_transfers t
             JOIN ledger_transfers r ON r.village_id = t.village_id AND r.transfer_id = t.reverses_transfer_id
             WHERE t.village_id = of_village AND t.sequence > head AND t.sequence <= up_to
               AND r.kind NOT IN ('award', 'opening', 'deduction', 'fund_in', 'fund_out'))
  THEN RAISE 'ledger law 6: only an award, a deduction, an opening line or a fund movement is reversed'; END IF;
  IF EXISTS (SELECT 1 FROM ledger_transfers t
             JOIN ledger_transfers h ON h.village_id = t.village_id AND h.transfer_id = t.resolves_transfer_id
             WHERE t.village_id = of_village AND t.sequence > head AND t.sequence <= up_to AND h.kind <> 'hold')
  THEN RAISE 'ledger law 6: only a hold is resolved'; END IF;
  IF (SELECT count(*) FROM
       (SELECT 1 FROM ledger_entries
        WHERE village_id = of_village AND sequence > head AND sequence <= up_to
        GROUP BY sequence HAVING count(*) >= 2) AS full_ones) <> up_to - head
  THEN RAISE 'ledger law 1: a transfer has two entries or more'; END IF;
  IF EXISTS (SELECT 1 FROM ledger_entries
             WHERE village_id = of_village AND sequence > head AND sequence <= up_to
             GROUP BY sequence, asset HAVING sum(amount) <> 0)
  THEN RAISE 'ledger law 1: a transfer sums to zero'; END IF;
  IF EXISTS (SELECT 1 FROM
       (SELECT account_id, balance_after,
               lead(balance_after - amount) OVER (PARTITION BY account_id ORDER BY sequence, line) AS next_before
        FROM ledger_entries
        WHERE village_id = of_village AND sequence > head AND sequence <= up_to) AS moved
       JOIN ledger_accounts a ON a.village_id = of_village AND a.account_id = moved.account_id
       WHERE moved.balance_after <> coalesce(moved.next_before, a.balance))
  THEN RAISE 'ledger law 4: an entry carries the balance after it'; END IF;
  UPDATE ledger_heads SET sequence = up_to WHERE village_id = of_village;
  RETURN up_to;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION ledger_seal(text, bigint) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION ledger_seal(text, bigint) TO village_points_app;
