CREATE TABLE "push_mutes" (
	"realm" text NOT NULL,
	"person_id" uuid NOT NULL,
	"what" text NOT NULL,
	"of" text NOT NULL,
	"since" timestamp (3) with time zone DEFAULT business_now() NOT NULL,
	"until" timestamp (3) with time zone,
	CONSTRAINT "push_mutes_pk" PRIMARY KEY("realm","person_id","what","of"),
	CONSTRAINT "push_mutes_what_one_of" CHECK ("push_mutes"."what" in ('EVERYTHING', 'ITEM', 'TEAM', 'ORDER')),
	CONSTRAINT "push_mutes_of" CHECK (("push_mutes"."what" = 'EVERYTHING') = ("push_mutes"."of" = ''))
);
--> statement-breakpoint
CREATE TABLE "push_news" (
	"realm" text NOT NULL,
	"entry_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"digest" boolean DEFAULT false NOT NULL,
	"decided" text,
	"why" text,
	"decided_at" timestamp (3) with time zone,
	"counts" boolean DEFAULT false NOT NULL,
	CONSTRAINT "push_news_pk" PRIMARY KEY("realm","entry_id"),
	CONSTRAINT "push_news_decided_one_of" CHECK ("push_news"."decided" in ('PUSHED', 'IN_DIGEST', 'KEPT')),
	CONSTRAINT "push_news_why_one_of" CHECK ("push_news"."why" in ('READ', 'MUTED', 'OVER', 'TOO_OLD', 'NO_CHANNEL')),
	CONSTRAINT "push_news_decided" CHECK (num_nonnulls("push_news"."decided", "push_news"."decided_at") in (0, 2) and ("push_news"."why" is not null) = ("push_news"."decided" is not distinct from 'KEPT'))
);
--> statement-breakpoint
CREATE TABLE "push_preferences" (
	"realm" text NOT NULL,
	"person_id" uuid NOT NULL,
	"chosen" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "push_preferences_pk" PRIMARY KEY("realm","person_id")
);
--> statement-breakpoint
CREATE TABLE "push_subscriptions" (
	"realm" text NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"address" text NOT NULL,
	"keys" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"lane" text NOT NULL,
	"device" text,
	"added_at" timestamp (3) with time zone DEFAULT business_now() NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_why" text,
	CONSTRAINT "push_subscriptions_pk" PRIMARY KEY("realm","id"),
	CONSTRAINT "push_subscriptions_ended_why_one_of" CHECK ("push_subscriptions"."ended_why" in ('REMOVED', 'GONE', 'REPLACED')),
	CONSTRAINT "push_subscriptions_ended" CHECK (num_nonnulls("push_subscriptions"."ended_at", "push_subscriptions"."ended_why") in (0, 2))
);
--> statement-breakpoint
CREATE TABLE "pushes" (
	"realm" text NOT NULL,
	"id" uuid NOT NULL,
	"subscription_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"lane" text NOT NULL,
	"kind" text NOT NULL,
	"entry_id" uuid,
	"code" text,
	"news" integer DEFAULT 1 NOT NULL,
	"urgent" boolean NOT NULL,
	"state" text DEFAULT 'WAITING' NOT NULL,
	"why" text,
	"noted_at" timestamp (3) with time zone DEFAULT machine_now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp (3) with time zone DEFAULT machine_now() NOT NULL,
	"lease" uuid,
	"fault" text,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "pushes_pk" PRIMARY KEY("realm","id"),
	CONSTRAINT "pushes_once" UNIQUE("realm","subscription_id","entry_id"),
	CONSTRAINT "pushes_kind_one_of" CHECK ("pushes"."kind" in ('NEWS', 'DIGEST')),
	CONSTRAINT "pushes_state_one_of" CHECK ("pushes"."state" in ('WAITING', 'SENT', 'DEAD', 'DROPPED')),
	CONSTRAINT "pushes_why_one_of" CHECK ("pushes"."why" in ('READ', 'TOO_LATE', 'SUBSCRIPTION_ENDED')),
	CONSTRAINT "pushes_kind" CHECK (("pushes"."kind" = 'NEWS') = ("pushes"."entry_id" is not null) and ("pushes"."kind" = 'NEWS') = ("pushes"."code" is not null)),
	CONSTRAINT "pushes_ended" CHECK (("pushes"."state" = 'WAITING') = ("pushes"."ended_at" is null) and ("pushes"."state" = 'DROPPED') = ("pushes"."why" is not null))
);
--> statement-breakpoint
ALTER TABLE "push_mutes" ADD CONSTRAINT "push_mutes_person_fk" FOREIGN KEY ("realm","person_id") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_news" ADD CONSTRAINT "push_news_entry_fk" FOREIGN KEY ("realm","entry_id") REFERENCES "public"."inbox_entries"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_news" ADD CONSTRAINT "push_news_person_fk" FOREIGN KEY ("realm","person_id") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_preferences" ADD CONSTRAINT "push_preferences_person_fk" FOREIGN KEY ("realm","person_id") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_subscriptions" ADD CONSTRAINT "push_subscriptions_person_fk" FOREIGN KEY ("realm","person_id") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pushes" ADD CONSTRAINT "pushes_subscription_fk" FOREIGN KEY ("realm","subscription_id") REFERENCES "public"."push_subscriptions"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pushes" ADD CONSTRAINT "pushes_entry_fk" FOREIGN KEY ("realm","entry_id") REFERENCES "public"."inbox_entries"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "push_news_due" ON "push_news" USING btree ("due_at") WHERE "push_news"."decided" is null;--> statement-breakpoint
CREATE INDEX "push_news_of" ON "push_news" USING btree ("realm","person_id","due_at") WHERE "push_news"."decided" is null;--> statement-breakpoint
CREATE INDEX "push_news_counted" ON "push_news" USING btree ("realm","person_id","decided_at") WHERE "push_news"."counts";--> statement-breakpoint
CREATE INDEX "push_news_old" ON "push_news" USING btree ("decided_at");--> statement-breakpoint
CREATE UNIQUE INDEX "push_subscriptions_living" ON "push_subscriptions" USING btree ("realm","channel","address") WHERE "push_subscriptions"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "push_subscriptions_of" ON "push_subscriptions" USING btree ("realm","person_id") WHERE "push_subscriptions"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "pushes_next" ON "pushes" USING btree ("lane","next_at") WHERE "pushes"."state" = 'WAITING';--> statement-breakpoint
CREATE INDEX "pushes_dead" ON "pushes" USING btree ("realm","ended_at","id") WHERE "pushes"."state" = 'DEAD';--> statement-breakpoint
CREATE INDEX "pushes_old" ON "pushes" USING btree ("ended_at");