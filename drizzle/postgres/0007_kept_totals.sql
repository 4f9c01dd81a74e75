CREATE TABLE "ledger_household_months" (
	"village_id" text NOT NULL,
	"household_id" text NOT NULL,
	"month" text NOT NULL,
	"earned" bigint NOT NULL,
	CONSTRAINT "ledger_household_months_village_id_household_id_month_pk" PRIMARY KEY("village_id","household_id","month")
);
--> statement-breakpoint
CREATE TABLE "ledger_village_totals" (
	"village_id" text NOT NULL,
	"outstanding" bigint NOT NULL,
	CONSTRAINT "ledger_village_totals_village_id_pk" PRIMARY KEY("village_id")
);
--> statement-breakpoint
-- What was recorded before: merging and splitting earn nothing.
INSERT INTO ledger_household_months (village_id, household_id, month, earned)
  SELECT e.village_id, e.household_id, substr(t.deed_on, 1, 7), sum(e.amount)
  FROM ledger_entries e JOIN ledger_transfers t ON t.village_id = e.village_id AND t.sequence = e.sequence
  WHERE e.account_kind = 'household_conduct' AND t.kind NOT IN ('merge', 'split')
  GROUP BY e.village_id, e.household_id, substr(t.deed_on, 1, 7);
--> statement-breakpoint
INSERT INTO ledger_village_totals (village_id, outstanding)
  SELECT village_id, sum(balance) FROM ledger_accounts WHERE kind IN ('household_available', 'household_held')
  GROUP BY village_id;
