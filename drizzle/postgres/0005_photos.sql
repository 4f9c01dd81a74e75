CREATE TABLE "declarations_photos" (
	"village_id" text NOT NULL,
	"photo_id" text NOT NULL,
	"digest" text NOT NULL,
	"perceptual_hash" text NOT NULL,
	"width" bigint NOT NULL,
	"height" bigint NOT NULL,
	"byte_count" bigint NOT NULL,
	"uploaded_at" timestamp (3) with time zone NOT NULL,
	"uploaded_by_user_id" text NOT NULL,
	CONSTRAINT "declarations_photos_village_id_photo_id_pk" PRIMARY KEY("village_id","photo_id")
);
--> statement-breakpoint
CREATE INDEX "declarations_photos_digest" ON "declarations_photos" USING btree ("village_id","digest");--> statement-breakpoint
CREATE INDEX "declarations_photos_uploader" ON "declarations_photos" USING btree ("village_id","uploaded_by_user_id","photo_id");