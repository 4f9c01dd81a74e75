CREATE TABLE "declarations_tellings" (
	"village_id" text NOT NULL,
	"told_through" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "declarations_tellings_village_id_pk" PRIMARY KEY("village_id")
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"village_id" text NOT NULL,
	"message_id" text NOT NULL,
	"recipient" text NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"subject_id" text,
	"told_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"times" bigint NOT NULL,
	"once_key" text,
	CONSTRAINT "messages_village_id_message_id_pk" PRIMARY KEY("village_id","message_id")
);
--> statement-breakpoint
CREATE TABLE "messages_readings" (
	"village_id" text NOT NULL,
	"user_id" text NOT NULL,
	"recipient" text NOT NULL,
	"read_through" text NOT NULL,
	CONSTRAINT "messages_readings_village_id_user_id_recipient_pk" PRIMARY KEY("village_id","user_id","recipient")
);
--> statement-breakpoint
ALTER TABLE "rewards_redemptions" ADD COLUMN "reminders" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "villages_settings" ADD COLUMN "quiet_from_hour" bigint DEFAULT 20 NOT NULL;--> statement-breakpoint
ALTER TABLE "villages_settings" ADD COLUMN "quiet_until_hour" bigint DEFAULT 8 NOT NULL;--> statement-breakpoint
CREATE INDEX "messages_recipient" ON "messages" USING btree ("village_id","recipient","message_id");--> statement-breakpoint
CREATE UNIQUE INDEX "messages_once" ON "messages" USING btree ("village_id","once_key");