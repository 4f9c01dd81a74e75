CREATE TABLE `deductions_ceiling_uses` (
	`village_id` text NOT NULL,
	`household_id` text NOT NULL,
	`origin_id` text NOT NULL,
	`period` text NOT NULL,
	`period_start` text NOT NULL,
	`measure` text NOT NULL,
	`used` integer NOT NULL,
	PRIMARY KEY(`village_id`, `household_id`, `origin_id`, `period`, `period_start`, `measure`),
	CONSTRAINT "deductions_ceiling_uses_not_below_zero" CHECK("deductions_ceiling_uses"."used" >= 0)
);
--> statement-breakpoint
CREATE TABLE `deductions` (
	`village_id` text NOT NULL,
	`deduction_id` text NOT NULL,
	`household_id` text NOT NULL,
	`rule_id` text NOT NULL,
	`rule_title` text NOT NULL,
	`note` text NOT NULL,
	`seen_on` text NOT NULL,
	`fix_by` text NOT NULL,
	`state` text NOT NULL,
	`state_at` integer NOT NULL,
	`reminded_at` integer NOT NULL,
	`reminded_by_user_id` text NOT NULL,
	`reminded_by_name` text NOT NULL,
	`hundredths` integer,
	`proposed_on` text,
	`proposed_by_user_id` text,
	`heard_on` text,
	`speaker` text,
	`companion` text,
	`heard_words` text,
	`seed` text,
	`public_from` text,
	`public_until` text,
	`deducted_on` text,
	`deducted_from_id` text,
	`repair_by` text,
	`transfer_id` text,
	PRIMARY KEY(`village_id`, `deduction_id`),
	CONSTRAINT "deductions_state_known" CHECK("deductions"."state" in ('reminded','rectified','closed','proposed','heard','publicized','frozen','deducted','amended','disputed','repaired','reversed','dropped')),
	CONSTRAINT "deductions_taken_has_an_entry" CHECK(("deductions"."state" in ('deducted','amended','disputed','repaired','reversed')) = ("deductions"."transfer_id" is not null))
);
--> statement-breakpoint
CREATE INDEX `deductions_household` ON `deductions` (`village_id`,`household_id`,`deduction_id`);--> statement-breakpoint
CREATE INDEX `deductions_state` ON `deductions` (`village_id`,`state`,`deduction_id`);--> statement-breakpoint
CREATE TABLE `deductions_step_photos` (
	`village_id` text NOT NULL,
	`deduction_id` text NOT NULL,
	`position` integer NOT NULL,
	`photo_id` text NOT NULL,
	PRIMARY KEY(`village_id`, `deduction_id`, `position`, `photo_id`),
	FOREIGN KEY (`village_id`,`deduction_id`,`position`) REFERENCES `deductions_steps`(`village_id`,`deduction_id`,`position`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `deductions_steps` (
	`village_id` text NOT NULL,
	`deduction_id` text NOT NULL,
	`position` integer NOT NULL,
	`action` text NOT NULL,
	`actor_user_id` text NOT NULL,
	`actor_name` text NOT NULL,
	`actor_role` text NOT NULL,
	`at` integer NOT NULL,
	`words` text NOT NULL,
	PRIMARY KEY(`village_id`, `deduction_id`, `position`),
	FOREIGN KEY (`village_id`,`deduction_id`) REFERENCES `deductions`(`village_id`,`deduction_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `deductions_votes` (
	`village_id` text NOT NULL,
	`deduction_id` text NOT NULL,
	`user_id` text NOT NULL,
	`vote` text NOT NULL,
	`words` text NOT NULL,
	`voted_at` integer NOT NULL,
	PRIMARY KEY(`village_id`, `deduction_id`, `user_id`),
	FOREIGN KEY (`village_id`,`deduction_id`) REFERENCES `deductions`(`village_id`,`deduction_id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "deductions_votes_vote" CHECK("deductions_votes"."vote" in ('accept','reject'))
);
--> statement-breakpoint
ALTER TABLE `declarations_photos` ADD `shows` text;--> statement-breakpoint
ALTER TABLE `villages_settings` ADD `deduction_ceiling` integer DEFAULT 20 NOT NULL;--> statement-breakpoint
ALTER TABLE `villages_settings` ADD `repair_days` integer DEFAULT 30 NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_transfers_deducted_once` ON `ledger_transfers` (`village_id`,`declaration_id`,`kind`) WHERE "ledger_transfers"."kind" in ('deduction','repair');