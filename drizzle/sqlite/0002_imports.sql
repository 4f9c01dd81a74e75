CREATE TABLE `imports_changes` (
	`village_id` text NOT NULL,
	`import_id` text NOT NULL,
	`position` integer NOT NULL,
	`subject` text NOT NULL,
	`subject_id` text NOT NULL,
	`change` text NOT NULL,
	`line_key` text,
	`before` text,
	`after` text,
	PRIMARY KEY(`village_id`, `import_id`, `position`),
	FOREIGN KEY (`village_id`,`import_id`) REFERENCES `imports_imports`(`village_id`,`import_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `imports_changes_line` ON `imports_changes` (`village_id`,`line_key`);--> statement-breakpoint
CREATE TABLE `imports_imports` (
	`village_id` text NOT NULL,
	`import_id` text NOT NULL,
	`kind` text NOT NULL,
	`file_name` text NOT NULL,
	`content_hash` text NOT NULL,
	`content` text,
	`answers` text NOT NULL,
	`revision` integer NOT NULL,
	`status` text NOT NULL,
	`percent` integer NOT NULL,
	`doing` text NOT NULL,
	`reading` text,
	`facts_hash` text NOT NULL,
	`annotated` text,
	`outcome` text NOT NULL,
	`uploaded_at` integer NOT NULL,
	`uploaded_by_id` text NOT NULL,
	`uploaded_by_name` text NOT NULL,
	`committed_at` integer,
	`undone_at` integer,
	PRIMARY KEY(`village_id`, `import_id`)
);
--> statement-breakpoint
CREATE INDEX `imports_imports_newest` ON `imports_imports` (`village_id`,`uploaded_at`,`import_id`);--> statement-breakpoint
CREATE INDEX `imports_imports_content` ON `imports_imports` (`village_id`,`kind`,`content_hash`);