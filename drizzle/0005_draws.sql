CREATE TABLE "draw_entries" (
	"realm" text NOT NULL,
	"id" uuid NOT NULL,
	"draw_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"key" uuid NOT NULL,
	"state" text NOT NULL,
	"entered_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"number" integer,
	"why" text,
	CONSTRAINT "draw_entries_pk" PRIMARY KEY("realm","id"),
	CONSTRAINT "draw_entries_state_one_of" CHECK ("draw_entries"."state" in ('ENTERED', 'WITHDRAWN', 'SEATED', 'QUEUED', 'PASSED_OVER', 'CALLED_OFF')),
	CONSTRAINT "draw_entries_ended" CHECK (("draw_entries"."state" = 'ENTERED') = ("draw_entries"."ended_at" is null)),
	CONSTRAINT "draw_entries_drawn" CHECK (("draw_entries"."state" in ('SEATED', 'QUEUED', 'PASSED_OVER')) = ("draw_entries"."number" is not null) and ("draw_entries"."state" = 'PASSED_OVER') = ("draw_entries"."why" is not null))
);
--> statement-breakpoint
CREATE TABLE "draws" (
	"realm" text NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"attempt" smallint NOT NULL,
	"state" text NOT NULL,
	"announced_at" timestamp (3) with time zone NOT NULL,
	"opens_at" timestamp (3) with time zone NOT NULL,
	"closes_at" timestamp (3) with time zone NOT NULL,
	"commitment" text NOT NULL,
	"seed" text NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"places" smallint,
	CONSTRAINT "draws_pk" PRIMARY KEY("realm","id"),
	CONSTRAINT "draws_state_one_of" CHECK ("draws"."state" in ('ANNOUNCED', 'DRAWN', 'CALLED_OFF')),
	CONSTRAINT "draws_window" CHECK ("draws"."announced_at" <= "draws"."opens_at" and "draws"."opens_at" <= "draws"."closes_at"),
	CONSTRAINT "draws_ended" CHECK (("draws"."state" = 'ANNOUNCED') = ("draws"."ended_at" is null) and ("draws"."state" = 'DRAWN') = ("draws"."places" is not null)),
	CONSTRAINT "draws_seed" CHECK ("draws"."seed" ~ '^[0-9a-f]{64}$' and "draws"."commitment" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "draw_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "draw_entries" ADD CONSTRAINT "draw_entries_draw_fk" FOREIGN KEY ("realm","draw_id") REFERENCES "public"."draws"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draw_entries" ADD CONSTRAINT "draw_entries_person_fk" FOREIGN KEY ("realm","person_id") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draws" ADD CONSTRAINT "draws_order_fk" FOREIGN KEY ("realm","order_id") REFERENCES "public"."orders"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "draw_entries_one_a_person" ON "draw_entries" USING btree ("realm","draw_id","person_id") WHERE "draw_entries"."state" <> 'WITHDRAWN';--> statement-breakpoint
CREATE UNIQUE INDEX "draw_entries_key" ON "draw_entries" USING btree ("realm","draw_id","key") WHERE "draw_entries"."state" <> 'WITHDRAWN';--> statement-breakpoint
CREATE UNIQUE INDEX "draw_entries_number" ON "draw_entries" USING btree ("realm","draw_id","number") WHERE "draw_entries"."number" is not null;--> statement-breakpoint
CREATE INDEX "draw_entries_of_person" ON "draw_entries" USING btree ("realm","person_id","entered_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "draws_one_open" ON "draws" USING btree ("realm","order_id") WHERE "draws"."state" = 'ANNOUNCED';--> statement-breakpoint
CREATE INDEX "draws_of_order" ON "draws" USING btree ("realm","order_id","announced_at");