CREATE TABLE `__new_declarations` (
	`village_id` text NOT NULL,
	`declaration_id` text NOT NULL,
	`household_id` text NOT NULL,
	`member_id` text,
	`member_name` text,
	`rule_id` text NOT NULL,
	`origin_id` text NOT NULL,
	`rule_title` text NOT NULL,
	`hundredths` integer NOT NULL,
	`quantity` integer,
	`note` text NOT NULL,
	`deed_on` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by_user_id` text NOT NULL,
	`recorded_by_name` text NOT NULL,
	`procedure` text NOT NULL,
	`is_on_behalf` integer NOT NULL,
	`state` text NOT NULL,
	`state_at` integer NOT NULL,
	`due_on` text,
	`award_batch_id` text,
	`transfer_id` text,
	PRIMARY KEY(`village_id`, `declaration_id`),
	CONSTRAINT "declarations_state" CHECK("__new_declarations"."state" in ('submitted','screened','accepted','publicized','frozen','posted','returned','rejected','withdrawn','reversed')),
	CONSTRAINT "declarations_posted_has_an_entry" CHECK(("__new_declarations"."state" in ('posted','reversed')) = ("__new_declarations"."transfer_id" is not null))
);
--> statement-breakpoint
-- What stood there was awarded on the spot by a cadre.
INSERT INTO `__new_declarations`("village_id", "declaration_id", "household_id", "member_id", "member_name", "rule_id", "origin_id", "rule_title", "hundredths", "quantity", "note", "deed_on", "recorded_at", "recorded_by_user_id", "recorded_by_name", "procedure", "is_on_behalf", "state", "state_at", "due_on", "award_batch_id", "transfer_id")
SELECT "village_id", "declaration_id", "household_id", "member_id", "member_name", "rule_id", "origin_id", "rule_title", "hundredths", "quantity", "note", "deed_on", "recorded_at", "recorded_by_user_id", "recorded_by_name", 'direct', 1, "state", "recorded_at", NULL, "award_batch_id", "transfer_id" FROM `declarations`;
--> statement-breakpoint
DROP TABLE `declarations`;
--> statement-breakpoint
ALTER TABLE `__new_declarations` RENAME TO `declarations`;
--> statement-breakpoint
CREATE INDEX `declarations_household` ON `declarations` (`village_id`,`household_id`,`declaration_id`);
--> statement-breakpoint
CREATE INDEX `declarations_recorder` ON `declarations` (`village_id`,`recorded_by_user_id`,`declaration_id`);
--> statement-breakpoint
CREATE INDEX `declarations_batch` ON `declarations` (`village_id`,`award_batch_id`,`declaration_id`) WHERE "declarations"."award_batch_id" is not null;
--> statement-breakpoint
CREATE INDEX `declarations_waiting` ON `declarations` (`village_id`,`state`,`state_at`) WHERE "declarations"."transfer_id" is null;
--> statement-breakpoint
CREATE TABLE `declarations_evidence` (
	`village_id` text NOT NULL,
	`declaration_id` text NOT NULL,
	`position` integer NOT NULL,
	`photo_id` text NOT NULL,
	PRIMARY KEY(`village_id`, `declaration_id`, `position`),
	FOREIGN KEY (`village_id`,`declaration_id`) REFERENCES `declarations`(`village_id`,`declaration_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `declarations_evidence_photo` ON `declarations_evidence` (`village_id`,`photo_id`);
--> statement-breakpoint
CREATE TABLE `declarations_steps` (
	`village_id` text NOT NULL,
	`declaration_id` text NOT NULL,
	`position` integer NOT NULL,
	`action` text NOT NULL,
	`actor_user_id` text NOT NULL,
	`actor_name` text NOT NULL,
	`actor_role` text NOT NULL,
	`at` integer NOT NULL,
	`reason` text,
	`words` text NOT NULL,
	PRIMARY KEY(`village_id`, `declaration_id`, `position`),
	FOREIGN KEY (`village_id`,`declaration_id`) REFERENCES `declarations`(`village_id`,`declaration_id`) ON UPDATE no action ON DELETE no action
);
