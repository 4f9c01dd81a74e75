CREATE TABLE "review_cases" (
	"village_id" text NOT NULL,
	"declaration_id" text NOT NULL,
	"round" bigint NOT NULL,
	"quorum" bigint NOT NULL,
	"state" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "review_cases_village_id_declaration_id_round_pk" PRIMARY KEY("village_id","declaration_id","round"),
	CONSTRAINT "review_cases_state" CHECK ("review_cases"."state" in ('open','accept','return','reject','closed'))
);
--> statement-breakpoint
CREATE TABLE "review_kin" (
	"village_id" text NOT NULL,
	"kin_id" text NOT NULL,
	"user_id" text NOT NULL,
	"household_id" text NOT NULL,
	"relation" text NOT NULL,
	"declared_by_user_id" text NOT NULL,
	"declared_by_name" text NOT NULL,
	"declared_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "review_kin_village_id_kin_id_pk" PRIMARY KEY("village_id","kin_id")
);
--> statement-breakpoint
CREATE TABLE "review_panel_people" (
	"village_id" text NOT NULL,
	"panel_id" text NOT NULL,
	"user_id" text NOT NULL,
	"kind" text NOT NULL,
	CONSTRAINT "review_panel_people_village_id_panel_id_user_id_pk" PRIMARY KEY("village_id","panel_id","user_id"),
	CONSTRAINT "review_panel_people_kind" CHECK ("review_panel_people"."kind" in ('member','stand_in'))
);
--> statement-breakpoint
CREATE TABLE "review_panels" (
	"village_id" text NOT NULL,
	"panel_id" text NOT NULL,
	"chosen_on" text NOT NULL,
	"quorum" bigint NOT NULL,
	"recorded_by_user_id" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "review_panels_village_id_panel_id_pk" PRIMARY KEY("village_id","panel_id")
);
--> statement-breakpoint
CREATE TABLE "review_seats" (
	"village_id" text NOT NULL,
	"declaration_id" text NOT NULL,
	"round" bigint NOT NULL,
	"seat_user_id" text NOT NULL,
	"seated_user_id" text,
	"recused_because" text,
	"seed" text,
	"candidates" text,
	"vote" text,
	"reason" text,
	"words" text,
	"voted_at" timestamp (3) with time zone,
	CONSTRAINT "review_seats_village_id_declaration_id_round_seat_user_id_pk" PRIMARY KEY("village_id","declaration_id","round","seat_user_id"),
	CONSTRAINT "review_seats_vote" CHECK ("review_seats"."vote" in ('accept','return','reject'))
);
--> statement-breakpoint
ALTER TABLE "review_cases" ADD CONSTRAINT "review_cases_of" FOREIGN KEY ("village_id","declaration_id") REFERENCES "public"."declarations"("village_id","declaration_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_panel_people" ADD CONSTRAINT "review_panel_people_of" FOREIGN KEY ("village_id","panel_id") REFERENCES "public"."review_panels"("village_id","panel_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_seats" ADD CONSTRAINT "review_seats_of" FOREIGN KEY ("village_id","declaration_id","round") REFERENCES "public"."review_cases"("village_id","declaration_id","round") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "review_cases_open" ON "review_cases" USING btree ("village_id","declaration_id") WHERE "review_cases"."state" = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "review_kin_declared_once" ON "review_kin" USING btree ("village_id","user_id","household_id") WHERE "review_kin"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "review_kin_household" ON "review_kin" USING btree ("village_id","household_id");--> statement-breakpoint
CREATE UNIQUE INDEX "review_seats_one_each" ON "review_seats" USING btree ("village_id","declaration_id","round","seated_user_id");--> statement-breakpoint
CREATE INDEX "review_seats_to_vote" ON "review_seats" USING btree ("village_id","seated_user_id","declaration_id") WHERE "review_seats"."vote" is null;