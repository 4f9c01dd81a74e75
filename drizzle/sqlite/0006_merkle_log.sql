CREATE TABLE `ledger_tree_heads` (
	`village_id` text NOT NULL,
	`tree_size` integer NOT NULL,
	`root_hash` text NOT NULL,
	`hash_algorithm` text NOT NULL,
	`on_day` text NOT NULL,
	`made_at` integer NOT NULL,
	`signature_algorithm` text NOT NULL,
	`public_key` text NOT NULL,
	`signature` text NOT NULL,
	PRIMARY KEY(`village_id`, `tree_size`)
);
--> statement-breakpoint
CREATE INDEX `ledger_tree_heads_day` ON `ledger_tree_heads` (`village_id`,`on_day`,`tree_size`);--> statement-breakpoint
CREATE TABLE `ledger_tree_nodes` (
	`village_id` text NOT NULL,
	`level` integer NOT NULL,
	`position` integer NOT NULL,
	`digest` text NOT NULL,
	PRIMARY KEY(`village_id`, `level`, `position`)
);

--> statement-breakpoint
-- Law 10: what the log has said is never changed or taken back.
CREATE TRIGGER ledger_tree_heads_never_change BEFORE UPDATE ON ledger_tree_heads
BEGIN SELECT RAISE(ABORT, 'ledger law 10: a signed head is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER ledger_tree_heads_never_go BEFORE DELETE ON ledger_tree_heads
BEGIN SELECT RAISE(ABORT, 'ledger law 10: a signed head is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER ledger_tree_nodes_never_change BEFORE UPDATE ON ledger_tree_nodes
BEGIN SELECT RAISE(ABORT, 'ledger law 10: a node of the log is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER ledger_tree_nodes_never_go BEFORE DELETE ON ledger_tree_nodes
BEGIN SELECT RAISE(ABORT, 'ledger law 10: a node of the log is never deleted'); END;
