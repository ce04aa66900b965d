CREATE TABLE "cooling_offs" (
	"realm" text NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"state" text NOT NULL,
	"cause" text NOT NULL,
	"street_id" uuid,
	"seat_ids" uuid[] NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"lifted_at" timestamp (3) with time zone,
	"lifted_by" uuid,
	"reason" text,
	CONSTRAINT "cooling_offs_pk" PRIMARY KEY("realm","id"),
	CONSTRAINT "cooling_offs_state_one_of" CHECK ("cooling_offs"."state" in ('COOLING', 'LIFTED')),
	CONSTRAINT "cooling_offs_cause_one_of" CHECK ("cooling_offs"."cause" in ('NO_SHOWS', 'READ_AND_GAVE_BACK')),
	CONSTRAINT "cooling_offs_lifted" CHECK (("cooling_offs"."state" = 'LIFTED') = ("cooling_offs"."lifted_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "waits" (
	"realm" text NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"attempt" smallint NOT NULL,
	"person_id" uuid NOT NULL,
	"state" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"drawn" integer,
	"ended_at" timestamp (3) with time zone,
	"seat_id" uuid,
	"passed_for" text,
	CONSTRAINT "waits_pk" PRIMARY KEY("realm","id"),
	CONSTRAINT "waits_state_one_of" CHECK ("waits"."state" in ('WAITING', 'OFFERED', 'PASSED_OVER', 'LEFT', 'DISSOLVED')),
	CONSTRAINT "waits_ended" CHECK (("waits"."state" = 'WAITING') = ("waits"."ended_at" is null)),
	CONSTRAINT "waits_offered" CHECK (("waits"."state" = 'OFFERED') = ("waits"."seat_id" is not null))
);
--> statement-breakpoint
ALTER TABLE "seats" ADD COLUMN "reach" "tstzrange";--> statement-breakpoint
ALTER TABLE "seats" ADD COLUMN "community_id" uuid;--> statement-breakpoint
ALTER TABLE "seats" ADD COLUMN "slot" smallint;--> statement-breakpoint
ALTER TABLE "seats" ADD COLUMN "extended_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "seats" ADD COLUMN "extended_because" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "waiting" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "cooling_offs" ADD CONSTRAINT "cooling_offs_person_fk" FOREIGN KEY ("realm","person_id") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cooling_offs" ADD CONSTRAINT "cooling_offs_lifted_fk" FOREIGN KEY ("realm","lifted_by") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waits" ADD CONSTRAINT "waits_order_fk" FOREIGN KEY ("realm","order_id") REFERENCES "public"."orders"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waits" ADD CONSTRAINT "waits_person_fk" FOREIGN KEY ("realm","person_id") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waits" ADD CONSTRAINT "waits_seat_fk" FOREIGN KEY ("realm","seat_id") REFERENCES "public"."seats"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cooling_offs_of" ON "cooling_offs" USING btree ("realm","person_id","until");--> statement-breakpoint
CREATE UNIQUE INDEX "waits_once" ON "waits" USING btree ("realm","order_id","attempt","person_id") WHERE "waits"."state" = 'WAITING';--> statement-breakpoint
CREATE INDEX "waits_line" ON "waits" USING btree ("realm","order_id","since","drawn","id") WHERE "waits"."state" = 'WAITING';--> statement-breakpoint
CREATE INDEX "waits_of_person" ON "waits" USING btree ("realm","person_id","since","id");--> statement-breakpoint
CREATE UNIQUE INDEX "seats_one_a_slot" ON "seats" USING btree ("realm","person_id","slot") WHERE "seats"."state" in ('HELD', 'CONFIRMED');