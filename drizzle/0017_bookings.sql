CREATE TABLE "project_partners" (
	"realm" text NOT NULL,
	"project_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	CONSTRAINT "project_partners_pk" PRIMARY KEY("realm","project_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "projects" (
	"realm" text NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"owner_id" uuid NOT NULL,
	"signed_on" date NOT NULL,
	"item_codes" text[] NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT business_now() NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "projects_pk" PRIMARY KEY("realm","id"),
	CONSTRAINT "projects_items" CHECK (cardinality("projects"."item_codes") > 0)
);
--> statement-breakpoint
CREATE TABLE "booking_private" (
	"realm" text NOT NULL,
	"booking_id" uuid NOT NULL,
	"who_comes" text,
	"words" text,
	CONSTRAINT "booking_private_pk" PRIMARY KEY("realm","booking_id")
);
--> statement-breakpoint
ALTER TABLE "bookings" DROP CONSTRAINT "bookings_order";--> statement-breakpoint
ALTER TABLE "bookings" DROP CONSTRAINT "bookings_cancelled";--> statement-breakpoint
ALTER TABLE "bookings" DROP CONSTRAINT "bookings_state_one_of";--> statement-breakpoint
DROP INDEX "bookings_living";--> statement-breakpoint
ALTER TABLE "order_holds" ADD COLUMN "for_booking" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "project_id" uuid;--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "owner_id" uuid;--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "state_since" timestamp (3) with time zone DEFAULT business_now() NOT NULL;--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "resource_periods" ADD COLUMN "cancelled_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "resources" ADD COLUMN "project_id" uuid;--> statement-breakpoint
ALTER TABLE "resources" ADD COLUMN "confirms_bookings" boolean DEFAULT false NOT NULL;--> statement-breakpoint
-- Written by hand: what is booked already keeps its places, and gets the state that fits its order's.
UPDATE "bookings" b SET "owner_id" = coalesce(s."owner_organisation_id", s."owner_division_id", s."owner_team_id", s."owner_person_id")
  FROM "resources" s WHERE s."realm" = b."realm" AND s."id" = b."resource_id";--> statement-breakpoint
UPDATE "bookings" b SET "state" = CASE WHEN b."state" = 'CANCELLED' THEN 'CANCELLED_BY_RESIDENT' WHEN o."state" IN ('DONE', 'RATED', 'CLOSED') AND o."started_at" IS NOT NULL THEN 'DELIVERED' ELSE 'CONFIRMED' END,
    "state_since" = CASE WHEN b."state" = 'CANCELLED' THEN coalesce(b."cancelled_at", b."at") WHEN o."state" IN ('DONE', 'RATED', 'CLOSED') THEN coalesce(o."done_at", b."at") ELSE b."at" END
  FROM "orders" o WHERE o."realm" = b."realm" AND o."id" = b."order_id";--> statement-breakpoint
UPDATE "bookings" SET "state" = 'CANCELLED_BY_RESIDENT', "state_since" = coalesce("cancelled_at", "at") WHERE "state" = 'CANCELLED';--> statement-breakpoint
INSERT INTO "deadlines" ("realm", "subject_table", "subject_id", "step", "due_at", "anchored")
  SELECT b."realm", 'BOOKING', b."id", 'remindToMark', p."ends_at" + interval '24 hours', true FROM "bookings" b
    JOIN "resource_periods" p ON p."realm" = b."realm" AND p."resource_id" = b."resource_id" AND p."starts_at" = b."starts_at"
  WHERE b."state" = 'CONFIRMED' AND p."ends_at" > business_now();--> statement-breakpoint
ALTER TABLE "bookings" ALTER COLUMN "owner_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "project_partners" ADD CONSTRAINT "project_partners_project_fk" FOREIGN KEY ("realm","project_id") REFERENCES "public"."projects"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_partners" ADD CONSTRAINT "project_partners_organisation_fk" FOREIGN KEY ("realm","organisation_id") REFERENCES "public"."organisations"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "projects" ADD CONSTRAINT "projects_owner_fk" FOREIGN KEY ("realm","owner_id") REFERENCES "public"."organisations"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_private" ADD CONSTRAINT "booking_private_booking_fk" FOREIGN KEY ("realm","booking_id") REFERENCES "public"."bookings"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "project_partners_of" ON "project_partners" USING btree ("realm","organisation_id");--> statement-breakpoint
CREATE INDEX "projects_by_name" ON "projects" USING btree ("realm","name","id");--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_project_fk" FOREIGN KEY ("realm","project_id") REFERENCES "public"."projects"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resources" ADD CONSTRAINT "resources_project_fk" FOREIGN KEY ("realm","project_id") REFERENCES "public"."projects"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "bookings_living_of_order" ON "bookings" USING btree ("realm","order_id") WHERE "bookings"."state" in ('REQUESTED', 'CONFIRMED');--> statement-breakpoint
CREATE INDEX "bookings_of_order" ON "bookings" USING btree ("realm","order_id","at");--> statement-breakpoint
CREATE INDEX "bookings_of_resource" ON "bookings" USING btree ("realm","resource_id","starts_at","id");--> statement-breakpoint
CREATE INDEX "bookings_of_owner" ON "bookings" USING btree ("realm","owner_id","starts_at","id");--> statement-breakpoint
CREATE INDEX "bookings_living" ON "bookings" USING btree ("realm","resource_id","starts_at") WHERE "bookings"."state" in ('REQUESTED', 'CONFIRMED');--> statement-breakpoint
ALTER TABLE "bookings" DROP COLUMN "cancelled_at";--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_state_one_of" CHECK ("bookings"."state" in ('REQUESTED', 'CONFIRMED', 'DELIVERED', 'DECLINED', 'CANCELLED_BY_UNIT', 'CANCELLED_BY_RESIDENT', 'NOT_COME'));