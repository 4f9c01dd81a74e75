CREATE TABLE `declarations_photos` (
	`village_id` text NOT NULL,
	`photo_id` text NOT NULL,
	`digest` text NOT NULL,
	`perceptual_hash` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`byte_count` integer NOT NULL,
	`uploaded_at` integer NOT NULL,
	`uploaded_by_user_id` text NOT NULL,
	PRIMARY KEY(`village_id`, `photo_id`)
);
--> statement-breakpoint
CREATE INDEX `declarations_photos_digest` ON `declarations_photos` (`village_id`,`digest`);--> statement-breakpoint
CREATE INDEX `declarations_photos_uploader` ON `declarations_photos` (`village_id`,`uploaded_by_user_id`,`photo_id`);