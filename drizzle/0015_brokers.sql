CREATE TABLE "order_urges" (
	"realm" text NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"day" date NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "order_urges_pk" PRIMARY KEY("realm","id"),
	CONSTRAINT "order_urges_once" UNIQUE("realm","order_id","person_id","day")
);
--> statement-breakpoint
ALTER TABLE "appointments" DROP CONSTRAINT "appointments_role_one_of";--> statement-breakpoint
ALTER TABLE "appointments" DROP CONSTRAINT "appointments_scope";--> statement-breakpoint
ALTER TABLE "appointments" ADD COLUMN "with_id" uuid;--> statement-breakpoint
ALTER TABLE "order_urges" ADD CONSTRAINT "order_urges_person_fk" FOREIGN KEY ("realm","person_id") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_with_fk" FOREIGN KEY ("realm","with_id") REFERENCES "public"."appointments"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_pair" CHECK (("appointments"."role" = 'PAIR') = ("appointments"."with_id" is not null));--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_role_one_of" CHECK ("appointments"."role" in ('OPERATOR', 'AUDITOR', 'STREET_LEADER', 'DISPATCHER', 'COMMUNITY_WORKER', 'GRID_HEAD', 'GRID_OFFICER', 'PAIR', 'BUILDING_HEAD', 'STAIRWELL_HEAD', 'REPRESENTATIVE', 'CAPTAIN'));--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_scope" CHECK (case
    when "appointments"."role" in ('OPERATOR', 'AUDITOR', 'STREET_LEADER', 'DISPATCHER', 'COMMUNITY_WORKER', 'GRID_HEAD', 'GRID_OFFICER', 'PAIR', 'BUILDING_HEAD', 'STAIRWELL_HEAD') then "appointments"."division_id" is not null and "appointments"."organisation_id" is null and "appointments"."team_id" is null
    when "appointments"."role" in ('REPRESENTATIVE') then "appointments"."organisation_id" is not null and "appointments"."division_id" is null and "appointments"."team_id" is null
    else "appointments"."team_id" is not null and "appointments"."division_id" is null and "appointments"."organisation_id" is null end);--> statement-breakpoint
-- One volunteer is paired with an officer at a time (1+1).
ALTER TABLE appointments ADD CONSTRAINT appointments_paired EXCLUDE USING gist (realm WITH =, with_id WITH =, tstzrange(since, until) WITH &&) WHERE (with_id IS NOT NULL);
