CREATE TABLE `ledger_periods` (
	`village_id` text NOT NULL,
	`year` integer NOT NULL,
	`rule` text NOT NULL,
	`announced_at` integer,
	`through_sequence` integer,
	`closed_through` text,
	`households` integer NOT NULL,
	`hundredths` integer NOT NULL,
	`closed_at` integer,
	PRIMARY KEY(`village_id`, `year`),
	CONSTRAINT "ledger_periods_rule" CHECK("ledger_periods"."rule" in ('carry_over','expiry')),
	CONSTRAINT "ledger_periods_lapse_announced" CHECK("ledger_periods"."rule" <> 'expiry' or "ledger_periods"."announced_at" is not null)
);
--> statement-breakpoint
ALTER TABLE `villages_settings` ADD `period_rule` text DEFAULT 'carry_over' NOT NULL;--> statement-breakpoint
ALTER TABLE `villages_settings` ADD `period_notice_days` integer DEFAULT 30 NOT NULL;--> statement-breakpoint
CREATE INDEX `ledger_transfers_fund` ON `ledger_transfers` (`village_id`,`sequence`) WHERE "ledger_transfers"."kind" in ('fund_in','fund_out');
--> statement-breakpoint
-- Law 11: a year that is over takes corrections only. On the spot the committee alone adds to it; a declaration that was
-- taken in goes its way to the end. Years end at midnight in the village (UTC+8).
CREATE TRIGGER ledger_years_take_corrections_when_over BEFORE INSERT ON ledger_transfers
WHEN NEW.kind IN ('award', 'deduction') AND NEW.actor_role <> 'committee'
  AND substr(NEW.deed_on, 1, 4) < strftime('%Y', NEW.recorded_at / 1000, 'unixepoch', '+8 hours')
  AND NOT EXISTS (SELECT 1 FROM declarations
                  WHERE village_id = NEW.village_id AND declaration_id = NEW.declaration_id)
BEGIN SELECT RAISE(ABORT, 'ledger law 11: a closed period takes corrections only'); END;
--> statement-breakpoint
CREATE TRIGGER ledger_periods_stay_closed BEFORE UPDATE ON ledger_periods
WHEN OLD.closed_at IS NOT NULL OR NEW.village_id <> OLD.village_id OR NEW.year <> OLD.year
BEGIN SELECT RAISE(ABORT, 'ledger law 11: a closed period stays as it is'); END;
--> statement-breakpoint
-- An announced loss can only be called off.
CREATE TRIGGER ledger_periods_grow_only_milder BEFORE UPDATE ON ledger_periods
WHEN NEW.rule = 'expiry' AND OLD.rule <> 'expiry'
BEGIN SELECT RAISE(ABORT, 'ledger law 11: points lapse only when it was announced'); END;
--> statement-breakpoint
CREATE TRIGGER ledger_periods_never_go BEFORE DELETE ON ledger_periods
BEGIN SELECT RAISE(ABORT, 'ledger law 11: a period is never deleted'); END;
