CREATE TABLE `households_cards` (
	`village_id` text NOT NULL,
	`id` text NOT NULL,
	`household_id` text NOT NULL,
	`code` text NOT NULL,
	`issued_at` integer NOT NULL,
	`revoked_at` integer,
	PRIMARY KEY(`village_id`, `id`),
	FOREIGN KEY (`village_id`,`household_id`) REFERENCES `households_households`(`village_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `households_cards_code` ON `households_cards` (`village_id`,`code`);--> statement-breakpoint
CREATE INDEX `households_cards_household` ON `households_cards` (`village_id`,`household_id`);--> statement-breakpoint
CREATE TABLE `households_households` (
	`village_id` text NOT NULL,
	`id` text NOT NULL,
	`number` text NOT NULL,
	`number_key` text NOT NULL,
	`head_name` text NOT NULL,
	`villagers_group_id` text NOT NULL,
	`door_number` text NOT NULL,
	`door_key` text NOT NULL,
	`note` text NOT NULL,
	`status` text NOT NULL,
	`status_reason` text NOT NULL,
	`merged_into_id` text,
	`search_text` text NOT NULL,
	`added_at` integer NOT NULL,
	PRIMARY KEY(`village_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `households_households_number_key` ON `households_households` (`village_id`,`number_key`);--> statement-breakpoint
CREATE INDEX `households_households_group` ON `households_households` (`village_id`,`villagers_group_id`,`door_key`);--> statement-breakpoint
CREATE INDEX `households_households_merged_into` ON `households_households` (`village_id`,`merged_into_id`);--> statement-breakpoint
CREATE TABLE `households_members` (
	`village_id` text NOT NULL,
	`id` text NOT NULL,
	`household_id` text NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`relation` text NOT NULL,
	`is_head` integer NOT NULL,
	`sex` text,
	`birth_month` text,
	`phone` text,
	PRIMARY KEY(`village_id`, `id`),
	FOREIGN KEY (`village_id`,`household_id`) REFERENCES `households_households`(`village_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `households_members_household` ON `households_members` (`village_id`,`household_id`,`position`);--> statement-breakpoint
CREATE TABLE `identity_demo_accounts` (
	`user_id` text PRIMARY KEY NOT NULL,
	`label` text NOT NULL,
	`suggestion` text NOT NULL,
	`position` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `identity_roles` (
	`village_id` text NOT NULL,
	`id` text NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`scope_id` text NOT NULL,
	`label` text NOT NULL,
	`granted_at` integer NOT NULL,
	`revoked_at` integer,
	PRIMARY KEY(`village_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `identity_roles_held_once` ON `identity_roles` (`village_id`,`user_id`,`role`,`scope_id`);--> statement-breakpoint
CREATE INDEX `identity_roles_scope` ON `identity_roles` (`village_id`,`role`,`scope_id`);--> statement-breakpoint
CREATE TABLE `identity_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`opened_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `identity_sessions_token_hash` ON `identity_sessions` (`token_hash`);--> statement-breakpoint
CREATE INDEX `identity_sessions_user` ON `identity_sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `identity_users` (
	`id` text PRIMARY KEY NOT NULL,
	`display_name` text NOT NULL,
	`village_ids` text NOT NULL,
	`added_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `platform_idempotent_answers` (
	`village_id` text NOT NULL,
	`idempotency_key` text NOT NULL,
	`request_hash` text NOT NULL,
	`status` integer NOT NULL,
	`answer` text NOT NULL,
	`answered_at` integer NOT NULL,
	PRIMARY KEY(`village_id`, `idempotency_key`)
);
--> statement-breakpoint
CREATE TABLE `rules_caps` (
	`village_id` text NOT NULL,
	`rule_id` text NOT NULL,
	`position` integer NOT NULL,
	`period` text NOT NULL,
	`measure` text NOT NULL,
	`most` integer NOT NULL,
	PRIMARY KEY(`village_id`, `rule_id`, `position`),
	FOREIGN KEY (`village_id`,`rule_id`) REFERENCES `rules_rules`(`village_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `rules_retirements` (
	`village_id` text NOT NULL,
	`rule_id` text NOT NULL,
	`reason` text NOT NULL,
	`retired_at` integer NOT NULL,
	`retired_by` text NOT NULL,
	PRIMARY KEY(`village_id`, `rule_id`),
	FOREIGN KEY (`village_id`,`rule_id`) REFERENCES `rules_rules`(`village_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `rules_rulebooks` (
	`village_id` text NOT NULL,
	`id` text NOT NULL,
	`version` integer NOT NULL,
	`title` text NOT NULL,
	`in_force_on` text NOT NULL,
	`assembly_on` text NOT NULL,
	`entitled` integer,
	`present` integer NOT NULL,
	`in_favor` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	PRIMARY KEY(`village_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rules_rulebooks_version` ON `rules_rulebooks` (`village_id`,`version`);--> statement-breakpoint
CREATE UNIQUE INDEX `rules_rulebooks_in_force_on` ON `rules_rulebooks` (`village_id`,`in_force_on`);--> statement-breakpoint
CREATE TABLE `rules_rules` (
	`village_id` text NOT NULL,
	`id` text NOT NULL,
	`rulebook_id` text NOT NULL,
	`origin_id` text NOT NULL,
	`clause` integer NOT NULL,
	`category` text NOT NULL,
	`title` text NOT NULL,
	`rule_class` text NOT NULL,
	`points_kind` text NOT NULL,
	`points` integer NOT NULL,
	`most_points` integer,
	`unit` text,
	`unit_size` integer,
	`evidence` text NOT NULL,
	`procedure` text NOT NULL,
	PRIMARY KEY(`village_id`, `id`),
	FOREIGN KEY (`village_id`,`rulebook_id`) REFERENCES `rules_rulebooks`(`village_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rules_rules_clause` ON `rules_rules` (`village_id`,`rulebook_id`,`clause`);--> statement-breakpoint
CREATE UNIQUE INDEX `rules_rules_origin` ON `rules_rules` (`village_id`,`rulebook_id`,`origin_id`);--> statement-breakpoint
CREATE TABLE `villages_groups` (
	`village_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`village_id`, `id`),
	FOREIGN KEY (`village_id`) REFERENCES `villages_settings`(`village_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `villages_groups_name` ON `villages_groups` (`village_id`,`name`);--> statement-breakpoint
CREATE TABLE `villages_places` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`parent_id` text
);
--> statement-breakpoint
CREATE INDEX `villages_places_parent` ON `villages_places` (`parent_id`);--> statement-breakpoint
CREATE TABLE `villages_settings` (
	`village_id` text PRIMARY KEY NOT NULL,
	`telephone` text NOT NULL,
	`publicity_days` integer NOT NULL,
	`fen_per_point` integer NOT NULL,
	`name_masking` text NOT NULL
);
