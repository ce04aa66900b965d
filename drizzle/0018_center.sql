CREATE TABLE "order_presses" (
	"realm" text NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"day" date NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "order_presses_pk" PRIMARY KEY("realm","id"),
	CONSTRAINT "order_presses_once" UNIQUE("realm","order_id","person_id","day")
);
--> statement-breakpoint
ALTER TABLE "order_presses" ADD CONSTRAINT "order_presses_person_fk" FOREIGN KEY ("realm","person_id") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "orders_taken" ON "orders" USING btree ("realm","taken_by","id") WHERE "orders"."taken_by" is not null;