CREATE TABLE "report_days" (
	"realm" text NOT NULL,
	"generation" integer NOT NULL,
	"day" date NOT NULL,
	"place_id" uuid NOT NULL,
	"item_code" text NOT NULL,
	"organisation_id" uuid NOT NULL,
	"street_id" uuid,
	"community_id" uuid,
	"numbers" jsonb NOT NULL,
	CONSTRAINT "report_days_pk" PRIMARY KEY("realm","generation","day","place_id","item_code","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "report_generations" (
	"realm" text NOT NULL,
	"generation" integer NOT NULL,
	"state" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "report_generations_pk" PRIMARY KEY("realm","generation"),
	CONSTRAINT "report_generations_state_one_of" CHECK ("report_generations"."state" in ('CURRENT', 'BUILDING'))
);
--> statement-breakpoint
CREATE TABLE "report_subjects" (
	"realm" text NOT NULL,
	"generation" integer NOT NULL,
	"subject_id" uuid NOT NULL,
	"day" date NOT NULL,
	"place_id" uuid NOT NULL,
	"item_code" text NOT NULL,
	"organisation_id" uuid NOT NULL,
	"street_id" uuid,
	"community_id" uuid,
	"numbers" jsonb NOT NULL,
	CONSTRAINT "report_subjects_pk" PRIMARY KEY("realm","generation","subject_id")
);
--> statement-breakpoint
CREATE TABLE "series" (
	"realm" text NOT NULL,
	"id" uuid NOT NULL,
	"requester_id" uuid NOT NULL,
	"placer_id" uuid NOT NULL,
	"begun_as" text NOT NULL,
	"item_code" text NOT NULL,
	"sensitive" boolean NOT NULL,
	"project_id" uuid,
	"division_id" uuid NOT NULL,
	"street_id" uuid,
	"community_id" uuid,
	"grid_id" uuid,
	"building_id" uuid,
	"persons" smallint NOT NULL,
	"helpers_wanted" smallint,
	"period_kind" text NOT NULL,
	"rule" text NOT NULL,
	"days" text[] NOT NULL,
	"every" smallint NOT NULL,
	"phase" smallint NOT NULL,
	"start_time" text NOT NULL,
	"minutes" smallint NOT NULL,
	"valid_from" timestamp (3) with time zone NOT NULL,
	"valid_until" timestamp (3) with time zone NOT NULL,
	"skips_holidays" boolean NOT NULL,
	"team_id" uuid,
	"state" text NOT NULL,
	"state_since" timestamp (3) with time zone NOT NULL,
	"paused" text,
	"last_ends_at" timestamp (3) with time zone,
	"revision" integer NOT NULL,
	"begun_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "series_pk" PRIMARY KEY("realm","id"),
	CONSTRAINT "series_state_one_of" CHECK ("series"."state" in ('RUNNING', 'PAUSED', 'ENDED')),
	CONSTRAINT "series_paused_one_of" CHECK ("series"."paused" in ('BY_HAND', 'NO_CONSENT', 'NOBODY_ACTS', 'ITEM_GONE', 'PLACE_GONE', 'NOT_PLACEABLE')),
	CONSTRAINT "series_paused_why" CHECK (("series"."state" = 'PAUSED') = ("series"."paused" is not null))
);
--> statement-breakpoint
CREATE TABLE "series_occurrences" (
	"realm" text NOT NULL,
	"series_id" uuid NOT NULL,
	"date" date NOT NULL,
	"mark" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"order_id" uuid,
	CONSTRAINT "series_occurrences_pk" PRIMARY KEY("realm","series_id","date"),
	CONSTRAINT "series_occurrences_order" UNIQUE("realm","order_id"),
	CONSTRAINT "series_occurrences_mark_one_of" CHECK ("series_occurrences"."mark" in ('SKIPPED', 'MOVED', 'PLACED')),
	CONSTRAINT "series_occurrences_placed" CHECK (("series_occurrences"."mark" = 'PLACED') <= ("series_occurrences"."order_id" is not null)),
	CONSTRAINT "series_occurrences_times" CHECK ("series_occurrences"."ends_at" > "series_occurrences"."starts_at")
);
--> statement-breakpoint
CREATE TABLE "series_people" (
	"realm" text NOT NULL,
	"series_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "series_people_pk" PRIMARY KEY("realm","series_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "series_private" (
	"realm" text NOT NULL,
	"series_id" uuid NOT NULL,
	"words" text NOT NULL,
	CONSTRAINT "series_private_pk" PRIMARY KEY("realm","series_id"),
	CONSTRAINT "series_private_bounds" CHECK (char_length("series_private"."words") <= 2000)
);
--> statement-breakpoint
ALTER TABLE "series" ADD CONSTRAINT "series_requester_fk" FOREIGN KEY ("realm","requester_id") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series" ADD CONSTRAINT "series_placer_fk" FOREIGN KEY ("realm","placer_id") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series" ADD CONSTRAINT "series_division_fk" FOREIGN KEY ("realm","division_id") REFERENCES "public"."divisions"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series" ADD CONSTRAINT "series_team_fk" FOREIGN KEY ("realm","team_id") REFERENCES "public"."teams"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_occurrences" ADD CONSTRAINT "series_occurrences_series_fk" FOREIGN KEY ("realm","series_id") REFERENCES "public"."series"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_occurrences" ADD CONSTRAINT "series_occurrences_order_fk" FOREIGN KEY ("realm","order_id") REFERENCES "public"."orders"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_people" ADD CONSTRAINT "series_people_series_fk" FOREIGN KEY ("realm","series_id") REFERENCES "public"."series"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_people" ADD CONSTRAINT "series_people_person_fk" FOREIGN KEY ("realm","person_id") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_private" ADD CONSTRAINT "series_private_series_fk" FOREIGN KEY ("realm","series_id") REFERENCES "public"."series"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "report_days_in_street" ON "report_days" USING btree ("realm","generation","street_id","day");--> statement-breakpoint
CREATE INDEX "report_days_in_community" ON "report_days" USING btree ("realm","generation","community_id","day");--> statement-breakpoint
CREATE INDEX "report_days_of_organisation" ON "report_days" USING btree ("realm","generation","organisation_id","day");--> statement-breakpoint
CREATE UNIQUE INDEX "report_generations_current" ON "report_generations" USING btree ("realm") WHERE "report_generations"."state" = 'CURRENT';--> statement-breakpoint
CREATE INDEX "series_of_requester" ON "series" USING btree ("realm","requester_id","begun_at","id");--> statement-breakpoint
CREATE INDEX "series_in_community" ON "series" USING btree ("realm","community_id","begun_at","id");--> statement-breakpoint
CREATE INDEX "series_in_grid" ON "series" USING btree ("realm","grid_id","begun_at","id");--> statement-breakpoint
CREATE INDEX "series_in_building" ON "series" USING btree ("realm","building_id","begun_at","id");--> statement-breakpoint
CREATE INDEX "series_people_by_person" ON "series_people" USING btree ("realm","person_id");