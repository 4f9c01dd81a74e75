CREATE TABLE `supervision_finding_photos` (
	`village_id` text NOT NULL,
	`month` text NOT NULL,
	`sequence` integer NOT NULL,
	`photo_id` text NOT NULL,
	PRIMARY KEY(`village_id`, `month`, `sequence`, `photo_id`),
	FOREIGN KEY (`village_id`,`month`,`sequence`) REFERENCES `supervision_findings`(`village_id`,`month`,`sequence`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `rules_rulebooks` ADD `is_from_paper` integer DEFAULT true NOT NULL;