CREATE TABLE "declarations_award_batches" (
	"village_id" text NOT NULL,
	"award_batch_id" text NOT NULL,
	"rule_title" text NOT NULL,
	"deed_on" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by_user_id" text NOT NULL,
	"recorded_by_name" text NOT NULL,
	"household_count" bigint NOT NULL,
	"hundredths" bigint NOT NULL,
	"state" text NOT NULL,
	CONSTRAINT "declarations_award_batches_village_id_award_batch_id_pk" PRIMARY KEY("village_id","award_batch_id"),
	CONSTRAINT "declarations_award_batches_state" CHECK ("declarations_award_batches"."state" in ('posted','reversed'))
);
--> statement-breakpoint
CREATE TABLE "declarations_cap_uses" (
	"village_id" text NOT NULL,
	"household_id" text NOT NULL,
	"origin_id" text NOT NULL,
	"period" text NOT NULL,
	"period_start" text NOT NULL,
	"measure" text NOT NULL,
	"used" bigint NOT NULL,
	CONSTRAINT "declarations_cap_uses_village_id_household_id_origin_id_period_period_start_measure_pk" PRIMARY KEY("village_id","household_id","origin_id","period","period_start","measure"),
	CONSTRAINT "declarations_cap_uses_not_below_zero" CHECK ("declarations_cap_uses"."used" >= 0)
);
--> statement-breakpoint
CREATE TABLE "declarations" (
	"village_id" text NOT NULL,
	"declaration_id" text NOT NULL,
	"household_id" text NOT NULL,
	"member_id" text,
	"member_name" text,
	"rule_id" text NOT NULL,
	"origin_id" text NOT NULL,
	"rule_title" text NOT NULL,
	"hundredths" bigint NOT NULL,
	"quantity" bigint,
	"note" text NOT NULL,
	"deed_on" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by_user_id" text NOT NULL,
	"recorded_by_name" text NOT NULL,
	"state" text NOT NULL,
	"award_batch_id" text,
	"transfer_id" text NOT NULL,
	CONSTRAINT "declarations_village_id_declaration_id_pk" PRIMARY KEY("village_id","declaration_id"),
	CONSTRAINT "declarations_state" CHECK ("declarations"."state" in ('posted','reversed'))
);
--> statement-breakpoint
CREATE TABLE "households_cards" (
	"village_id" text NOT NULL,
	"id" text NOT NULL,
	"household_id" text NOT NULL,
	"code" text NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "households_cards_village_id_id_pk" PRIMARY KEY("village_id","id")
);
--> statement-breakpoint
CREATE TABLE "households_households" (
	"village_id" text NOT NULL,
	"id" text NOT NULL,
	"number" text NOT NULL,
	"number_key" text NOT NULL,
	"head_name" text NOT NULL,
	"villagers_group_id" text NOT NULL,
	"door_number" text NOT NULL,
	"door_key" text NOT NULL,
	"note" text NOT NULL,
	"status" text NOT NULL,
	"status_reason" text NOT NULL,
	"merged_into_id" text,
	"search_text" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "households_households_village_id_id_pk" PRIMARY KEY("village_id","id")
);
--> statement-breakpoint
CREATE TABLE "households_members" (
	"village_id" text NOT NULL,
	"id" text NOT NULL,
	"household_id" text NOT NULL,
	"position" bigint NOT NULL,
	"name" text NOT NULL,
	"relation" text NOT NULL,
	"is_head" boolean NOT NULL,
	"sex" text,
	"birth_month" text,
	"phone" text,
	CONSTRAINT "households_members_village_id_id_pk" PRIMARY KEY("village_id","id")
);
--> statement-breakpoint
CREATE TABLE "identity_demo_accounts" (
	"user_id" text PRIMARY KEY NOT NULL,
	"label" text NOT NULL,
	"suggestion" text NOT NULL,
	"position" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identity_roles" (
	"village_id" text NOT NULL,
	"id" text NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"scope_id" text NOT NULL,
	"label" text NOT NULL,
	"granted_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "identity_roles_village_id_id_pk" PRIMARY KEY("village_id","id")
);
--> statement-breakpoint
CREATE TABLE "identity_sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"token_hash" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "identity_users" (
	"id" text PRIMARY KEY NOT NULL,
	"display_name" text NOT NULL,
	"village_ids" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "imports_changes" (
	"village_id" text NOT NULL,
	"import_id" text NOT NULL,
	"position" bigint NOT NULL,
	"subject" text NOT NULL,
	"subject_id" text NOT NULL,
	"change" text NOT NULL,
	"line_key" text,
	"before" text,
	"after" text,
	CONSTRAINT "imports_changes_village_id_import_id_position_pk" PRIMARY KEY("village_id","import_id","position")
);
--> statement-breakpoint
CREATE TABLE "imports_imports" (
	"village_id" text NOT NULL,
	"import_id" text NOT NULL,
	"kind" text NOT NULL,
	"file_name" text NOT NULL,
	"content_hash" text NOT NULL,
	"content" text,
	"answers" text NOT NULL,
	"revision" bigint NOT NULL,
	"status" text NOT NULL,
	"percent" bigint NOT NULL,
	"doing" text NOT NULL,
	"reading" text,
	"facts_hash" text NOT NULL,
	"annotated" text,
	"outcome" text NOT NULL,
	"uploaded_at" timestamp (3) with time zone NOT NULL,
	"uploaded_by_id" text NOT NULL,
	"uploaded_by_name" text NOT NULL,
	"committed_at" timestamp (3) with time zone,
	"undone_at" timestamp (3) with time zone,
	CONSTRAINT "imports_imports_village_id_import_id_pk" PRIMARY KEY("village_id","import_id")
);
--> statement-breakpoint
CREATE TABLE "ledger_accounts" (
	"village_id" text NOT NULL,
	"account_id" text NOT NULL,
	"kind" text NOT NULL,
	"asset" text NOT NULL,
	"household_id" text,
	"reward_id" text,
	"year" bigint,
	"is_limited" boolean NOT NULL,
	"balance" bigint NOT NULL,
	CONSTRAINT "ledger_accounts_village_id_account_id_pk" PRIMARY KEY("village_id","account_id"),
	CONSTRAINT "ledger_accounts_not_below_zero" CHECK (not "ledger_accounts"."is_limited" or "ledger_accounts"."balance" >= 0),
	CONSTRAINT "ledger_accounts_shortfall_not_above_zero" CHECK ("ledger_accounts"."kind" <> 'household_shortfall' or "ledger_accounts"."balance" <= 0)
);
--> statement-breakpoint
CREATE TABLE "ledger_entries" (
	"village_id" text NOT NULL,
	"sequence" bigint NOT NULL,
	"line" bigint NOT NULL,
	"account_id" text NOT NULL,
	"account_kind" text NOT NULL,
	"asset" text NOT NULL,
	"household_id" text,
	"amount" bigint NOT NULL,
	"balance_after" bigint NOT NULL,
	CONSTRAINT "ledger_entries_village_id_sequence_line_pk" PRIMARY KEY("village_id","sequence","line"),
	CONSTRAINT "ledger_entries_move_something" CHECK ("ledger_entries"."amount" <> 0)
);
--> statement-breakpoint
CREATE TABLE "ledger_heads" (
	"village_id" text NOT NULL,
	"sequence" bigint NOT NULL,
	CONSTRAINT "ledger_heads_village_id_pk" PRIMARY KEY("village_id")
);
--> statement-breakpoint
CREATE TABLE "ledger_memos" (
	"village_id" text NOT NULL,
	"transfer_id" text NOT NULL,
	"actor_name" text NOT NULL,
	"member_name" text,
	"note" text NOT NULL,
	CONSTRAINT "ledger_memos_village_id_transfer_id_pk" PRIMARY KEY("village_id","transfer_id")
);
--> statement-breakpoint
CREATE TABLE "ledger_transfers" (
	"village_id" text NOT NULL,
	"transfer_id" text NOT NULL,
	"sequence" bigint NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"household_id" text,
	"member_id" text,
	"actor_user_id" text NOT NULL,
	"actor_role" text NOT NULL,
	"rulebook_id" text,
	"rule_id" text,
	"declaration_id" text,
	"redemption_id" text,
	"import_id" text,
	"evidence_digest" text,
	"leaf_hash" text DEFAULT '' NOT NULL,
	"deed_on" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"reverses_transfer_id" text,
	"resolves_transfer_id" text,
	CONSTRAINT "ledger_transfers_village_id_transfer_id_pk" PRIMARY KEY("village_id","transfer_id"),
	CONSTRAINT "ledger_transfers_kind" CHECK ("ledger_transfers"."kind" in ('opening','award','hold','post','void','expire','reversal','supply','loss','stock_take','merge','split','carry_over','expiry','deduction','repair','fund_in','fund_out')),
	CONSTRAINT "ledger_transfers_reversal_names_one" CHECK (("ledger_transfers"."kind" = 'reversal') = ("ledger_transfers"."reverses_transfer_id" is not null)),
	CONSTRAINT "ledger_transfers_resolution_names_one" CHECK (("ledger_transfers"."kind" in ('post','void','expire')) = ("ledger_transfers"."resolves_transfer_id" is not null)),
	CONSTRAINT "ledger_transfers_award_is_declared" CHECK ("ledger_transfers"."kind" not in ('award','deduction','repair') or "ledger_transfers"."declaration_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "ledger_village_months" (
	"village_id" text NOT NULL,
	"month" text NOT NULL,
	"issued" bigint NOT NULL,
	"redeemed" bigint NOT NULL,
	CONSTRAINT "ledger_village_months_village_id_month_pk" PRIMARY KEY("village_id","month")
);
--> statement-breakpoint
CREATE TABLE "platform_idempotent_answers" (
	"village_id" text NOT NULL,
	"idempotency_key" text NOT NULL,
	"request_hash" text NOT NULL,
	"status" bigint NOT NULL,
	"answer" text NOT NULL,
	"answered_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "platform_idempotent_answers_village_id_idempotency_key_pk" PRIMARY KEY("village_id","idempotency_key")
);
--> statement-breakpoint
CREATE TABLE "rewards_limit_uses" (
	"village_id" text NOT NULL,
	"household_id" text NOT NULL,
	"reward_id" text NOT NULL,
	"period_start" text NOT NULL,
	"used" bigint NOT NULL,
	CONSTRAINT "rewards_limit_uses_village_id_household_id_reward_id_period_start_pk" PRIMARY KEY("village_id","household_id","reward_id","period_start"),
	CONSTRAINT "rewards_limit_uses_not_below_zero" CHECK ("rewards_limit_uses"."used" >= 0)
);
--> statement-breakpoint
CREATE TABLE "rewards_pickup_attempts" (
	"village_id" text NOT NULL,
	"user_id" text NOT NULL,
	"wrong_count" bigint NOT NULL,
	"window_ends_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "rewards_pickup_attempts_village_id_user_id_pk" PRIMARY KEY("village_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "rewards_redemptions" (
	"village_id" text NOT NULL,
	"redemption_id" text NOT NULL,
	"household_id" text NOT NULL,
	"reward_id" text NOT NULL,
	"reward_shop_id" text NOT NULL,
	"reward_name" text NOT NULL,
	"unit" text NOT NULL,
	"quantity" bigint NOT NULL,
	"hundredths" bigint NOT NULL,
	"state" text NOT NULL,
	"pickup_code" text NOT NULL,
	"ordered_at" timestamp (3) with time zone NOT NULL,
	"pickup_by" text NOT NULL,
	"hold_transfer_id" text NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"closed_on" text,
	"closed_by_name" text,
	CONSTRAINT "rewards_redemptions_village_id_redemption_id_pk" PRIMARY KEY("village_id","redemption_id"),
	CONSTRAINT "rewards_redemptions_state" CHECK ("rewards_redemptions"."state" in ('held','fulfilled','cancelled','expired'))
);
--> statement-breakpoint
CREATE TABLE "rewards_shops" (
	"village_id" text NOT NULL,
	"reward_shop_id" text NOT NULL,
	"name" text NOT NULL,
	"address" text NOT NULL,
	"opening_hours" text NOT NULL,
	CONSTRAINT "rewards_shops_village_id_reward_shop_id_pk" PRIMARY KEY("village_id","reward_shop_id")
);
--> statement-breakpoint
CREATE TABLE "rewards" (
	"village_id" text NOT NULL,
	"reward_id" text NOT NULL,
	"reward_shop_id" text NOT NULL,
	"name" text NOT NULL,
	"unit" text NOT NULL,
	"category" text NOT NULL,
	"hundredths" bigint NOT NULL,
	"price_fen" bigint,
	"low_stock" bigint NOT NULL,
	"source" text,
	"limit_period" text,
	"limit_quantity" bigint,
	"picture_id" text,
	"is_offered" boolean NOT NULL,
	CONSTRAINT "rewards_village_id_reward_id_pk" PRIMARY KEY("village_id","reward_id"),
	CONSTRAINT "rewards_cost_something" CHECK ("rewards"."hundredths" > 0)
);
--> statement-breakpoint
CREATE TABLE "rules_caps" (
	"village_id" text NOT NULL,
	"rule_id" text NOT NULL,
	"position" bigint NOT NULL,
	"period" text NOT NULL,
	"measure" text NOT NULL,
	"most" bigint NOT NULL,
	CONSTRAINT "rules_caps_village_id_rule_id_position_pk" PRIMARY KEY("village_id","rule_id","position")
);
--> statement-breakpoint
CREATE TABLE "rules_retirements" (
	"village_id" text NOT NULL,
	"rule_id" text NOT NULL,
	"reason" text NOT NULL,
	"retired_at" timestamp (3) with time zone NOT NULL,
	"retired_by" text NOT NULL,
	CONSTRAINT "rules_retirements_village_id_rule_id_pk" PRIMARY KEY("village_id","rule_id")
);
--> statement-breakpoint
CREATE TABLE "rules_rulebooks" (
	"village_id" text NOT NULL,
	"id" text NOT NULL,
	"version" bigint NOT NULL,
	"title" text NOT NULL,
	"in_force_on" text NOT NULL,
	"assembly_on" text NOT NULL,
	"entitled" bigint,
	"present" bigint NOT NULL,
	"in_favor" bigint NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by" text NOT NULL,
	CONSTRAINT "rules_rulebooks_village_id_id_pk" PRIMARY KEY("village_id","id")
);
--> statement-breakpoint
CREATE TABLE "rules_rules" (
	"village_id" text NOT NULL,
	"id" text NOT NULL,
	"rulebook_id" text NOT NULL,
	"origin_id" text NOT NULL,
	"clause" bigint NOT NULL,
	"category" text NOT NULL,
	"title" text NOT NULL,
	"rule_class" text NOT NULL,
	"points_kind" text NOT NULL,
	"points" bigint NOT NULL,
	"most_points" bigint,
	"unit" text,
	"unit_size" bigint,
	"evidence" text NOT NULL,
	"procedure" text NOT NULL,
	CONSTRAINT "rules_rules_village_id_id_pk" PRIMARY KEY("village_id","id")
);
--> statement-breakpoint
CREATE TABLE "villages_groups" (
	"village_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"position" bigint NOT NULL,
	CONSTRAINT "villages_groups_village_id_id_pk" PRIMARY KEY("village_id","id")
);
--> statement-breakpoint
CREATE TABLE "villages_places" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"parent_id" text
);
--> statement-breakpoint
CREATE TABLE "villages_settings" (
	"village_id" text PRIMARY KEY NOT NULL,
	"telephone" text NOT NULL,
	"publicity_days" bigint NOT NULL,
	"fen_per_point" bigint NOT NULL,
	"name_masking" text NOT NULL
);
--> statement-breakpoint
CREATE INDEX "declarations_household" ON "declarations" USING btree ("village_id","household_id","declaration_id");
--> statement-breakpoint
CREATE INDEX "declarations_recorder" ON "declarations" USING btree ("village_id","recorded_by_user_id","declaration_id");
--> statement-breakpoint
CREATE INDEX "declarations_batch" ON "declarations" USING btree ("village_id","award_batch_id","declaration_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "households_cards_code" ON "households_cards" USING btree ("village_id","code");
--> statement-breakpoint
CREATE INDEX "households_cards_household" ON "households_cards" USING btree ("village_id","household_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "households_households_number_key" ON "households_households" USING btree ("village_id","number_key");
--> statement-breakpoint
CREATE INDEX "households_households_group" ON "households_households" USING btree ("village_id","villagers_group_id","door_key");
--> statement-breakpoint
CREATE INDEX "households_households_merged_into" ON "households_households" USING btree ("village_id","merged_into_id");
--> statement-breakpoint
CREATE INDEX "households_members_household" ON "households_members" USING btree ("village_id","household_id","position");
--> statement-breakpoint
CREATE UNIQUE INDEX "identity_roles_held_once" ON "identity_roles" USING btree ("village_id","user_id","role","scope_id");
--> statement-breakpoint
CREATE INDEX "identity_roles_scope" ON "identity_roles" USING btree ("village_id","role","scope_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "identity_sessions_token_hash" ON "identity_sessions" USING btree ("token_hash");
--> statement-breakpoint
CREATE INDEX "identity_sessions_user" ON "identity_sessions" USING btree ("user_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "imports_changes_line" ON "imports_changes" USING btree ("village_id","line_key");
--> statement-breakpoint
CREATE INDEX "imports_imports_newest" ON "imports_imports" USING btree ("village_id","uploaded_at","import_id");
--> statement-breakpoint
CREATE INDEX "imports_imports_content" ON "imports_imports" USING btree ("village_id","kind","content_hash");
--> statement-breakpoint
CREATE INDEX "ledger_accounts_household" ON "ledger_accounts" USING btree ("village_id","household_id");
--> statement-breakpoint
CREATE INDEX "ledger_accounts_reward" ON "ledger_accounts" USING btree ("village_id","reward_id");
--> statement-breakpoint
CREATE INDEX "ledger_accounts_kind" ON "ledger_accounts" USING btree ("village_id","kind");
--> statement-breakpoint
CREATE INDEX "ledger_entries_statement" ON "ledger_entries" USING btree ("village_id","household_id","sequence") WHERE "ledger_entries"."household_id" is not null;
--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_transfers_sequence" ON "ledger_transfers" USING btree ("village_id","sequence");
--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_transfers_reversed_once" ON "ledger_transfers" USING btree ("village_id","reverses_transfer_id") WHERE "ledger_transfers"."reverses_transfer_id" is not null;
--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_transfers_resolved_once" ON "ledger_transfers" USING btree ("village_id","resolves_transfer_id") WHERE "ledger_transfers"."resolves_transfer_id" is not null;
--> statement-breakpoint
CREATE INDEX "ledger_transfers_import" ON "ledger_transfers" USING btree ("village_id","import_id") WHERE "ledger_transfers"."import_id" is not null;
--> statement-breakpoint
CREATE UNIQUE INDEX "rewards_redemptions_open_code" ON "rewards_redemptions" USING btree ("village_id","pickup_code") WHERE "rewards_redemptions"."state" = 'held';
--> statement-breakpoint
CREATE INDEX "rewards_redemptions_code" ON "rewards_redemptions" USING btree ("village_id","pickup_code","redemption_id");
--> statement-breakpoint
CREATE INDEX "rewards_redemptions_household" ON "rewards_redemptions" USING btree ("village_id","household_id","redemption_id");
--> statement-breakpoint
CREATE INDEX "rewards_redemptions_shop" ON "rewards_redemptions" USING btree ("village_id","reward_shop_id","redemption_id");
--> statement-breakpoint
CREATE INDEX "rewards_redemptions_register" ON "rewards_redemptions" USING btree ("village_id","reward_shop_id","closed_on");
--> statement-breakpoint
CREATE INDEX "rewards_redemptions_due" ON "rewards_redemptions" USING btree ("village_id","state","pickup_by");
--> statement-breakpoint
CREATE UNIQUE INDEX "rewards_shops_name" ON "rewards_shops" USING btree ("village_id","name");
--> statement-breakpoint
CREATE UNIQUE INDEX "rewards_name" ON "rewards" USING btree ("village_id","reward_shop_id","name");
--> statement-breakpoint
CREATE UNIQUE INDEX "rules_rulebooks_version" ON "rules_rulebooks" USING btree ("village_id","version");
--> statement-breakpoint
CREATE UNIQUE INDEX "rules_rulebooks_in_force_on" ON "rules_rulebooks" USING btree ("village_id","in_force_on");
--> statement-breakpoint
CREATE UNIQUE INDEX "rules_rules_clause" ON "rules_rules" USING btree ("village_id","rulebook_id","clause");
--> statement-breakpoint
CREATE UNIQUE INDEX "rules_rules_origin" ON "rules_rules" USING btree ("village_id","rulebook_id","origin_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "villages_groups_name" ON "villages_groups" USING btree ("village_id","name");
--> statement-breakpoint
CREATE INDEX "villages_places_parent" ON "villages_places" USING btree ("parent_id");
--> statement-breakpoint
ALTER TABLE "households_cards" ADD CONSTRAINT "households_cards_village_id_household_id_households_households_village_id_id_fk" FOREIGN KEY ("village_id","household_id") REFERENCES "public"."households_households"("village_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "households_members" ADD CONSTRAINT "households_members_village_id_household_id_households_households_village_id_id_fk" FOREIGN KEY ("village_id","household_id") REFERENCES "public"."households_households"("village_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "imports_changes" ADD CONSTRAINT "imports_changes_of_import" FOREIGN KEY ("village_id","import_id") REFERENCES "public"."imports_imports"("village_id","import_id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_transfer" FOREIGN KEY ("village_id","sequence") REFERENCES "public"."ledger_transfers"("village_id","sequence") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_of_account" FOREIGN KEY ("village_id","account_id") REFERENCES "public"."ledger_accounts"("village_id","account_id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "ledger_memos" ADD CONSTRAINT "ledger_memos_transfer" FOREIGN KEY ("village_id","transfer_id") REFERENCES "public"."ledger_transfers"("village_id","transfer_id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "ledger_transfers" ADD CONSTRAINT "ledger_transfers_reverses" FOREIGN KEY ("village_id","reverses_transfer_id") REFERENCES "public"."ledger_transfers"("village_id","transfer_id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "ledger_transfers" ADD CONSTRAINT "ledger_transfers_resolves" FOREIGN KEY ("village_id","resolves_transfer_id") REFERENCES "public"."ledger_transfers"("village_id","transfer_id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "rewards_redemptions" ADD CONSTRAINT "rewards_redemptions_reward" FOREIGN KEY ("village_id","reward_id") REFERENCES "public"."rewards"("village_id","reward_id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "rewards" ADD CONSTRAINT "rewards_of_shop" FOREIGN KEY ("village_id","reward_shop_id") REFERENCES "public"."rewards_shops"("village_id","reward_shop_id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "rules_caps" ADD CONSTRAINT "rules_caps_village_id_rule_id_rules_rules_village_id_id_fk" FOREIGN KEY ("village_id","rule_id") REFERENCES "public"."rules_rules"("village_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "rules_retirements" ADD CONSTRAINT "rules_retirements_village_id_rule_id_rules_rules_village_id_id_fk" FOREIGN KEY ("village_id","rule_id") REFERENCES "public"."rules_rules"("village_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "rules_rules" ADD CONSTRAINT "rules_rules_village_id_rulebook_id_rules_rulebooks_village_id_id_fk" FOREIGN KEY ("village_id","rulebook_id") REFERENCES "public"."rules_rulebooks"("village_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "villages_groups" ADD CONSTRAINT "villages_groups_village_id_villages_settings_village_id_fk" FOREIGN KEY ("village_id") REFERENCES "public"."villages_settings"("village_id") ON DELETE no action ON UPDATE no action;
