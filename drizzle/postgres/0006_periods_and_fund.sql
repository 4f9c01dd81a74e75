CREATE TABLE "ledger_periods" (
	"village_id" text NOT NULL,
	"year" bigint NOT NULL,
	"rule" text NOT NULL,
	"announced_at" timestamp (3) with time zone,
	"through_sequence" bigint,
	"closed_through" text,
	"households" bigint NOT NULL,
	"hundredths" bigint NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "ledger_periods_village_id_year_pk" PRIMARY KEY("village_id","year"),
	CONSTRAINT "ledger_periods_rule" CHECK ("ledger_periods"."rule" in ('carry_over','expiry')),
	CONSTRAINT "ledger_periods_lapse_announced" CHECK ("ledger_periods"."rule" <> 'expiry' or "ledger_periods"."announced_at" is not null)
);
--> statement-breakpoint
ALTER TABLE "villages_settings" ADD COLUMN "period_rule" text DEFAULT 'carry_over' NOT NULL;--> statement-breakpoint
ALTER TABLE "villages_settings" ADD COLUMN "period_notice_days" bigint DEFAULT 30 NOT NULL;--> statement-breakpoint
CREATE INDEX "ledger_transfers_fund" ON "ledger_transfers" USING btree ("village_id","sequence") WHERE "ledger_transfers"."kind" in ('fund_in','fund_out');
--> statement-breakpoint
-- Law 11: a year that is over takes corrections only. On the spot the committee alone adds to it; a declaration that was
-- taken in goes its way to the end. Years end at midnight in the village.
CREATE POLICY ledger_years_take_corrections_when_over ON ledger_transfers AS RESTRICTIVE FOR INSERT WITH CHECK (
  kind NOT IN ('award', 'deduction') OR actor_role = 'committee'
  OR left(deed_on, 4)::int >= extract(year FROM recorded_at AT TIME ZONE 'Asia/Shanghai')
  OR EXISTS (SELECT 1 FROM declarations d
             WHERE d.village_id = ledger_transfers.village_id AND d.declaration_id = ledger_transfers.declaration_id));
--> statement-breakpoint
-- A closed period stays as it is, and none is deleted.
REVOKE UPDATE, DELETE ON ledger_periods FROM village_points_app;
--> statement-breakpoint
GRANT UPDATE (rule, through_sequence, closed_through, households, hundredths, closed_at) ON ledger_periods
  TO village_points_app;
--> statement-breakpoint
ALTER TABLE ledger_periods ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY ledger_periods_are_read ON ledger_periods FOR SELECT USING (true);
--> statement-breakpoint
CREATE POLICY ledger_periods_are_opened ON ledger_periods FOR INSERT WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY ledger_periods_stay_closed ON ledger_periods FOR UPDATE USING (closed_at IS NULL) WITH CHECK (true);
