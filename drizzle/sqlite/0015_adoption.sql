CREATE TABLE `adoption_comments` (
	`village_id` text NOT NULL,
	`draft_id` text NOT NULL,
	`comment_id` text NOT NULL,
	`stance` text NOT NULL,
	`clause` integer,
	`rule_title` text,
	`words` text NOT NULL,
	`said_at` integer NOT NULL,
	`said_by_user_id` text NOT NULL,
	`said_by` text NOT NULL,
	PRIMARY KEY(`village_id`, `draft_id`, `comment_id`),
	FOREIGN KEY (`village_id`,`draft_id`) REFERENCES `adoption_drafts`(`village_id`,`draft_id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "adoption_comments_stance" CHECK("adoption_comments"."stance" in ('for','change','against'))
);
--> statement-breakpoint
CREATE TABLE `adoption_rules` (
	`village_id` text NOT NULL,
	`draft_id` text NOT NULL,
	`rule_id` text NOT NULL,
	`position` integer NOT NULL,
	`origin_id` text,
	`content` text NOT NULL,
	`revision` integer NOT NULL,
	PRIMARY KEY(`village_id`, `draft_id`, `rule_id`),
	FOREIGN KEY (`village_id`,`draft_id`) REFERENCES `adoption_drafts`(`village_id`,`draft_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `adoption_drafts` (
	`village_id` text NOT NULL,
	`draft_id` text NOT NULL,
	`title` text NOT NULL,
	`state` text NOT NULL,
	`source` text NOT NULL,
	`revision` integer NOT NULL,
	`started_at` integer NOT NULL,
	`started_by_name` text NOT NULL,
	`comments_end_on` text,
	`publicity_starts_on` text,
	`publicity_ends_on` text,
	`is_publicity_provisional` integer NOT NULL,
	`in_force_on` text,
	`rulebook_id` text,
	PRIMARY KEY(`village_id`, `draft_id`),
	CONSTRAINT "adoption_drafts_state" CHECK("adoption_drafts"."state" in ('drafted','opened','voted','returned','filed','publicized','adopted','withdrawn')),
	CONSTRAINT "adoption_drafts_adopted_is_a_version" CHECK(("adoption_drafts"."state" = 'adopted') = ("adoption_drafts"."rulebook_id" is not null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `adoption_drafts_one_at_a_time` ON `adoption_drafts` (`village_id`) WHERE "adoption_drafts"."state" not in ('adopted','withdrawn');--> statement-breakpoint
CREATE INDEX `adoption_drafts_publicized` ON `adoption_drafts` (`village_id`,`publicity_ends_on`) WHERE "adoption_drafts"."state" = 'publicized';--> statement-breakpoint
CREATE TABLE `adoption_minutes` (
	`village_id` text NOT NULL,
	`photo_id` text NOT NULL,
	`draft_id` text NOT NULL,
	`vote` integer NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`village_id`, `photo_id`),
	FOREIGN KEY (`village_id`,`draft_id`,`vote`) REFERENCES `adoption_votes`(`village_id`,`draft_id`,`position`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `adoption_minutes_vote` ON `adoption_minutes` (`village_id`,`draft_id`,`vote`,`position`);--> statement-breakpoint
CREATE TABLE `adoption_steps` (
	`village_id` text NOT NULL,
	`draft_id` text NOT NULL,
	`position` integer NOT NULL,
	`action` text NOT NULL,
	`actor_user_id` text NOT NULL,
	`actor_name` text NOT NULL,
	`actor_role` text NOT NULL,
	`at` integer NOT NULL,
	`words` text NOT NULL,
	PRIMARY KEY(`village_id`, `draft_id`, `position`),
	FOREIGN KEY (`village_id`,`draft_id`) REFERENCES `adoption_drafts`(`village_id`,`draft_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `adoption_votes` (
	`village_id` text NOT NULL,
	`draft_id` text NOT NULL,
	`position` integer NOT NULL,
	`meeting` text NOT NULL,
	`assembly_on` text NOT NULL,
	`place` text NOT NULL,
	`entitled` integer NOT NULL,
	`present` integer NOT NULL,
	`in_favor` integer NOT NULL,
	`against` integer NOT NULL,
	PRIMARY KEY(`village_id`, `draft_id`, `position`),
	FOREIGN KEY (`village_id`,`draft_id`) REFERENCES `adoption_drafts`(`village_id`,`draft_id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "adoption_votes_meeting" CHECK("adoption_votes"."meeting" in ('representatives_assembly','villagers_meeting')),
	CONSTRAINT "adoption_votes_figures" CHECK("adoption_votes"."present" <= "adoption_votes"."entitled" and "adoption_votes"."in_favor" + "adoption_votes"."against" <= "adoption_votes"."present")
);
