CREATE TABLE `supervision_findings` (
	`village_id` text NOT NULL,
	`month` text NOT NULL,
	`sequence` integer NOT NULL,
	`verdict` text NOT NULL,
	`words` text NOT NULL,
	`found_by_user_id` text NOT NULL,
	`found_by_name` text NOT NULL,
	`found_at` integer NOT NULL,
	PRIMARY KEY(`village_id`, `month`, `sequence`),
	CONSTRAINT "supervision_findings_verdict" CHECK("supervision_findings"."verdict" in ('fine','wrong'))
);
--> statement-breakpoint
CREATE TABLE `supervision_reports` (
	`village_id` text NOT NULL,
	`month` text NOT NULL,
	`content` text NOT NULL,
	`digest` text NOT NULL,
	`made_by_user_id` text NOT NULL,
	PRIMARY KEY(`village_id`, `month`)
);
--> statement-breakpoint
CREATE TABLE `supervision_signatures` (
	`village_id` text NOT NULL,
	`month` text NOT NULL,
	`user_id` text NOT NULL,
	`name` text NOT NULL,
	`digest` text NOT NULL,
	`signed_at` integer NOT NULL,
	PRIMARY KEY(`village_id`, `month`, `user_id`),
	FOREIGN KEY (`village_id`,`month`) REFERENCES `supervision_reports`(`village_id`,`month`) ON UPDATE no action ON DELETE no action
);
