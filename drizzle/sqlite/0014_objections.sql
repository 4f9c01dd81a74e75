CREATE TABLE `objections_answers` (
	`village_id` text NOT NULL,
	`objection_id` text NOT NULL,
	`position` integer NOT NULL,
	`is_upheld` integer NOT NULL,
	`is_final` integer NOT NULL,
	`reasons` text NOT NULL,
	`answered_at` integer NOT NULL,
	`answered_by_user_id` text NOT NULL,
	`answered_by_name` text NOT NULL,
	`answered_by_role` text NOT NULL,
	PRIMARY KEY(`village_id`, `objection_id`, `position`),
	FOREIGN KEY (`village_id`,`objection_id`) REFERENCES `objections`(`village_id`,`objection_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `objections` (
	`village_id` text NOT NULL,
	`objection_id` text NOT NULL,
	`declaration_id` text NOT NULL,
	`household_id` text NOT NULL,
	`state` text NOT NULL,
	`raised_at` integer NOT NULL,
	`due_on` text NOT NULL,
	`is_provisional` integer NOT NULL,
	`voice_count` integer NOT NULL,
	`appealed_by` text,
	`is_new_award_due` integer NOT NULL,
	`replaced_by_id` text,
	PRIMARY KEY(`village_id`, `objection_id`),
	FOREIGN KEY (`village_id`,`declaration_id`) REFERENCES `declarations`(`village_id`,`declaration_id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "objections_state" CHECK("objections"."state" in ('raised','dismissed','upheld','appealed','finally_dismissed','finally_upheld')),
	CONSTRAINT "objections_appealed_by" CHECK("objections"."appealed_by" in ('objector','household'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `objections_one_open` ON `objections` (`village_id`,`declaration_id`) WHERE "objections"."state" in ('raised','appealed');--> statement-breakpoint
CREATE INDEX `objections_declaration` ON `objections` (`village_id`,`declaration_id`);--> statement-breakpoint
CREATE INDEX `objections_household` ON `objections` (`village_id`,`household_id`,`objection_id`);--> statement-breakpoint
CREATE INDEX `objections_state` ON `objections` (`village_id`,`state`,`objection_id`);--> statement-breakpoint
CREATE INDEX `objections_award_due` ON `objections` (`village_id`,`objection_id`) WHERE "objections"."is_new_award_due" and "objections"."replaced_by_id" is null;--> statement-breakpoint
CREATE TABLE `objections_voices` (
	`village_id` text NOT NULL,
	`objection_id` text NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`words` text NOT NULL,
	`said_at` integer NOT NULL,
	`objector_user_id` text,
	`objector_name` text NOT NULL,
	`objector_household_id` text,
	`entered_by_user_id` text,
	`entered_by_name` text,
	PRIMARY KEY(`village_id`, `objection_id`, `position`),
	FOREIGN KEY (`village_id`,`objection_id`) REFERENCES `objections`(`village_id`,`objection_id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "objections_voices_kind" CHECK("objections_voices"."kind" in ('objection','appeal')),
	CONSTRAINT "objections_voices_on_paper" CHECK(("objections_voices"."objector_user_id" is null) = ("objections_voices"."entered_by_user_id" is not null))
);
--> statement-breakpoint
CREATE INDEX `objections_voices_of_objector` ON `objections_voices` (`village_id`,`objector_user_id`,`objection_id`);--> statement-breakpoint
CREATE INDEX `objections_voices_entered_by` ON `objections_voices` (`village_id`,`entered_by_user_id`,`objection_id`);