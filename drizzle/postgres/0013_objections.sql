CREATE TABLE "objections_answers" (
	"village_id" text NOT NULL,
	"objection_id" text NOT NULL,
	"position" bigint NOT NULL,
	"is_upheld" boolean NOT NULL,
	"is_final" boolean NOT NULL,
	"reasons" text NOT NULL,
	"answered_at" timestamp (3) with time zone NOT NULL,
	"answered_by_user_id" text NOT NULL,
	"answered_by_name" text NOT NULL,
	"answered_by_role" text NOT NULL,
	CONSTRAINT "objections_answers_village_id_objection_id_position_pk" PRIMARY KEY("village_id","objection_id","position")
);
--> statement-breakpoint
CREATE TABLE "objections" (
	"village_id" text NOT NULL,
	"objection_id" text NOT NULL,
	"declaration_id" text NOT NULL,
	"household_id" text NOT NULL,
	"state" text NOT NULL,
	"raised_at" timestamp (3) with time zone NOT NULL,
	"due_on" text NOT NULL,
	"is_provisional" boolean NOT NULL,
	"voice_count" bigint NOT NULL,
	"appealed_by" text,
	"is_new_award_due" boolean NOT NULL,
	"replaced_by_id" text,
	CONSTRAINT "objections_village_id_objection_id_pk" PRIMARY KEY("village_id","objection_id"),
	CONSTRAINT "objections_state" CHECK ("objections"."state" in ('raised','dismissed','upheld','appealed','finally_dismissed','finally_upheld')),
	CONSTRAINT "objections_appealed_by" CHECK ("objections"."appealed_by" in ('objector','household'))
);
--> statement-breakpoint
CREATE TABLE "objections_voices" (
	"village_id" text NOT NULL,
	"objection_id" text NOT NULL,
	"position" bigint NOT NULL,
	"kind" text NOT NULL,
	"words" text NOT NULL,
	"said_at" timestamp (3) with time zone NOT NULL,
	"objector_user_id" text,
	"objector_name" text NOT NULL,
	"objector_household_id" text,
	"entered_by_user_id" text,
	"entered_by_name" text,
	CONSTRAINT "objections_voices_village_id_objection_id_position_pk" PRIMARY KEY("village_id","objection_id","position"),
	CONSTRAINT "objections_voices_kind" CHECK ("objections_voices"."kind" in ('objection','appeal')),
	CONSTRAINT "objections_voices_on_paper" CHECK (("objections_voices"."objector_user_id" is null) = ("objections_voices"."entered_by_user_id" is not null))
);
--> statement-breakpoint
ALTER TABLE "objections_answers" ADD CONSTRAINT "objections_answers_to" FOREIGN KEY ("village_id","objection_id") REFERENCES "public"."objections"("village_id","objection_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_against" FOREIGN KEY ("village_id","declaration_id") REFERENCES "public"."declarations"("village_id","declaration_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections_voices" ADD CONSTRAINT "objections_voices_on" FOREIGN KEY ("village_id","objection_id") REFERENCES "public"."objections"("village_id","objection_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "objections_one_open" ON "objections" USING btree ("village_id","declaration_id") WHERE "objections"."state" in ('raised','appealed');--> statement-breakpoint
CREATE INDEX "objections_declaration" ON "objections" USING btree ("village_id","declaration_id");--> statement-breakpoint
CREATE INDEX "objections_household" ON "objections" USING btree ("village_id","household_id","objection_id");--> statement-breakpoint
CREATE INDEX "objections_state" ON "objections" USING btree ("village_id","state","objection_id");--> statement-breakpoint
CREATE INDEX "objections_award_due" ON "objections" USING btree ("village_id","objection_id") WHERE "objections"."is_new_award_due" and "objections"."replaced_by_id" is null;--> statement-breakpoint
CREATE INDEX "objections_voices_of_objector" ON "objections_voices" USING btree ("village_id","objector_user_id","objection_id");--> statement-breakpoint
CREATE INDEX "objections_voices_entered_by" ON "objections_voices" USING btree ("village_id","entered_by_user_id","objection_id");