CREATE TABLE "deductions_ceiling_uses" (
	"village_id" text NOT NULL,
	"household_id" text NOT NULL,
	"origin_id" text NOT NULL,
	"period" text NOT NULL,
	"period_start" text NOT NULL,
	"measure" text NOT NULL,
	"used" bigint NOT NULL,
	CONSTRAINT "deductions_ceiling_uses_village_id_household_id_origin_id_period_period_start_measure_pk" PRIMARY KEY("village_id","household_id","origin_id","period","period_start","measure"),
	CONSTRAINT "deductions_ceiling_uses_not_below_zero" CHECK ("deductions_ceiling_uses"."used" >= 0)
);
--> statement-breakpoint
CREATE TABLE "deductions" (
	"village_id" text NOT NULL,
	"deduction_id" text NOT NULL,
	"household_id" text NOT NULL,
	"rule_id" text NOT NULL,
	"rule_title" text NOT NULL,
	"note" text NOT NULL,
	"seen_on" text NOT NULL,
	"fix_by" text NOT NULL,
	"state" text NOT NULL,
	"state_at" timestamp (3) with time zone NOT NULL,
	"reminded_at" timestamp (3) with time zone NOT NULL,
	"reminded_by_user_id" text NOT NULL,
	"reminded_by_name" text NOT NULL,
	"hundredths" bigint,
	"proposed_on" text,
	"proposed_by_user_id" text,
	"heard_on" text,
	"speaker" text,
	"companion" text,
	"heard_words" text,
	"seed" text,
	"public_from" text,
	"public_until" text,
	"deducted_on" text,
	"deducted_from_id" text,
	"repair_by" text,
	"transfer_id" text,
	CONSTRAINT "deductions_village_id_deduction_id_pk" PRIMARY KEY("village_id","deduction_id"),
	CONSTRAINT "deductions_state_known" CHECK ("deductions"."state" in ('reminded','rectified','closed','proposed','heard','publicized','frozen','deducted','amended','disputed','repaired','reversed','dropped')),
	CONSTRAINT "deductions_taken_has_an_entry" CHECK (("deductions"."state" in ('deducted','amended','disputed','repaired','reversed')) = ("deductions"."transfer_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "deductions_step_photos" (
	"village_id" text NOT NULL,
	"deduction_id" text NOT NULL,
	"position" bigint NOT NULL,
	"photo_id" text NOT NULL,
	CONSTRAINT "deductions_step_photos_village_id_deduction_id_position_photo_id_pk" PRIMARY KEY("village_id","deduction_id","position","photo_id")
);
--> statement-breakpoint
CREATE TABLE "deductions_steps" (
	"village_id" text NOT NULL,
	"deduction_id" text NOT NULL,
	"position" bigint NOT NULL,
	"action" text NOT NULL,
	"actor_user_id" text NOT NULL,
	"actor_name" text NOT NULL,
	"actor_role" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"words" text NOT NULL,
	CONSTRAINT "deductions_steps_village_id_deduction_id_position_pk" PRIMARY KEY("village_id","deduction_id","position")
);
--> statement-breakpoint
CREATE TABLE "deductions_votes" (
	"village_id" text NOT NULL,
	"deduction_id" text NOT NULL,
	"user_id" text NOT NULL,
	"vote" text NOT NULL,
	"words" text NOT NULL,
	"voted_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "deductions_votes_village_id_deduction_id_user_id_pk" PRIMARY KEY("village_id","deduction_id","user_id"),
	CONSTRAINT "deductions_votes_vote" CHECK ("deductions_votes"."vote" in ('accept','reject'))
);
--> statement-breakpoint
ALTER TABLE "declarations_photos" ADD COLUMN "shows" text;--> statement-breakpoint
ALTER TABLE "villages_settings" ADD COLUMN "deduction_ceiling" bigint DEFAULT 20 NOT NULL;--> statement-breakpoint
ALTER TABLE "villages_settings" ADD COLUMN "repair_days" bigint DEFAULT 30 NOT NULL;--> statement-breakpoint
ALTER TABLE "deductions_step_photos" ADD CONSTRAINT "deductions_step_photos_of" FOREIGN KEY ("village_id","deduction_id","position") REFERENCES "public"."deductions_steps"("village_id","deduction_id","position") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deductions_steps" ADD CONSTRAINT "deductions_steps_of" FOREIGN KEY ("village_id","deduction_id") REFERENCES "public"."deductions"("village_id","deduction_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deductions_votes" ADD CONSTRAINT "deductions_votes_of" FOREIGN KEY ("village_id","deduction_id") REFERENCES "public"."deductions"("village_id","deduction_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deductions_household" ON "deductions" USING btree ("village_id","household_id","deduction_id");--> statement-breakpoint
CREATE INDEX "deductions_state" ON "deductions" USING btree ("village_id","state","deduction_id");--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_transfers_deducted_once" ON "ledger_transfers" USING btree ("village_id","declaration_id","kind") WHERE "ledger_transfers"."kind" in ('deduction','repair');