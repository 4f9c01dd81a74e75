CREATE TABLE "declarations_evidence" (
	"village_id" text NOT NULL,
	"declaration_id" text NOT NULL,
	"position" bigint NOT NULL,
	"photo_id" text NOT NULL,
	CONSTRAINT "declarations_evidence_village_id_declaration_id_position_pk" PRIMARY KEY("village_id","declaration_id","position")
);
--> statement-breakpoint
CREATE TABLE "declarations_steps" (
	"village_id" text NOT NULL,
	"declaration_id" text NOT NULL,
	"position" bigint NOT NULL,
	"action" text NOT NULL,
	"actor_user_id" text NOT NULL,
	"actor_name" text NOT NULL,
	"actor_role" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"reason" text,
	"words" text NOT NULL,
	CONSTRAINT "declarations_steps_village_id_declaration_id_position_pk" PRIMARY KEY("village_id","declaration_id","position")
);
--> statement-breakpoint
ALTER TABLE "declarations" DROP CONSTRAINT "declarations_state";--> statement-breakpoint
DROP INDEX "declarations_batch";--> statement-breakpoint
ALTER TABLE "declarations" ALTER COLUMN "transfer_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "declarations" ADD COLUMN "procedure" text NOT NULL DEFAULT 'direct';--> statement-breakpoint
ALTER TABLE "declarations" ALTER COLUMN "procedure" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "declarations" ADD COLUMN "is_on_behalf" boolean NOT NULL DEFAULT true;--> statement-breakpoint
ALTER TABLE "declarations" ALTER COLUMN "is_on_behalf" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "declarations" ADD COLUMN "state_at" timestamp (3) with time zone;--> statement-breakpoint
UPDATE "declarations" SET "state_at" = "recorded_at";--> statement-breakpoint
ALTER TABLE "declarations" ALTER COLUMN "state_at" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "declarations" ADD COLUMN "due_on" text;--> statement-breakpoint
ALTER TABLE "declarations_evidence" ADD CONSTRAINT "declarations_evidence_of" FOREIGN KEY ("village_id","declaration_id") REFERENCES "public"."declarations"("village_id","declaration_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declarations_steps" ADD CONSTRAINT "declarations_steps_of" FOREIGN KEY ("village_id","declaration_id") REFERENCES "public"."declarations"("village_id","declaration_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "declarations_evidence_photo" ON "declarations_evidence" USING btree ("village_id","photo_id");--> statement-breakpoint
CREATE INDEX "declarations_waiting" ON "declarations" USING btree ("village_id","state","state_at") WHERE "declarations"."transfer_id" is null;--> statement-breakpoint
CREATE INDEX "declarations_batch" ON "declarations" USING btree ("village_id","award_batch_id","declaration_id") WHERE "declarations"."award_batch_id" is not null;--> statement-breakpoint
ALTER TABLE "declarations" ADD CONSTRAINT "declarations_posted_has_an_entry" CHECK (("declarations"."state" in ('posted','reversed')) = ("declarations"."transfer_id" is not null));--> statement-breakpoint
ALTER TABLE "declarations" ADD CONSTRAINT "declarations_state" CHECK ("declarations"."state" in ('submitted','screened','accepted','publicized','frozen','posted','returned','rejected','withdrawn','reversed'));