CREATE TABLE "supervision_finding_photos" (
	"village_id" text NOT NULL,
	"month" text NOT NULL,
	"sequence" bigint NOT NULL,
	"photo_id" text NOT NULL,
	CONSTRAINT "supervision_finding_photos_village_id_month_sequence_photo_id_pk" PRIMARY KEY("village_id","month","sequence","photo_id")
);
--> statement-breakpoint
ALTER TABLE "rules_rulebooks" ADD COLUMN "is_from_paper" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "supervision_finding_photos" ADD CONSTRAINT "supervision_finding_photos_of" FOREIGN KEY ("village_id","month","sequence") REFERENCES "public"."supervision_findings"("village_id","month","sequence") ON DELETE no action ON UPDATE no action;