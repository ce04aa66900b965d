CREATE TABLE "guardianships" (
	"realm" text NOT NULL,
	"id" uuid NOT NULL,
	"ward_id" uuid NOT NULL,
	"guardian_id" uuid NOT NULL,
	"recorded_by" uuid NOT NULL,
	"purpose" text NOT NULL,
	"text" text NOT NULL,
	"since" timestamp (3) with time zone DEFAULT business_now() NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"revoked_by" uuid,
	CONSTRAINT "guardianships_pk" PRIMARY KEY("realm","id"),
	CONSTRAINT "guardianships_another" CHECK ("guardianships"."ward_id" <> "guardianships"."guardian_id" and "guardianships"."recorded_by" <> "guardianships"."guardian_id")
);
--> statement-breakpoint
ALTER TABLE "guardianships" ADD CONSTRAINT "guardianships_ward_fk" FOREIGN KEY ("realm","ward_id") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guardianships" ADD CONSTRAINT "guardianships_guardian_fk" FOREIGN KEY ("realm","guardian_id") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guardianships" ADD CONSTRAINT "guardianships_recorded_fk" FOREIGN KEY ("realm","recorded_by") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guardianships" ADD CONSTRAINT "guardianships_revoked_fk" FOREIGN KEY ("realm","revoked_by") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "guardianships_living" ON "guardianships" USING btree ("realm","guardian_id","ward_id") WHERE "guardianships"."revoked_at" is null;--> statement-breakpoint
CREATE INDEX "guardianships_of_ward" ON "guardianships" USING btree ("realm","ward_id") WHERE "guardianships"."revoked_at" is null;