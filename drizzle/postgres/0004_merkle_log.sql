CREATE TABLE "ledger_tree_heads" (
	"village_id" text NOT NULL,
	"tree_size" bigint NOT NULL,
	"root_hash" text NOT NULL,
	"hash_algorithm" text NOT NULL,
	"on_day" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"signature_algorithm" text NOT NULL,
	"public_key" text NOT NULL,
	"signature" text NOT NULL,
	CONSTRAINT "ledger_tree_heads_village_id_tree_size_pk" PRIMARY KEY("village_id","tree_size")
);
--> statement-breakpoint
CREATE TABLE "ledger_tree_nodes" (
	"village_id" text NOT NULL,
	"level" bigint NOT NULL,
	"position" bigint NOT NULL,
	"digest" text NOT NULL,
	CONSTRAINT "ledger_tree_nodes_village_id_level_position_pk" PRIMARY KEY("village_id","level","position")
);
--> statement-breakpoint
CREATE INDEX "ledger_tree_heads_day" ON "ledger_tree_heads" USING btree ("village_id","on_day","tree_size");
--> statement-breakpoint
-- Law 10: what the log has said is never changed or taken back.
REVOKE UPDATE, DELETE ON ledger_tree_heads, ledger_tree_nodes FROM village_points_app;
