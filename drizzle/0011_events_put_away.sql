CREATE TABLE "feed_marks" (
	"epoch" integer NOT NULL,
	"xid" "xid8" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "feed_marks_pk" PRIMARY KEY("epoch","xid")
);
--> statement-breakpoint
CREATE TABLE "old_events" (
	"realm" text NOT NULL,
	"epoch" integer NOT NULL,
	"xid" "xid8" NOT NULL,
	"seq" bigint NOT NULL,
	"table_name" text NOT NULL,
	"step" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"order_id" uuid,
	"revision" integer,
	"at" timestamp (3) with time zone DEFAULT business_now() NOT NULL,
	"actor_person" uuid,
	"actor_kind" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"facts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "old_events_pk" PRIMARY KEY("realm","epoch","xid","seq")
);
--> statement-breakpoint
CREATE INDEX "old_events_run" ON "old_events" USING btree ("realm",coalesce("order_id", "subject_id"),"revision","epoch","xid","seq");--> statement-breakpoint
CREATE VIEW "public"."all_events" AS (select realm, epoch, xid, seq, table_name, step, subject_type, subject_id, order_id, revision, at, actor_person, actor_kind, before, after, facts from events union all select realm, epoch, xid, seq, table_name, step, subject_type, subject_id, order_id, revision, at, actor_person, actor_kind, before, after, facts from old_events);