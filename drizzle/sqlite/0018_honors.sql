CREATE TABLE `honors_consents` (
	`village_id` text NOT NULL,
	`household_id` text NOT NULL,
	`is_given` integer NOT NULL,
	`words` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by_user_id` text NOT NULL,
	`recorded_by_name` text NOT NULL,
	PRIMARY KEY(`village_id`, `household_id`)
);
--> statement-breakpoint
ALTER TABLE `villages_settings` ADD `ranking` text DEFAULT 'off' NOT NULL;--> statement-breakpoint
ALTER TABLE `villages_settings` ADD `star_points` text DEFAULT '' NOT NULL;