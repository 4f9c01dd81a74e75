CREATE TABLE `declarations_tellings` (
	`village_id` text PRIMARY KEY NOT NULL,
	`told_through` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `messages` (
	`village_id` text NOT NULL,
	`message_id` text NOT NULL,
	`recipient` text NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`text` text NOT NULL,
	`subject_id` text,
	`told_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`times` integer NOT NULL,
	`once_key` text,
	PRIMARY KEY(`village_id`, `message_id`)
);
--> statement-breakpoint
CREATE INDEX `messages_recipient` ON `messages` (`village_id`,`recipient`,`message_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `messages_once` ON `messages` (`village_id`,`once_key`);--> statement-breakpoint
CREATE TABLE `messages_readings` (
	`village_id` text NOT NULL,
	`user_id` text NOT NULL,
	`recipient` text NOT NULL,
	`read_through` text NOT NULL,
	PRIMARY KEY(`village_id`, `user_id`, `recipient`)
);
--> statement-breakpoint
ALTER TABLE `rewards_redemptions` ADD `reminders` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `villages_settings` ADD `quiet_from_hour` integer DEFAULT 20 NOT NULL;--> statement-breakpoint
ALTER TABLE `villages_settings` ADD `quiet_until_hour` integer DEFAULT 8 NOT NULL;