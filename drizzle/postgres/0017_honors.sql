CREATE TABLE "honors_consents" (
	"village_id" text NOT NULL,
	"household_id" text NOT NULL,
	"is_given" boolean NOT NULL,
	"words" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by_user_id" text NOT NULL,
	"recorded_by_name" text NOT NULL,
	CONSTRAINT "honors_consents_village_id_household_id_pk" PRIMARY KEY("village_id","household_id")
);
--> statement-breakpoint
ALTER TABLE "villages_settings" ADD COLUMN "ranking" text DEFAULT 'off' NOT NULL;--> statement-breakpoint
ALTER TABLE "villages_settings" ADD COLUMN "star_points" text DEFAULT '' NOT NULL;