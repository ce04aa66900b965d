CREATE TABLE "calendar_links" (
	"realm" text NOT NULL,
	"person_id" uuid NOT NULL,
	"hash" "bytea" NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "calendar_links_pk" PRIMARY KEY("realm","person_id"),
	CONSTRAINT "calendar_links_hash" UNIQUE("realm","hash")
);
--> statement-breakpoint
CREATE TABLE "service_records" (
	"realm" text NOT NULL,
	"number" text NOT NULL,
	"person_id" uuid NOT NULL,
	"from" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "service_records_pk" PRIMARY KEY("realm","number"),
	CONSTRAINT "service_records_span" CHECK ("service_records"."from" < "service_records"."until")
);
--> statement-breakpoint
CREATE TABLE "days_off" (
	"realm" text NOT NULL,
	"person_id" uuid NOT NULL,
	"from" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "days_off_pk" PRIMARY KEY("realm","person_id","from"),
	CONSTRAINT "days_off_span" CHECK ("days_off"."from" < "days_off"."until")
);
--> statement-breakpoint
ALTER TABLE "calendar_links" ADD CONSTRAINT "calendar_links_person_fk" FOREIGN KEY ("realm","person_id") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_records" ADD CONSTRAINT "service_records_person_fk" FOREIGN KEY ("realm","person_id") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "days_off" ADD CONSTRAINT "days_off_person_fk" FOREIGN KEY ("realm","person_id") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "service_records_of" ON "service_records" USING btree ("realm","person_id","issued_at","number");--> statement-breakpoint
CREATE INDEX "seats_offered_to" ON "seats" USING btree ("realm","person_id") WHERE "seats"."state" = 'OFFERED';--> statement-breakpoint
CREATE INDEX "seats_served" ON "seats" USING btree ("realm","person_id","ended_at","id") WHERE "seats"."state" = 'SERVED';--> statement-breakpoint
CREATE INDEX "order_private_by_name" ON "order_private" USING btree ("realm","name" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "order_private_by_phone" ON "order_private" USING btree ("realm",right(regexp_replace("phone", '\D', '', 'g'), 4));--> statement-breakpoint
CREATE INDEX "team_members_of" ON "team_members" USING btree ("realm","team_id");