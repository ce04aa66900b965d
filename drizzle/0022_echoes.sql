CREATE TABLE "order_echoes" (
	"realm" text NOT NULL,
	"order_id" uuid NOT NULL,
	"street_id" uuid,
	"community_id" uuid,
	"words" text NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "order_echoes_pk" PRIMARY KEY("realm","order_id"),
	CONSTRAINT "order_echoes_words" CHECK (char_length("order_echoes"."words") between 1 and 300)
);
--> statement-breakpoint
ALTER TABLE "order_echoes" ADD CONSTRAINT "order_echoes_by_fk" FOREIGN KEY ("realm","by") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "order_echoes_in_realm" ON "order_echoes" USING btree ("realm","at","order_id") WHERE "order_echoes"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX "order_echoes_in_street" ON "order_echoes" USING btree ("realm","street_id","at","order_id") WHERE "order_echoes"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX "order_echoes_in_community" ON "order_echoes" USING btree ("realm","community_id","at","order_id") WHERE "order_echoes"."withdrawn_at" is null;