CREATE TABLE "askings" (
	"realm" text NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"attempt" smallint NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"policy" text NOT NULL,
	"wave" smallint DEFAULT 0 NOT NULL,
	"wave_at" timestamp (3) with time zone,
	"asked" integer DEFAULT 0 NOT NULL,
	"taken" integer DEFAULT 0 NOT NULL,
	"declined" integer DEFAULT 0 NOT NULL,
	"told" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "askings_pk" PRIMARY KEY("realm","id"),
	CONSTRAINT "askings_once" UNIQUE("realm","order_id","attempt","kind"),
	CONSTRAINT "askings_state_one_of" CHECK ("askings"."state" in ('ASKING', 'RESTING', 'EXHAUSTED', 'PUT_AWAY')),
	CONSTRAINT "askings_kind_one_of" CHECK ("askings"."kind" in ('LEAD', 'HELPER')),
	CONSTRAINT "askings_told" CHECK ("askings"."told" <@ array['COMMUNITY', 'CENTER']::text[]),
	CONSTRAINT "askings_waves" CHECK ("askings"."wave" >= 0 and ("askings"."wave" = 0) = ("askings"."wave_at" is null))
);
--> statement-breakpoint
CREATE TABLE "asks" (
	"realm" text NOT NULL,
	"id" uuid NOT NULL,
	"asking_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"attempt" smallint NOT NULL,
	"person_id" uuid NOT NULL,
	"wave" smallint NOT NULL,
	"rank" integer NOT NULL,
	"state" text NOT NULL,
	"revision" smallint DEFAULT 1 NOT NULL,
	"score" double precision NOT NULL,
	"why" jsonb NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "asks_pk" PRIMARY KEY("realm","id"),
	CONSTRAINT "asks_once" UNIQUE("realm","order_id","attempt","person_id"),
	CONSTRAINT "asks_ranked" UNIQUE("realm","asking_id","rank"),
	CONSTRAINT "asks_state_one_of" CHECK ("asks"."state" in ('ASKED', 'TAKEN', 'DECLINED', 'LAPSED')),
	CONSTRAINT "asks_ended" CHECK (("asks"."state" = 'ASKED') = ("asks"."ended_at" is null))
);
--> statement-breakpoint
ALTER TABLE "askings" ADD CONSTRAINT "askings_order_fk" FOREIGN KEY ("realm","order_id") REFERENCES "public"."orders"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asks" ADD CONSTRAINT "asks_asking_fk" FOREIGN KEY ("realm","asking_id") REFERENCES "public"."askings"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asks" ADD CONSTRAINT "asks_order_fk" FOREIGN KEY ("realm","order_id") REFERENCES "public"."orders"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asks" ADD CONSTRAINT "asks_person_fk" FOREIGN KEY ("realm","person_id") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "asks_of_person" ON "asks" USING btree ("realm","person_id","asked_at","id");--> statement-breakpoint
CREATE INDEX "volunteers_by_area" ON "volunteers" USING gin ("area_division_ids") WHERE "volunteers"."ended_at" is null;
