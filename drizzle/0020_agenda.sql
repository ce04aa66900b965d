CREATE TABLE "order_agenda" (
	"realm" text NOT NULL,
	"order_id" uuid NOT NULL,
	"street_id" uuid,
	"holding_id" uuid,
	"due_at" timestamp (3) with time zone NOT NULL,
	"troubles" text[] NOT NULL,
	"trouble_since" timestamp (3) with time zone,
	"held_until" timestamp (3) with time zone,
	CONSTRAINT "order_agenda_pk" PRIMARY KEY("realm","order_id")
);
--> statement-breakpoint
CREATE INDEX "order_agenda_of_holding" ON "order_agenda" USING btree ("realm","holding_id","due_at","order_id") WHERE "order_agenda"."holding_id" is not null;--> statement-breakpoint
CREATE INDEX "order_agenda_troubles" ON "order_agenda" USING btree ("realm","street_id","trouble_since","order_id") WHERE "order_agenda"."trouble_since" is not null;--> statement-breakpoint
CREATE INDEX "order_agenda_held" ON "order_agenda" USING btree ("realm","street_id","held_until","order_id") WHERE "order_agenda"."held_until" is not null;--> statement-breakpoint
CREATE INDEX "contact_readings_through" ON "contact_readings" USING btree ("realm","order_id","at","id") WHERE "contact_readings"."order_id" is not null;