CREATE TABLE `publicity_lines` (
	`village_id` text NOT NULL,
	`list_id` text NOT NULL,
	`position` integer NOT NULL,
	`declaration_id` text NOT NULL,
	`household_id` text NOT NULL,
	`shown_name` text NOT NULL,
	`rule_title` text NOT NULL,
	`deed` text NOT NULL,
	`deed_on` text NOT NULL,
	`hundredths` integer NOT NULL,
	`is_posted_before` integer NOT NULL,
	`is_settled` integer NOT NULL,
	PRIMARY KEY(`village_id`, `list_id`, `position`),
	FOREIGN KEY (`village_id`,`list_id`) REFERENCES `publicity_lists`(`village_id`,`list_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`village_id`,`declaration_id`) REFERENCES `declarations`(`village_id`,`declaration_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `publicity_lines_declaration` ON `publicity_lines` (`village_id`,`declaration_id`);--> statement-breakpoint
CREATE INDEX `publicity_lines_household` ON `publicity_lines` (`village_id`,`household_id`,`list_id`,`position`);--> statement-breakpoint
CREATE INDEX `publicity_lines_unsettled` ON `publicity_lines` (`village_id`,`list_id`,`position`) WHERE not "publicity_lines"."is_settled";--> statement-breakpoint
CREATE TABLE `publicity_lists` (
	`village_id` text NOT NULL,
	`list_id` text NOT NULL,
	`year` integer NOT NULL,
	`number` integer NOT NULL,
	`starts_on` text NOT NULL,
	`publicity_days` integer NOT NULL,
	`ends_on` text NOT NULL,
	`is_provisional` integer NOT NULL,
	`state` text NOT NULL,
	`line_count` integer NOT NULL,
	`open_count` integer NOT NULL,
	`hundredths` integer NOT NULL,
	`content_digest` text NOT NULL,
	`basis` text NOT NULL,
	`head_digest` text,
	`through_sequence` integer NOT NULL,
	`made_at` integer NOT NULL,
	`made_by_user_id` text NOT NULL,
	`made_by_name` text NOT NULL,
	`closed_at` integer,
	PRIMARY KEY(`village_id`, `list_id`),
	CONSTRAINT "publicity_lists_state" CHECK("publicity_lists"."state" in ('preparing','open','closed')),
	CONSTRAINT "publicity_lists_closed_at" CHECK(("publicity_lists"."state" = 'closed') = ("publicity_lists"."closed_at" is not null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `publicity_lists_number` ON `publicity_lists` (`village_id`,`year`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `publicity_lists_one_a_day` ON `publicity_lists` (`village_id`,`starts_on`);--> statement-breakpoint
CREATE INDEX `publicity_lists_unfinished` ON `publicity_lists` (`village_id`,`ends_on`) WHERE "publicity_lists"."open_count" > 0 or "publicity_lists"."state" <> 'closed';--> statement-breakpoint
CREATE TABLE `publicity_sheets` (
	`village_id` text NOT NULL,
	`list_id` text NOT NULL,
	`photo_id` text NOT NULL,
	`place` text NOT NULL,
	`taken_at` integer NOT NULL,
	`taken_by_user_id` text NOT NULL,
	`taken_by_name` text NOT NULL,
	PRIMARY KEY(`village_id`, `list_id`, `photo_id`),
	FOREIGN KEY (`village_id`,`list_id`) REFERENCES `publicity_lists`(`village_id`,`list_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `publicity_shown_names` (
	`village_id` text NOT NULL,
	`household_id` text NOT NULL,
	`masking` text NOT NULL,
	`chosen_at` integer NOT NULL,
	`chosen_by_user_id` text NOT NULL,
	PRIMARY KEY(`village_id`, `household_id`),
	CONSTRAINT "publicity_shown_names_masking" CHECK("publicity_shown_names"."masking" in ('masked_name','door_number','full_name'))
);
--> statement-breakpoint
ALTER TABLE `villages_settings` ADD `objection_telephone` text;