CREATE TABLE "audit_results" (
	"village_id" text NOT NULL,
	"audited_on" text NOT NULL,
	"audited_at" timestamp (3) with time zone NOT NULL,
	"rows" bigint NOT NULL,
	"fault" text,
	CONSTRAINT "audit_results_village_id_audited_on_pk" PRIMARY KEY("village_id","audited_on")
);
