CREATE TABLE "adoption_comments" (
	"village_id" text NOT NULL,
	"draft_id" text NOT NULL,
	"comment_id" text NOT NULL,
	"stance" text NOT NULL,
	"clause" bigint,
	"rule_title" text,
	"words" text NOT NULL,
	"said_at" timestamp (3) with time zone NOT NULL,
	"said_by_user_id" text NOT NULL,
	"said_by" text NOT NULL,
	CONSTRAINT "adoption_comments_village_id_draft_id_comment_id_pk" PRIMARY KEY("village_id","draft_id","comment_id"),
	CONSTRAINT "adoption_comments_stance" CHECK ("adoption_comments"."stance" in ('for','change','against'))
);
--> statement-breakpoint
CREATE TABLE "adoption_rules" (
	"village_id" text NOT NULL,
	"draft_id" text NOT NULL,
	"rule_id" text NOT NULL,
	"position" bigint NOT NULL,
	"origin_id" text,
	"content" text NOT NULL,
	"revision" bigint NOT NULL,
	CONSTRAINT "adoption_rules_village_id_draft_id_rule_id_pk" PRIMARY KEY("village_id","draft_id","rule_id")
);
--> statement-breakpoint
CREATE TABLE "adoption_drafts" (
	"village_id" text NOT NULL,
	"draft_id" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"source" text NOT NULL,
	"revision" bigint NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"started_by_name" text NOT NULL,
	"comments_end_on" text,
	"publicity_starts_on" text,
	"publicity_ends_on" text,
	"is_publicity_provisional" boolean NOT NULL,
	"in_force_on" text,
	"rulebook_id" text,
	CONSTRAINT "adoption_drafts_village_id_draft_id_pk" PRIMARY KEY("village_id","draft_id"),
	CONSTRAINT "adoption_drafts_state" CHECK ("adoption_drafts"."state" in ('drafted','opened','voted','returned','filed','publicized','adopted','withdrawn')),
	CONSTRAINT "adoption_drafts_adopted_is_a_version" CHECK (("adoption_drafts"."state" = 'adopted') = ("adoption_drafts"."rulebook_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "adoption_minutes" (
	"village_id" text NOT NULL,
	"photo_id" text NOT NULL,
	"draft_id" text NOT NULL,
	"vote" bigint NOT NULL,
	"position" bigint NOT NULL,
	CONSTRAINT "adoption_minutes_village_id_photo_id_pk" PRIMARY KEY("village_id","photo_id")
);
--> statement-breakpoint
CREATE TABLE "adoption_steps" (
	"village_id" text NOT NULL,
	"draft_id" text NOT NULL,
	"position" bigint NOT NULL,
	"action" text NOT NULL,
	"actor_user_id" text NOT NULL,
	"actor_name" text NOT NULL,
	"actor_role" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"words" text NOT NULL,
	CONSTRAINT "adoption_steps_village_id_draft_id_position_pk" PRIMARY KEY("village_id","draft_id","position")
);
--> statement-breakpoint
CREATE TABLE "adoption_votes" (
	"village_id" text NOT NULL,
	"draft_id" text NOT NULL,
	"position" bigint NOT NULL,
	"meeting" text NOT NULL,
	"assembly_on" text NOT NULL,
	"place" text NOT NULL,
	"entitled" bigint NOT NULL,
	"present" bigint NOT NULL,
	"in_favor" bigint NOT NULL,
	"against" bigint NOT NULL,
	CONSTRAINT "adoption_votes_village_id_draft_id_position_pk" PRIMARY KEY("village_id","draft_id","position"),
	CONSTRAINT "adoption_votes_meeting" CHECK ("adoption_votes"."meeting" in ('representatives_assembly','villagers_meeting')),
	CONSTRAINT "adoption_votes_figures" CHECK ("adoption_votes"."present" <= "adoption_votes"."entitled" and "adoption_votes"."in_favor" + "adoption_votes"."against" <= "adoption_votes"."present")
);
--> statement-breakpoint
ALTER TABLE "adoption_comments" ADD CONSTRAINT "adoption_comments_of" FOREIGN KEY ("village_id","draft_id") REFERENCES "public"."adoption_drafts"("village_id","draft_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adoption_rules" ADD CONSTRAINT "adoption_rules_of" FOREIGN KEY ("village_id","draft_id") REFERENCES "public"."adoption_drafts"("village_id","draft_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adoption_minutes" ADD CONSTRAINT "adoption_minutes_of" FOREIGN KEY ("village_id","draft_id","vote") REFERENCES "public"."adoption_votes"("village_id","draft_id","position") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adoption_steps" ADD CONSTRAINT "adoption_steps_of" FOREIGN KEY ("village_id","draft_id") REFERENCES "public"."adoption_drafts"("village_id","draft_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adoption_votes" ADD CONSTRAINT "adoption_votes_of" FOREIGN KEY ("village_id","draft_id") REFERENCES "public"."adoption_drafts"("village_id","draft_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "adoption_drafts_one_at_a_time" ON "adoption_drafts" USING btree ("village_id") WHERE "adoption_drafts"."state" not in ('adopted','withdrawn');--> statement-breakpoint
CREATE INDEX "adoption_drafts_publicized" ON "adoption_drafts" USING btree ("village_id","publicity_ends_on") WHERE "adoption_drafts"."state" = 'publicized';--> statement-breakpoint
CREATE INDEX "adoption_minutes_vote" ON "adoption_minutes" USING btree ("village_id","draft_id","vote","position");