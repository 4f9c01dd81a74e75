CREATE TABLE `declarations_award_batches` (
	`village_id` text NOT NULL,
	`award_batch_id` text NOT NULL,
	`rule_title` text NOT NULL,
	`deed_on` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by_user_id` text NOT NULL,
	`recorded_by_name` text NOT NULL,
	`household_count` integer NOT NULL,
	`hundredths` integer NOT NULL,
	`state` text NOT NULL,
	PRIMARY KEY(`village_id`, `award_batch_id`),
	CONSTRAINT "declarations_award_batches_state" CHECK("declarations_award_batches"."state" in ('posted','reversed'))
);
--> statement-breakpoint
CREATE TABLE `declarations_cap_uses` (
	`village_id` text NOT NULL,
	`household_id` text NOT NULL,
	`origin_id` text NOT NULL,
	`period` text NOT NULL,
	`period_start` text NOT NULL,
	`measure` text NOT NULL,
	`used` integer NOT NULL,
	PRIMARY KEY(`village_id`, `household_id`, `origin_id`, `period`, `period_start`, `measure`),
	CONSTRAINT "declarations_cap_uses_not_below_zero" CHECK("declarations_cap_uses"."used" >= 0)
);
--> statement-breakpoint
CREATE TABLE `declarations` (
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
	`state` text NOT NULL,
	`award_batch_id` text,
	`transfer_id` text NOT NULL,
	PRIMARY KEY(`village_id`, `declaration_id`),
	CONSTRAINT "declarations_state" CHECK("declarations"."state" in ('posted','reversed'))
);
--> statement-breakpoint
CREATE INDEX `declarations_household` ON `declarations` (`village_id`,`household_id`,`declaration_id`);--> statement-breakpoint
CREATE INDEX `declarations_recorder` ON `declarations` (`village_id`,`recorded_by_user_id`,`declaration_id`);--> statement-breakpoint
CREATE INDEX `declarations_batch` ON `declarations` (`village_id`,`award_batch_id`,`declaration_id`);--> statement-breakpoint
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
CREATE TABLE `ledger_accounts` (
	`village_id` text NOT NULL,
	`account_id` text NOT NULL,
	`kind` text NOT NULL,
	`asset` text NOT NULL,
	`household_id` text,
	`reward_id` text,
	`year` integer,
	`is_limited` integer NOT NULL,
	`balance` integer NOT NULL,
	PRIMARY KEY(`village_id`, `account_id`),
	CONSTRAINT "ledger_accounts_not_below_zero" CHECK(not "ledger_accounts"."is_limited" or "ledger_accounts"."balance" >= 0),
	CONSTRAINT "ledger_accounts_shortfall_not_above_zero" CHECK("ledger_accounts"."kind" <> 'household_shortfall' or "ledger_accounts"."balance" <= 0)
);
--> statement-breakpoint
CREATE INDEX `ledger_accounts_household` ON `ledger_accounts` (`village_id`,`household_id`);--> statement-breakpoint
CREATE INDEX `ledger_accounts_reward` ON `ledger_accounts` (`village_id`,`reward_id`);--> statement-breakpoint
CREATE INDEX `ledger_accounts_kind` ON `ledger_accounts` (`village_id`,`kind`);--> statement-breakpoint
CREATE TABLE `ledger_entries` (
	`village_id` text NOT NULL,
	`sequence` integer NOT NULL,
	`line` integer NOT NULL,
	`account_id` text NOT NULL,
	`account_kind` text NOT NULL,
	`asset` text NOT NULL,
	`household_id` text,
	`amount` integer NOT NULL,
	`balance_after` integer NOT NULL,
	PRIMARY KEY(`village_id`, `sequence`, `line`),
	FOREIGN KEY (`village_id`,`sequence`) REFERENCES `ledger_transfers`(`village_id`,`sequence`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`village_id`,`account_id`) REFERENCES `ledger_accounts`(`village_id`,`account_id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "ledger_entries_move_something" CHECK("ledger_entries"."amount" <> 0)
);
--> statement-breakpoint
CREATE INDEX `ledger_entries_statement` ON `ledger_entries` (`village_id`,`household_id`,`sequence`);--> statement-breakpoint
CREATE INDEX `ledger_entries_account` ON `ledger_entries` (`village_id`,`account_id`,`sequence`);--> statement-breakpoint
CREATE TABLE `ledger_heads` (
	`village_id` text PRIMARY KEY NOT NULL,
	`sequence` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `ledger_memos` (
	`village_id` text NOT NULL,
	`transfer_id` text NOT NULL,
	`actor_name` text NOT NULL,
	`member_name` text,
	`note` text NOT NULL,
	PRIMARY KEY(`village_id`, `transfer_id`),
	FOREIGN KEY (`village_id`,`transfer_id`) REFERENCES `ledger_transfers`(`village_id`,`transfer_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `ledger_transfers` (
	`village_id` text NOT NULL,
	`transfer_id` text NOT NULL,
	`sequence` integer NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`household_id` text,
	`member_id` text,
	`actor_user_id` text NOT NULL,
	`actor_role` text NOT NULL,
	`rulebook_id` text,
	`rule_id` text,
	`declaration_id` text,
	`redemption_id` text,
	`import_id` text,
	`deed_on` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`reverses_transfer_id` text,
	`resolves_transfer_id` text,
	PRIMARY KEY(`village_id`, `transfer_id`),
	FOREIGN KEY (`village_id`,`reverses_transfer_id`) REFERENCES `ledger_transfers`(`village_id`,`transfer_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`village_id`,`resolves_transfer_id`) REFERENCES `ledger_transfers`(`village_id`,`transfer_id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "ledger_transfers_kind" CHECK("ledger_transfers"."kind" in ('opening','award','hold','post','void','expire','reversal','supply','loss','stock_take','merge','split')),
	CONSTRAINT "ledger_transfers_reversal_names_one" CHECK(("ledger_transfers"."kind" = 'reversal') = ("ledger_transfers"."reverses_transfer_id" is not null)),
	CONSTRAINT "ledger_transfers_resolution_names_one" CHECK(("ledger_transfers"."kind" in ('post','void','expire')) = ("ledger_transfers"."resolves_transfer_id" is not null)),
	CONSTRAINT "ledger_transfers_award_is_declared" CHECK("ledger_transfers"."kind" <> 'award' or "ledger_transfers"."declaration_id" is not null)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_transfers_sequence` ON `ledger_transfers` (`village_id`,`sequence`);--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_transfers_reversed_once` ON `ledger_transfers` (`village_id`,`reverses_transfer_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_transfers_resolved_once` ON `ledger_transfers` (`village_id`,`resolves_transfer_id`);--> statement-breakpoint
CREATE INDEX `ledger_transfers_import` ON `ledger_transfers` (`village_id`,`import_id`);--> statement-breakpoint
CREATE TABLE `ledger_village_months` (
	`village_id` text NOT NULL,
	`month` text NOT NULL,
	`issued` integer NOT NULL,
	`redeemed` integer NOT NULL,
	PRIMARY KEY(`village_id`, `month`)
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
CREATE TABLE `rewards_limit_uses` (
	`village_id` text NOT NULL,
	`household_id` text NOT NULL,
	`reward_id` text NOT NULL,
	`period_start` text NOT NULL,
	`used` integer NOT NULL,
	PRIMARY KEY(`village_id`, `household_id`, `reward_id`, `period_start`),
	CONSTRAINT "rewards_limit_uses_not_below_zero" CHECK("rewards_limit_uses"."used" >= 0)
);
--> statement-breakpoint
CREATE TABLE `rewards_pickup_attempts` (
	`village_id` text NOT NULL,
	`user_id` text NOT NULL,
	`wrong_count` integer NOT NULL,
	`window_ends_at` integer NOT NULL,
	PRIMARY KEY(`village_id`, `user_id`)
);
--> statement-breakpoint
CREATE TABLE `rewards_redemptions` (
	`village_id` text NOT NULL,
	`redemption_id` text NOT NULL,
	`household_id` text NOT NULL,
	`reward_id` text NOT NULL,
	`reward_shop_id` text NOT NULL,
	`reward_name` text NOT NULL,
	`unit` text NOT NULL,
	`quantity` integer NOT NULL,
	`hundredths` integer NOT NULL,
	`state` text NOT NULL,
	`pickup_code` text NOT NULL,
	`ordered_at` integer NOT NULL,
	`pickup_by` text NOT NULL,
	`hold_transfer_id` text NOT NULL,
	`closed_at` integer,
	`closed_on` text,
	`closed_by_name` text,
	PRIMARY KEY(`village_id`, `redemption_id`),
	FOREIGN KEY (`village_id`,`reward_id`) REFERENCES `rewards`(`village_id`,`reward_id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "rewards_redemptions_state" CHECK("rewards_redemptions"."state" in ('held','fulfilled','cancelled','expired'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rewards_redemptions_open_code` ON `rewards_redemptions` (`village_id`,`pickup_code`) WHERE "rewards_redemptions"."state" = 'held';--> statement-breakpoint
CREATE INDEX `rewards_redemptions_code` ON `rewards_redemptions` (`village_id`,`pickup_code`,`redemption_id`);--> statement-breakpoint
CREATE INDEX `rewards_redemptions_household` ON `rewards_redemptions` (`village_id`,`household_id`,`redemption_id`);--> statement-breakpoint
CREATE INDEX `rewards_redemptions_shop` ON `rewards_redemptions` (`village_id`,`reward_shop_id`,`redemption_id`);--> statement-breakpoint
CREATE INDEX `rewards_redemptions_register` ON `rewards_redemptions` (`village_id`,`reward_shop_id`,`closed_on`);--> statement-breakpoint
CREATE INDEX `rewards_redemptions_due` ON `rewards_redemptions` (`village_id`,`state`,`pickup_by`);--> statement-breakpoint
CREATE TABLE `rewards_shops` (
	`village_id` text NOT NULL,
	`reward_shop_id` text NOT NULL,
	`name` text NOT NULL,
	`address` text NOT NULL,
	`opening_hours` text NOT NULL,
	PRIMARY KEY(`village_id`, `reward_shop_id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rewards_shops_name` ON `rewards_shops` (`village_id`,`name`);--> statement-breakpoint
CREATE TABLE `rewards` (
	`village_id` text NOT NULL,
	`reward_id` text NOT NULL,
	`reward_shop_id` text NOT NULL,
	`name` text NOT NULL,
	`unit` text NOT NULL,
	`category` text NOT NULL,
	`hundredths` integer NOT NULL,
	`price_fen` integer,
	`low_stock` integer NOT NULL,
	`source` text,
	`limit_period` text,
	`limit_quantity` integer,
	`picture_id` text,
	`is_offered` integer NOT NULL,
	PRIMARY KEY(`village_id`, `reward_id`),
	FOREIGN KEY (`village_id`,`reward_shop_id`) REFERENCES `rewards_shops`(`village_id`,`reward_shop_id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "rewards_cost_something" CHECK("rewards"."hundredths" > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rewards_name` ON `rewards` (`village_id`,`reward_shop_id`,`name`);--> statement-breakpoint
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
