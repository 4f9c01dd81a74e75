CREATE TABLE `declarations_likenesses` (
	`village_id` text NOT NULL,
	`photo_id` text NOT NULL,
	`other_photo_id` text NOT NULL,
	PRIMARY KEY(`village_id`, `photo_id`, `other_photo_id`)
);
--> statement-breakpoint
ALTER TABLE `review_panels` ADD `term_ends_on` text;