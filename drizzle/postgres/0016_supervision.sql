CREATE TABLE "supervision_findings" (
	"village_id" text NOT NULL,
	"month" text NOT NULL,
	"sequence" bigint NOT NULL,
	"verdict" text NOT NULL,
	"words" text NOT NULL,
	"found_by_user_id" text NOT NULL,
	"found_by_name" text NOT NULL,
	"found_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "supervision_findings_village_id_month_sequence_pk" PRIMARY KEY("village_id","month","sequence"),
	CONSTRAINT "supervision_findings_verdict" CHECK ("supervision_findings"."verdict" in ('fine','wrong'))
);
--> statement-breakpoint
CREATE TABLE "supervision_reports" (
	"village_id" text NOT NULL,
	"month" text NOT NULL,
	"content" text NOT NULL,
	"digest" text NOT NULL,
	"made_by_user_id" text NOT NULL,
	CONSTRAINT "supervision_reports_village_id_month_pk" PRIMARY KEY("village_id","month")
);
--> statement-breakpoint
CREATE TABLE "supervision_signatures" (
	"village_id" text NOT NULL,
	"month" text NOT NULL,
	"user_id" text NOT NULL,
	"name" text NOT NULL,
	"digest" text NOT NULL,
	"signed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "supervision_signatures_village_id_month_user_id_pk" PRIMARY KEY("village_id","month","user_id")
);
--> statement-breakpoint
ALTER TABLE "supervision_signatures" ADD CONSTRAINT "supervision_signatures_of" FOREIGN KEY ("village_id","month") REFERENCES "public"."supervision_reports"("village_id","month") ON DELETE no action ON UPDATE no action;