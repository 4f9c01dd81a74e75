CREATE TABLE "publicity_lines" (
	"village_id" text NOT NULL,
	"list_id" text NOT NULL,
	"position" bigint NOT NULL,
	"declaration_id" text NOT NULL,
	"household_id" text NOT NULL,
	"shown_name" text NOT NULL,
	"rule_title" text NOT NULL,
	"deed" text NOT NULL,
	"deed_on" text NOT NULL,
	"hundredths" bigint NOT NULL,
	"is_posted_before" boolean NOT NULL,
	"is_settled" boolean NOT NULL,
	CONSTRAINT "publicity_lines_village_id_list_id_position_pk" PRIMARY KEY("village_id","list_id","position")
);
--> statement-breakpoint
CREATE TABLE "publicity_lists" (
	"village_id" text NOT NULL,
	"list_id" text NOT NULL,
	"year" bigint NOT NULL,
	"number" bigint NOT NULL,
	"starts_on" text NOT NULL,
	"publicity_days" bigint NOT NULL,
	"ends_on" text NOT NULL,
	"is_provisional" boolean NOT NULL,
	"state" text NOT NULL,
	"line_count" bigint NOT NULL,
	"open_count" bigint NOT NULL,
	"hundredths" bigint NOT NULL,
	"content_digest" text NOT NULL,
	"basis" text NOT NULL,
	"head_digest" text,
	"through_sequence" bigint NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"made_by_user_id" text NOT NULL,
	"made_by_name" text NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "publicity_lists_village_id_list_id_pk" PRIMARY KEY("village_id","list_id"),
	CONSTRAINT "publicity_lists_state" CHECK ("publicity_lists"."state" in ('preparing','open','closed')),
	CONSTRAINT "publicity_lists_closed_at" CHECK (("publicity_lists"."state" = 'closed') = ("publicity_lists"."closed_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "publicity_sheets" (
	"village_id" text NOT NULL,
	"list_id" text NOT NULL,
	"photo_id" text NOT NULL,
	"place" text NOT NULL,
	"taken_at" timestamp (3) with time zone NOT NULL,
	"taken_by_user_id" text NOT NULL,
	"taken_by_name" text NOT NULL,
	CONSTRAINT "publicity_sheets_village_id_list_id_photo_id_pk" PRIMARY KEY("village_id","list_id","photo_id")
);
--> statement-breakpoint
CREATE TABLE "publicity_shown_names" (
	"village_id" text NOT NULL,
	"household_id" text NOT NULL,
	"masking" text NOT NULL,
	"chosen_at" timestamp (3) with time zone NOT NULL,
	"chosen_by_user_id" text NOT NULL,
	CONSTRAINT "publicity_shown_names_village_id_household_id_pk" PRIMARY KEY("village_id","household_id"),
	CONSTRAINT "publicity_shown_names_masking" CHECK ("publicity_shown_names"."masking" in ('masked_name','door_number','full_name'))
);
--> statement-breakpoint
ALTER TABLE "villages_settings" ADD COLUMN "objection_telephone" text;--> statement-breakpoint
ALTER TABLE "publicity_lines" ADD CONSTRAINT "publicity_lines_of" FOREIGN KEY ("village_id","list_id") REFERENCES "public"."publicity_lists"("village_id","list_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publicity_lines" ADD CONSTRAINT "publicity_lines_for" FOREIGN KEY ("village_id","declaration_id") REFERENCES "public"."declarations"("village_id","declaration_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publicity_sheets" ADD CONSTRAINT "publicity_sheets_of" FOREIGN KEY ("village_id","list_id") REFERENCES "public"."publicity_lists"("village_id","list_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "publicity_lines_declaration" ON "publicity_lines" USING btree ("village_id","declaration_id");--> statement-breakpoint
CREATE INDEX "publicity_lines_household" ON "publicity_lines" USING btree ("village_id","household_id","list_id","position");--> statement-breakpoint
CREATE INDEX "publicity_lines_unsettled" ON "publicity_lines" USING btree ("village_id","list_id","position") WHERE not "publicity_lines"."is_settled";--> statement-breakpoint
CREATE UNIQUE INDEX "publicity_lists_number" ON "publicity_lists" USING btree ("village_id","year","number");--> statement-breakpoint
CREATE UNIQUE INDEX "publicity_lists_one_a_day" ON "publicity_lists" USING btree ("village_id","starts_on");--> statement-breakpoint
CREATE INDEX "publicity_lists_unfinished" ON "publicity_lists" USING btree ("village_id","ends_on") WHERE "publicity_lists"."open_count" > 0 or "publicity_lists"."state" <> 'closed';