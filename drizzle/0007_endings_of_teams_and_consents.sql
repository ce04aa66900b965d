ALTER TABLE "team_members" DROP CONSTRAINT "team_members_ending_one_of";--> statement-breakpoint
ALTER TABLE "consents" ADD COLUMN "revoked_by" uuid;--> statement-breakpoint
ALTER TABLE "teams" ADD COLUMN "ended_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "teams" ADD COLUMN "ended_by" uuid;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_revoked_by_fk" FOREIGN KEY ("realm","revoked_by") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teams" ADD CONSTRAINT "teams_ended_by_fk" FOREIGN KEY ("realm","ended_by") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_ending_one_of" CHECK ("team_members"."ending" in ('LEFT', 'REFUSED', 'REMOVED', 'TEAM_ENDED'));