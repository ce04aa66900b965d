CREATE TABLE "order_notes" (
	"realm" text NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"person_id" uuid NOT NULL,
	"nth" smallint NOT NULL,
	"party" text NOT NULL,
	"audience" text[] NOT NULL,
	"words" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "order_notes_pk" PRIMARY KEY("realm","id"),
	CONSTRAINT "order_notes_numbered" UNIQUE("realm","order_id","number"),
	CONSTRAINT "order_notes_of_one" UNIQUE("realm","order_id","person_id","nth"),
	CONSTRAINT "order_notes_party_one_of" CHECK ("order_notes"."party" in ('REQUESTER', 'CREW', 'BROKERS', 'HOLDING', 'CENTER')),
	CONSTRAINT "order_notes_bounds" CHECK ("order_notes"."number" between 1 and 400 and "order_notes"."nth" between 1 and 60
    and char_length("order_notes"."words") between 1 and 1000),
	CONSTRAINT "order_notes_audience" CHECK ("order_notes"."party" = any("order_notes"."audience") and "order_notes"."audience" <@ array['REQUESTER', 'CREW', 'BROKERS', 'HOLDING', 'CENTER']::text[])
);
--> statement-breakpoint
ALTER TABLE "order_notes" ADD CONSTRAINT "order_notes_person_fk" FOREIGN KEY ("realm","person_id") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;