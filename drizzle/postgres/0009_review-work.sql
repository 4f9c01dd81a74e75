CREATE TABLE "declarations_likenesses" (
	"village_id" text NOT NULL,
	"photo_id" text NOT NULL,
	"other_photo_id" text NOT NULL,
	CONSTRAINT "declarations_likenesses_village_id_photo_id_other_photo_id_pk" PRIMARY KEY("village_id","photo_id","other_photo_id")
);
--> statement-breakpoint
ALTER TABLE "review_panels" ADD COLUMN "term_ends_on" text;