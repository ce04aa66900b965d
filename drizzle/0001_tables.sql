CREATE TABLE "appointments" (
	"realm" text NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"division_id" uuid,
	"organisation_id" uuid,
	"team_id" uuid,
	"alone" boolean NOT NULL,
	"since" timestamp (3) with time zone DEFAULT business_now() NOT NULL,
	"until" timestamp (3) with time zone,
	"appointed_by" uuid,
	"ended_by" uuid,
	CONSTRAINT "appointments_pk" PRIMARY KEY("realm","id"),
	CONSTRAINT "appointments_role_one_of" CHECK ("appointments"."role" in ('OPERATOR', 'AUDITOR', 'STREET_LEADER', 'DISPATCHER', 'COMMUNITY_WORKER', 'GRID_HEAD', 'GRID_OFFICER', 'BUILDING_HEAD', 'STAIRWELL_HEAD', 'REPRESENTATIVE', 'CAPTAIN')),
	CONSTRAINT "appointments_scope" CHECK (case
    when "appointments"."role" in ('OPERATOR', 'AUDITOR', 'STREET_LEADER', 'DISPATCHER', 'COMMUNITY_WORKER', 'GRID_HEAD', 'GRID_OFFICER', 'BUILDING_HEAD', 'STAIRWELL_HEAD') then "appointments"."division_id" is not null and "appointments"."organisation_id" is null and "appointments"."team_id" is null
    when "appointments"."role" in ('REPRESENTATIVE') then "appointments"."organisation_id" is not null and "appointments"."division_id" is null and "appointments"."team_id" is null
    else "appointments"."team_id" is not null and "appointments"."division_id" is null and "appointments"."organisation_id" is null end),
	CONSTRAINT "appointments_not_self" CHECK ("appointments"."appointed_by" is null or "appointments"."appointed_by" <> "appointments"."person_id"),
	CONSTRAINT "appointments_order" CHECK ("appointments"."until" is null or "appointments"."until" >= "appointments"."since")
);
--> statement-breakpoint
CREATE TABLE "catalogue_categories" (
	"realm" text NOT NULL,
	"version" integer NOT NULL,
	"code" text NOT NULL,
	"position" smallint NOT NULL,
	"zh" text NOT NULL,
	"en" text NOT NULL,
	CONSTRAINT "catalogue_categories_pk" PRIMARY KEY("realm","version","code")
);
--> statement-breakpoint
CREATE TABLE "catalogue_items" (
	"realm" text NOT NULL,
	"version" integer NOT NULL,
	"code" text NOT NULL,
	"id" uuid NOT NULL,
	"category" text NOT NULL,
	"position" smallint NOT NULL,
	"kind" text NOT NULL,
	"zh" text NOT NULL,
	"en" text NOT NULL,
	"what_zh" text NOT NULL,
	"what_en" text NOT NULL,
	"served_by" text NOT NULL,
	"limits" jsonb NOT NULL,
	"skills" text[] NOT NULL,
	"sensitive" boolean NOT NULL,
	"helpers" smallint NOT NULL,
	"minutes" smallint NOT NULL,
	CONSTRAINT "catalogue_items_pk" PRIMARY KEY("realm","version","code"),
	CONSTRAINT "catalogue_items_id" UNIQUE("realm","id"),
	CONSTRAINT "catalogue_items_kind_one_of" CHECK ("catalogue_items"."kind" in ('RESOURCE', 'NEED')),
	CONSTRAINT "catalogue_items_served_by_one_of" CHECK ("catalogue_items"."served_by" in ('CREW', 'LEAD_ONLY', 'PROVIDER')),
	CONSTRAINT "catalogue_items_helpers" CHECK ("catalogue_items"."helpers" between 0 and 50 and ("catalogue_items"."served_by" = 'CREW') = ("catalogue_items"."helpers" > 0)),
	CONSTRAINT "catalogue_items_minutes" CHECK ("catalogue_items"."minutes" between 10 and 1440)
);
--> statement-breakpoint
CREATE TABLE "catalogue_versions" (
	"realm" text NOT NULL,
	"version" integer NOT NULL,
	"id" uuid NOT NULL,
	"state" text NOT NULL,
	"base" integer,
	"changes" jsonb NOT NULL,
	"note" text,
	"proposed_by" uuid,
	"proposed_at" timestamp (3) with time zone DEFAULT business_now() NOT NULL,
	"published_by" uuid,
	"published_at" timestamp (3) with time zone,
	"superseded_at" timestamp (3) with time zone,
	CONSTRAINT "catalogue_versions_pk" PRIMARY KEY("realm","version"),
	CONSTRAINT "catalogue_versions_id" UNIQUE("realm","id"),
	CONSTRAINT "catalogue_versions_state_one_of" CHECK ("catalogue_versions"."state" in ('DRAFT', 'PUBLISHED', 'SUPERSEDED')),
	CONSTRAINT "catalogue_versions_published_when" CHECK (("catalogue_versions"."state" = 'PUBLISHED') <= ("catalogue_versions"."published_at" is not null) and ("catalogue_versions"."state" = 'DRAFT') <= ("catalogue_versions"."published_at" is null))
);
--> statement-breakpoint
CREATE TABLE "seats" (
	"realm" text NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"attempt" smallint NOT NULL,
	"kind" text NOT NULL,
	"person_id" uuid NOT NULL,
	"state" text NOT NULL,
	"during" "tstzrange",
	"taken_at" timestamp (3) with time zone NOT NULL,
	"assigned_by" uuid,
	"held_at" timestamp (3) with time zone,
	"confirmed_at" timestamp (3) with time zone,
	"confirmed_by" text,
	"begun_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"ended_by" uuid,
	"reason" text,
	"late" boolean DEFAULT false NOT NULL,
	"unmarked_until" timestamp (3) with time zone,
	"hours" numeric(5, 2),
	CONSTRAINT "seats_pk" PRIMARY KEY("realm","id"),
	CONSTRAINT "seats_kind_one_of" CHECK ("seats"."kind" in ('LEAD', 'HELPER')),
	CONSTRAINT "seats_state_one_of" CHECK ("seats"."state" in ('OFFERED', 'HELD', 'CONFIRMED', 'SERVING', 'SERVED', 'LAPSED', 'RELEASED', 'NO_SHOW')),
	CONSTRAINT "seats_confirmed_by_one_of" CHECK ("seats"."confirmed_by" in ('HOLDER', 'CLOCK')),
	CONSTRAINT "seats_ended" CHECK (("seats"."state" in ('OFFERED', 'HELD', 'CONFIRMED', 'SERVING')) = ("seats"."ended_at" is null)),
	CONSTRAINT "seats_hours" CHECK (("seats"."state" = 'SERVED') = ("seats"."hours" is not null) and "seats"."hours" >= 0)
);
--> statement-breakpoint
CREATE TABLE "inbox_entries" (
	"realm" text NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"about_person_id" uuid,
	"audience" text NOT NULL,
	"table_name" text NOT NULL,
	"step" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"order_id" uuid,
	"revision" integer,
	"event_seq" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone,
	"told_at" timestamp (3) with time zone,
	"told_by" uuid,
	"told_outcome" text,
	"told_how" text,
	CONSTRAINT "inbox_entries_pk" PRIMARY KEY("realm","id"),
	CONSTRAINT "inbox_entries_once" UNIQUE NULLS NOT DISTINCT("realm","event_seq","person_id","about_person_id"),
	CONSTRAINT "inbox_entries_told_outcome_one_of" CHECK ("inbox_entries"."told_outcome" in ('TOLD', 'NOT_REACHED', 'DECLINED')),
	CONSTRAINT "inbox_entries_told_how_one_of" CHECK ("inbox_entries"."told_how" in ('IN_PERSON', 'BY_PHONE', 'THROUGH_FAMILY', 'IN_WRITING')),
	CONSTRAINT "inbox_entries_told" CHECK (num_nonnulls("inbox_entries"."told_at", "inbox_entries"."told_by", "inbox_entries"."told_outcome") in (0, 3) and ("inbox_entries"."told_at" is null or "inbox_entries"."about_person_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "order_holds" (
	"realm" text NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"by" uuid,
	"since" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"lifted_at" timestamp (3) with time zone,
	CONSTRAINT "order_holds_pk" PRIMARY KEY("realm","id")
);
--> statement-breakpoint
CREATE TABLE "order_private" (
	"realm" text NOT NULL,
	"order_id" uuid NOT NULL,
	"words" text,
	"language" text,
	"name" text,
	"phone" text,
	"address" text,
	"latitude" double precision,
	"longitude" double precision,
	"start_code" text,
	CONSTRAINT "order_private_pk" PRIMARY KEY("realm","order_id")
);
--> statement-breakpoint
CREATE TABLE "order_relations" (
	"realm" text NOT NULL,
	"order_id" uuid NOT NULL,
	"attempt" smallint NOT NULL,
	"person_id" uuid NOT NULL,
	"relation" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone,
	"firm" boolean DEFAULT false NOT NULL,
	"placed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "order_relations_pk" PRIMARY KEY("realm","order_id","person_id","relation","attempt"),
	CONSTRAINT "order_relations_relation_one_of" CHECK ("order_relations"."relation" in ('REQUESTER', 'SERVED', 'PLACER', 'LEAD', 'CREW', 'ALONE', 'RATER'))
);
--> statement-breakpoint
CREATE TABLE "order_sayings" (
	"realm" text NOT NULL,
	"order_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"step" text NOT NULL,
	"words" text NOT NULL,
	"person_id" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "order_sayings_pk" PRIMARY KEY("realm","order_id","revision")
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"realm" text NOT NULL,
	"id" uuid NOT NULL,
	"number" bigint NOT NULL,
	"item_code" text NOT NULL,
	"catalogue_version" integer NOT NULL,
	"serves" text NOT NULL,
	"sensitive" boolean NOT NULL,
	"urgent" boolean DEFAULT false NOT NULL,
	"limits" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"skills" text[] DEFAULT '{}' NOT NULL,
	"source" text NOT NULL,
	"imported_as" text,
	"street_id" uuid,
	"community_id" uuid,
	"grid_id" uuid,
	"building_id" uuid,
	"division_id" uuid NOT NULL,
	"holding_id" uuid,
	"state" text NOT NULL,
	"state_since" timestamp (3) with time zone NOT NULL,
	"revision" integer NOT NULL,
	"attempt" smallint DEFAULT 1 NOT NULL,
	"returns" smallint DEFAULT 0 NOT NULL,
	"returned_by" uuid[] DEFAULT '{}' NOT NULL,
	"holds" smallint DEFAULT 0 NOT NULL,
	"held_since" timestamp (3) with time zone,
	"taken_by" uuid,
	"code_failures" smallint DEFAULT 0 NOT NULL,
	"requester_id" uuid,
	"placer_id" uuid NOT NULL,
	"placed_at" timestamp (3) with time zone NOT NULL,
	"persons" smallint DEFAULT 1 NOT NULL,
	"wanted_start" timestamp (3) with time zone,
	"wanted_end" timestamp (3) with time zone,
	"planned_start" timestamp (3) with time zone,
	"planned_end" timestamp (3) with time zone,
	"summary" text,
	"helpers_wanted" smallint DEFAULT 0 NOT NULL,
	"least_crew" smallint DEFAULT 1 NOT NULL,
	"helpers_living" smallint DEFAULT 0 NOT NULL,
	"leads_living" smallint DEFAULT 0 NOT NULL,
	"resource_id" uuid,
	"provider_id" uuid,
	"provider_division_id" uuid,
	"provider_team_id" uuid,
	"provider_person_id" uuid,
	"merged_into" uuid,
	"outcome" text,
	"started_at" timestamp (3) with time zone,
	"done_at" timestamp (3) with time zone,
	"rated_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"answered_at" timestamp (3) with time zone,
	"resolved" boolean,
	"sampled" boolean DEFAULT false NOT NULL,
	"called_back_at" timestamp (3) with time zone,
	CONSTRAINT "orders_pk" PRIMARY KEY("realm","id"),
	CONSTRAINT "orders_number" UNIQUE("realm","number"),
	CONSTRAINT "orders_state_one_of" CHECK ("orders"."state" in ('PLACED', 'NEEDS_INFO', 'EXPIRED', 'REJECTED', 'MERGED', 'DISPATCHED', 'ACCEPTED', 'OPEN', 'UNDERWAY', 'DONE', 'RATED', 'CLOSED', 'CANCELLED')),
	CONSTRAINT "orders_serves_one_of" CHECK ("orders"."serves" in ('CREW', 'LEAD_ONLY', 'PROVIDER')),
	CONSTRAINT "orders_source_one_of" CHECK ("orders"."source" in ('APP', 'ON_BEHALF', 'IMPORT')),
	CONSTRAINT "orders_outcome_one_of" CHECK ("orders"."outcome" in ('DONE_OTHERWISE', 'BY_OTHERS', 'NO_HELP_WANTED', 'OUT_OF_SCOPE', 'PARTLY_DONE')),
	CONSTRAINT "orders_provider" CHECK (num_nonnulls("orders"."provider_id", "orders"."provider_division_id", "orders"."provider_team_id", "orders"."provider_person_id") <= 1),
	CONSTRAINT "orders_seats" CHECK ("orders"."helpers_living" between 0 and "orders"."helpers_wanted" and "orders"."leads_living" between 0 and 1),
	CONSTRAINT "orders_plan" CHECK (("orders"."planned_start" is null) = ("orders"."planned_end" is null) and "orders"."planned_start" < "orders"."planned_end"),
	CONSTRAINT "orders_holds" CHECK ("orders"."holds" >= 0 and ("orders"."holds" = 0) = ("orders"."held_since" is null)),
	CONSTRAINT "orders_holding" CHECK ("orders"."state" not in ('DISPATCHED', 'ACCEPTED', 'OPEN') or "orders"."holding_id" is not null),
	CONSTRAINT "orders_requester" CHECK (("orders"."requester_id" is null) = ("orders"."source" = 'IMPORT'))
);
--> statement-breakpoint
CREATE TABLE "organisations" (
	"realm" text NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"division_id" uuid NOT NULL,
	"co_building" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT business_now() NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "organisations_pk" PRIMARY KEY("realm","id"),
	CONSTRAINT "organisations_kind_one_of" CHECK ("organisations"."kind" in ('HOSPITAL', 'SCHOOL', 'COMPANY', 'AGENCY', 'DEPARTMENT', 'INSTITUTION', 'PROPERTY_COMPANY', 'OWNERS_COMMITTEE', 'SOCIAL_ORGANISATION', 'CHARITY', 'NURSING_HOME', 'BANK', 'MERCHANT', 'CENTER', 'OTHER'))
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"realm" text NOT NULL,
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"person_id" uuid NOT NULL,
	"linked_at" timestamp (3) with time zone DEFAULT business_now() NOT NULL,
	CONSTRAINT "accounts_pk" PRIMARY KEY("realm","issuer","subject")
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"realm" text NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"recorded_by" uuid NOT NULL,
	"purpose" text NOT NULL,
	"text" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT business_now() NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "consents_pk" PRIMARY KEY("realm","id")
);
--> statement-breakpoint
CREATE TABLE "contact_readings" (
	"realm" text NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT business_now() NOT NULL,
	"reader_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"what" text[] NOT NULL,
	"order_id" uuid,
	"operation" text NOT NULL,
	"reason" text,
	CONSTRAINT "contact_readings_pk" PRIMARY KEY("realm","id")
);
--> statement-breakpoint
CREATE TABLE "party_members" (
	"realm" text NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"branch" text,
	"recorded_by" uuid NOT NULL,
	"since" timestamp (3) with time zone DEFAULT business_now() NOT NULL,
	"until" timestamp (3) with time zone,
	"ended_by" uuid,
	CONSTRAINT "party_members_pk" PRIMARY KEY("realm","id"),
	CONSTRAINT "party_members_not_self" CHECK ("party_members"."recorded_by" <> "party_members"."person_id")
);
--> statement-breakpoint
CREATE TABLE "person_contacts" (
	"realm" text NOT NULL,
	"person_id" uuid NOT NULL,
	"name" text NOT NULL,
	"phone" text,
	"address" text,
	"latitude" double precision,
	"longitude" double precision,
	"updated_at" timestamp (3) with time zone DEFAULT business_now() NOT NULL,
	CONSTRAINT "person_contacts_pk" PRIMARY KEY("realm","person_id")
);
--> statement-breakpoint
CREATE TABLE "persons" (
	"realm" text NOT NULL,
	"id" uuid NOT NULL,
	"home_division_id" uuid,
	"reached_by" text NOT NULL,
	"guide_id" uuid,
	"created_how" text NOT NULL,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT business_now() NOT NULL,
	CONSTRAINT "persons_pk" PRIMARY KEY("realm","id"),
	CONSTRAINT "persons_reached_by_one_of" CHECK ("persons"."reached_by" in ('APP', 'OFFICER')),
	CONSTRAINT "persons_created_how_one_of" CHECK ("persons"."created_how" in ('JOINED', 'REGISTERED', 'IMPORTED', 'OPERATOR'))
);
--> statement-breakpoint
CREATE TABLE "volunteers" (
	"realm" text NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"since" timestamp (3) with time zone DEFAULT business_now() NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"skills" text[] DEFAULT '{}' NOT NULL,
	"area_division_ids" uuid[] DEFAULT '{}' NOT NULL,
	"free_hours" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "volunteers_pk" PRIMARY KEY("realm","id")
);
--> statement-breakpoint
CREATE TABLE "divisions" (
	"realm" text NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"level" text NOT NULL,
	"parent_id" uuid,
	"county_id" uuid,
	"street_id" uuid,
	"community_id" uuid,
	"grid_id" uuid,
	"building_id" uuid,
	"grid_kind" text,
	"households" integer,
	"latitude" double precision,
	"longitude" double precision,
	"created_at" timestamp (3) with time zone DEFAULT business_now() NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "divisions_pk" PRIMARY KEY("realm","id"),
	CONSTRAINT "divisions_code" UNIQUE("realm","code"),
	CONSTRAINT "divisions_level_one_of" CHECK ("divisions"."level" in ('COUNTY', 'STREET', 'COMMUNITY', 'GRID', 'BUILDING', 'STAIRWELL')),
	CONSTRAINT "divisions_grid_kind_one_of" CHECK ("divisions"."grid_kind" in ('RESIDENT', 'DEDICATED'))
);
--> statement-breakpoint
CREATE TABLE "realms" (
	"realm" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"time_zone" text NOT NULL,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"secret" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT business_now() NOT NULL,
	CONSTRAINT "realms_kind_one_of" CHECK ("realms"."kind" in ('STREET', 'COUNTY'))
);
--> statement-breakpoint
CREATE TABLE "call_backs" (
	"realm" text NOT NULL,
	"order_id" uuid NOT NULL,
	"attempt" smallint NOT NULL,
	"caller_id" uuid NOT NULL,
	"stars" smallint,
	"resolved" boolean NOT NULL,
	"words" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "call_backs_pk" PRIMARY KEY("realm","order_id","attempt"),
	CONSTRAINT "call_backs_stars" CHECK ("call_backs"."stars" between 1 and 5)
);
--> statement-breakpoint
CREATE TABLE "ratings" (
	"realm" text NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"attempt" smallint NOT NULL,
	"person_id" uuid NOT NULL,
	"stars" smallint NOT NULL,
	"resolved" boolean NOT NULL,
	"words" text,
	"spoken_by" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "ratings_pk" PRIMARY KEY("realm","id"),
	CONSTRAINT "ratings_once" UNIQUE("realm","order_id","attempt","person_id"),
	CONSTRAINT "ratings_stars" CHECK ("ratings"."stars" between 1 and 5),
	CONSTRAINT "ratings_spoken" CHECK ("ratings"."spoken_by" <> "ratings"."person_id")
);
--> statement-breakpoint
CREATE TABLE "bookings" (
	"realm" text NOT NULL,
	"id" uuid NOT NULL,
	"resource_id" uuid NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"order_id" uuid NOT NULL,
	"persons" smallint NOT NULL,
	"state" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT business_now() NOT NULL,
	"cancelled_at" timestamp (3) with time zone,
	CONSTRAINT "bookings_pk" PRIMARY KEY("realm","id"),
	CONSTRAINT "bookings_order" UNIQUE("realm","order_id"),
	CONSTRAINT "bookings_state_one_of" CHECK ("bookings"."state" in ('CONFIRMED', 'CANCELLED')),
	CONSTRAINT "bookings_persons" CHECK ("bookings"."persons" between 1 and 1000),
	CONSTRAINT "bookings_cancelled" CHECK (("bookings"."state" = 'CANCELLED') = ("bookings"."cancelled_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "resource_periods" (
	"realm" text NOT NULL,
	"resource_id" uuid NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"capacity" integer NOT NULL,
	"booked" integer NOT NULL,
	CONSTRAINT "resource_periods_pk" PRIMARY KEY("realm","resource_id","starts_at"),
	CONSTRAINT "resource_periods_booked" CHECK ("resource_periods"."booked" between 0 and "resource_periods"."capacity")
);
--> statement-breakpoint
CREATE TABLE "resource_sayings" (
	"realm" text NOT NULL,
	"resource_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"step" text NOT NULL,
	"words" text NOT NULL,
	"person_id" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "resource_sayings_pk" PRIMARY KEY("realm","resource_id","revision")
);
--> statement-breakpoint
CREATE TABLE "resources" (
	"realm" text NOT NULL,
	"id" uuid NOT NULL,
	"item_code" text NOT NULL,
	"owner_organisation_id" uuid,
	"owner_division_id" uuid,
	"owner_team_id" uuid,
	"owner_person_id" uuid,
	"title" text NOT NULL,
	"what" text NOT NULL,
	"division_id" uuid NOT NULL,
	"county_id" uuid,
	"street_id" uuid,
	"community_id" uuid,
	"grid_id" uuid,
	"place" text,
	"for_whom" jsonb NOT NULL,
	"period_kind" text,
	"rule" text,
	"days" text[],
	"every" smallint,
	"phase" smallint,
	"start_time" text,
	"minutes" smallint,
	"capacity" integer,
	"valid_from" timestamp (3) with time zone NOT NULL,
	"valid_until" timestamp (3) with time zone,
	"state" text NOT NULL,
	"state_since" timestamp (3) with time zone NOT NULL,
	"revision" integer NOT NULL,
	"drafted_by" uuid NOT NULL,
	"drafted_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "resources_pk" PRIMARY KEY("realm","id"),
	CONSTRAINT "resources_state_one_of" CHECK ("resources"."state" in ('DRAFT', 'SUBMITTED', 'RETURNED', 'LISTED', 'PAUSED', 'WITHDRAWN', 'RUN_OUT')),
	CONSTRAINT "resources_period_kind_one_of" CHECK ("resources"."period_kind" in ('WEEKLY', 'MONTHLY', 'DATES', 'DAY', 'WEEK', 'MONTH')),
	CONSTRAINT "resources_one_owner" CHECK (num_nonnulls("resources"."owner_organisation_id", "resources"."owner_division_id", "resources"."owner_team_id", "resources"."owner_person_id") = 1),
	CONSTRAINT "resources_capacity" CHECK ("resources"."capacity" between 1 and 100000),
	CONSTRAINT "resources_valid" CHECK ("resources"."valid_until" is null or "resources"."valid_until" > "resources"."valid_from"),
	CONSTRAINT "resources_rule" CHECK (case when "resources"."period_kind" in ('WEEKLY', 'MONTHLY', 'DATES')
    then num_nonnulls("resources"."rule", "resources"."days", "resources"."every", "resources"."phase", "resources"."start_time", "resources"."minutes") = 6
    else num_nonnulls("resources"."rule", "resources"."days", "resources"."every", "resources"."phase", "resources"."start_time", "resources"."minutes") = 0 end),
	CONSTRAINT "resources_offered" CHECK ("resources"."state" in ('DRAFT', 'RETURNED', 'WITHDRAWN') or ("resources"."period_kind" is not null and "resources"."capacity" is not null))
);
--> statement-breakpoint
CREATE TABLE "team_divisions" (
	"realm" text NOT NULL,
	"team_id" uuid NOT NULL,
	"division_id" uuid NOT NULL,
	CONSTRAINT "team_divisions_pk" PRIMARY KEY("realm","team_id","division_id")
);
--> statement-breakpoint
CREATE TABLE "team_items" (
	"realm" text NOT NULL,
	"team_id" uuid NOT NULL,
	"item_code" text NOT NULL,
	CONSTRAINT "team_items_pk" PRIMARY KEY("realm","team_id","item_code")
);
--> statement-breakpoint
CREATE TABLE "team_members" (
	"realm" text NOT NULL,
	"id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"asked_at" timestamp (3) with time zone DEFAULT business_now() NOT NULL,
	"admitted_at" timestamp (3) with time zone,
	"admitted_by" uuid,
	"ended_at" timestamp (3) with time zone,
	"ended_by" uuid,
	"ending" text,
	"reason" text,
	CONSTRAINT "team_members_pk" PRIMARY KEY("realm","id"),
	CONSTRAINT "team_members_ending_one_of" CHECK ("team_members"."ending" in ('LEFT', 'REFUSED', 'REMOVED')),
	CONSTRAINT "team_members_ended_how" CHECK (("team_members"."ended_at" is null) = ("team_members"."ending" is null))
);
--> statement-breakpoint
CREATE TABLE "teams" (
	"realm" text NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"division_id" uuid NOT NULL,
	"organisation_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT business_now() NOT NULL,
	CONSTRAINT "teams_pk" PRIMARY KEY("realm","id")
);
--> statement-breakpoint
CREATE TABLE "business_clock" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"ahead" interval DEFAULT interval '0' NOT NULL,
	CONSTRAINT "business_clock_one" CHECK ("business_clock"."one")
);
--> statement-breakpoint
CREATE TABLE "deadlines" (
	"realm" text NOT NULL,
	"subject_table" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"step" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"anchored" boolean DEFAULT false NOT NULL,
	"paused_at" timestamp (3) with time zone,
	"lease" uuid,
	"leased_until" timestamp (3) with time zone,
	"tries" integer DEFAULT 0 NOT NULL,
	"refused" text,
	CONSTRAINT "deadlines_pk" PRIMARY KEY("realm","subject_table","subject_id","step")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"realm" text NOT NULL,
	"epoch" integer NOT NULL,
	"xid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "events_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
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
	CONSTRAINT "events_pk" PRIMARY KEY("realm","epoch","xid","seq")
);
--> statement-breakpoint
CREATE TABLE "feed_epoch" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"epoch" integer DEFAULT 1 NOT NULL,
	"fingerprint" text DEFAULT '' NOT NULL,
	"kept_after" "xid8" DEFAULT '0' NOT NULL,
	CONSTRAINT "feed_epoch_one" CHECK ("feed_epoch"."one")
);
--> statement-breakpoint
CREATE TABLE "handler_cursors" (
	"realm" text NOT NULL,
	"handler" text NOT NULL,
	"epoch" integer NOT NULL,
	"xid" "xid8" NOT NULL,
	"handled" bigint[] DEFAULT '{}' NOT NULL,
	"lease" uuid,
	"leased_until" timestamp (3) with time zone,
	CONSTRAINT "handler_cursors_pk" PRIMARY KEY("realm","handler")
);
--> statement-breakpoint
CREATE TABLE "handler_retries" (
	"realm" text NOT NULL,
	"handler" text NOT NULL,
	"epoch" integer NOT NULL,
	"xid" "xid8" NOT NULL,
	"seq" bigint NOT NULL,
	"tries" integer NOT NULL,
	"next_at" timestamp (3) with time zone NOT NULL,
	"dead" boolean DEFAULT false NOT NULL,
	"fault" text NOT NULL,
	CONSTRAINT "handler_retries_pk" PRIMARY KEY("realm","handler","seq")
);
--> statement-breakpoint
CREATE TABLE "keys" (
	"realm" text NOT NULL,
	"actor" text NOT NULL,
	"mutation" text NOT NULL,
	"key" uuid NOT NULL,
	"input_hmac" "bytea" NOT NULL,
	"outcome" jsonb NOT NULL,
	"at" timestamp (3) with time zone DEFAULT machine_now() NOT NULL,
	CONSTRAINT "keys_pk" PRIMARY KEY("realm","actor","mutation","key")
);
--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_person_fk" FOREIGN KEY ("realm","person_id") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_division_fk" FOREIGN KEY ("realm","division_id") REFERENCES "public"."divisions"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_organisation_fk" FOREIGN KEY ("realm","organisation_id") REFERENCES "public"."organisations"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_team_fk" FOREIGN KEY ("realm","team_id") REFERENCES "public"."teams"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_by_fk" FOREIGN KEY ("realm","appointed_by") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_ended_fk" FOREIGN KEY ("realm","ended_by") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalogue_categories" ADD CONSTRAINT "catalogue_categories_version_fk" FOREIGN KEY ("realm","version") REFERENCES "public"."catalogue_versions"("realm","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalogue_items" ADD CONSTRAINT "catalogue_items_category_fk" FOREIGN KEY ("realm","version","category") REFERENCES "public"."catalogue_categories"("realm","version","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalogue_versions" ADD CONSTRAINT "catalogue_versions_realm_fk" FOREIGN KEY ("realm") REFERENCES "public"."realms"("realm") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalogue_versions" ADD CONSTRAINT "catalogue_versions_base_fk" FOREIGN KEY ("realm","base") REFERENCES "public"."catalogue_versions"("realm","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalogue_versions" ADD CONSTRAINT "catalogue_versions_proposed_fk" FOREIGN KEY ("realm","proposed_by") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalogue_versions" ADD CONSTRAINT "catalogue_versions_published_fk" FOREIGN KEY ("realm","published_by") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_order_fk" FOREIGN KEY ("realm","order_id") REFERENCES "public"."orders"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_person_fk" FOREIGN KEY ("realm","person_id") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_assigned_fk" FOREIGN KEY ("realm","assigned_by") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_ended_fk" FOREIGN KEY ("realm","ended_by") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbox_entries" ADD CONSTRAINT "inbox_entries_person_fk" FOREIGN KEY ("realm","person_id") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbox_entries" ADD CONSTRAINT "inbox_entries_about_fk" FOREIGN KEY ("realm","about_person_id") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbox_entries" ADD CONSTRAINT "inbox_entries_told_fk" FOREIGN KEY ("realm","told_by") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_holds" ADD CONSTRAINT "order_holds_order_fk" FOREIGN KEY ("realm","order_id") REFERENCES "public"."orders"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_private" ADD CONSTRAINT "order_private_order_fk" FOREIGN KEY ("realm","order_id") REFERENCES "public"."orders"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_relations" ADD CONSTRAINT "order_relations_order_fk" FOREIGN KEY ("realm","order_id") REFERENCES "public"."orders"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_relations" ADD CONSTRAINT "order_relations_person_fk" FOREIGN KEY ("realm","person_id") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_sayings" ADD CONSTRAINT "order_sayings_order_fk" FOREIGN KEY ("realm","order_id") REFERENCES "public"."orders"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_realm_fk" FOREIGN KEY ("realm") REFERENCES "public"."realms"("realm") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_division_fk" FOREIGN KEY ("realm","division_id") REFERENCES "public"."divisions"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_holding_fk" FOREIGN KEY ("realm","holding_id") REFERENCES "public"."divisions"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_requester_fk" FOREIGN KEY ("realm","requester_id") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_placer_fk" FOREIGN KEY ("realm","placer_id") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_provider_fk" FOREIGN KEY ("realm","provider_id") REFERENCES "public"."organisations"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_provider_division_fk" FOREIGN KEY ("realm","provider_division_id") REFERENCES "public"."divisions"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_provider_team_fk" FOREIGN KEY ("realm","provider_team_id") REFERENCES "public"."teams"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_provider_person_fk" FOREIGN KEY ("realm","provider_person_id") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_merged_fk" FOREIGN KEY ("realm","merged_into") REFERENCES "public"."orders"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_division_fk" FOREIGN KEY ("realm","division_id") REFERENCES "public"."divisions"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_person_fk" FOREIGN KEY ("realm","person_id") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_person_fk" FOREIGN KEY ("realm","person_id") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_recorded_by_fk" FOREIGN KEY ("realm","recorded_by") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_readings" ADD CONSTRAINT "contact_readings_reader_fk" FOREIGN KEY ("realm","reader_id") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_readings" ADD CONSTRAINT "contact_readings_person_fk" FOREIGN KEY ("realm","person_id") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_members" ADD CONSTRAINT "party_members_person_fk" FOREIGN KEY ("realm","person_id") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_members" ADD CONSTRAINT "party_members_recorded_fk" FOREIGN KEY ("realm","recorded_by") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_members" ADD CONSTRAINT "party_members_ended_fk" FOREIGN KEY ("realm","ended_by") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_contacts" ADD CONSTRAINT "person_contacts_person_fk" FOREIGN KEY ("realm","person_id") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "persons" ADD CONSTRAINT "persons_realm_fk" FOREIGN KEY ("realm") REFERENCES "public"."realms"("realm") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "persons" ADD CONSTRAINT "persons_home_fk" FOREIGN KEY ("realm","home_division_id") REFERENCES "public"."divisions"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "persons" ADD CONSTRAINT "persons_guide_fk" FOREIGN KEY ("realm","guide_id") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "persons" ADD CONSTRAINT "persons_created_by_fk" FOREIGN KEY ("realm","created_by") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "volunteers" ADD CONSTRAINT "volunteers_person_fk" FOREIGN KEY ("realm","person_id") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "divisions" ADD CONSTRAINT "divisions_realm_fk" FOREIGN KEY ("realm") REFERENCES "public"."realms"("realm") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "divisions" ADD CONSTRAINT "divisions_parent_fk" FOREIGN KEY ("realm","parent_id") REFERENCES "public"."divisions"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_backs" ADD CONSTRAINT "call_backs_order_fk" FOREIGN KEY ("realm","order_id") REFERENCES "public"."orders"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_backs" ADD CONSTRAINT "call_backs_caller_fk" FOREIGN KEY ("realm","caller_id") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_order_fk" FOREIGN KEY ("realm","order_id") REFERENCES "public"."orders"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_person_fk" FOREIGN KEY ("realm","person_id") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_spoken_fk" FOREIGN KEY ("realm","spoken_by") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_period_fk" FOREIGN KEY ("realm","resource_id","starts_at") REFERENCES "public"."resource_periods"("realm","resource_id","starts_at") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resource_periods" ADD CONSTRAINT "resource_periods_resource_fk" FOREIGN KEY ("realm","resource_id") REFERENCES "public"."resources"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resource_sayings" ADD CONSTRAINT "resource_sayings_resource_fk" FOREIGN KEY ("realm","resource_id") REFERENCES "public"."resources"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resources" ADD CONSTRAINT "resources_organisation_fk" FOREIGN KEY ("realm","owner_organisation_id") REFERENCES "public"."organisations"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resources" ADD CONSTRAINT "resources_owner_division_fk" FOREIGN KEY ("realm","owner_division_id") REFERENCES "public"."divisions"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resources" ADD CONSTRAINT "resources_team_fk" FOREIGN KEY ("realm","owner_team_id") REFERENCES "public"."teams"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resources" ADD CONSTRAINT "resources_person_fk" FOREIGN KEY ("realm","owner_person_id") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resources" ADD CONSTRAINT "resources_division_fk" FOREIGN KEY ("realm","division_id") REFERENCES "public"."divisions"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resources" ADD CONSTRAINT "resources_drafted_fk" FOREIGN KEY ("realm","drafted_by") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_divisions" ADD CONSTRAINT "team_divisions_team_fk" FOREIGN KEY ("realm","team_id") REFERENCES "public"."teams"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_divisions" ADD CONSTRAINT "team_divisions_division_fk" FOREIGN KEY ("realm","division_id") REFERENCES "public"."divisions"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_items" ADD CONSTRAINT "team_items_team_fk" FOREIGN KEY ("realm","team_id") REFERENCES "public"."teams"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_team_fk" FOREIGN KEY ("realm","team_id") REFERENCES "public"."teams"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_person_fk" FOREIGN KEY ("realm","person_id") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_admitted_fk" FOREIGN KEY ("realm","admitted_by") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_ended_fk" FOREIGN KEY ("realm","ended_by") REFERENCES "public"."persons"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teams" ADD CONSTRAINT "teams_division_fk" FOREIGN KEY ("realm","division_id") REFERENCES "public"."divisions"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teams" ADD CONSTRAINT "teams_organisation_fk" FOREIGN KEY ("realm","organisation_id") REFERENCES "public"."organisations"("realm","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "appointments_by_person" ON "appointments" USING btree ("realm","person_id");--> statement-breakpoint
CREATE INDEX "appointments_by_division" ON "appointments" USING btree ("realm","division_id","role");--> statement-breakpoint
CREATE INDEX "appointments_by_organisation" ON "appointments" USING btree ("realm","organisation_id");--> statement-breakpoint
CREATE INDEX "appointments_by_team" ON "appointments" USING btree ("realm","team_id");--> statement-breakpoint
CREATE INDEX "catalogue_items_in_order" ON "catalogue_items" USING btree ("realm","version","position","code");--> statement-breakpoint
CREATE UNIQUE INDEX "catalogue_versions_one_published" ON "catalogue_versions" USING btree ("realm") WHERE "catalogue_versions"."state" = 'PUBLISHED';--> statement-breakpoint
CREATE UNIQUE INDEX "catalogue_versions_one_draft" ON "catalogue_versions" USING btree ("realm") WHERE "catalogue_versions"."state" = 'DRAFT';--> statement-breakpoint
CREATE UNIQUE INDEX "seats_one_a_person" ON "seats" USING btree ("realm","order_id","attempt","person_id") WHERE "seats"."state" in ('OFFERED', 'HELD', 'CONFIRMED', 'SERVING');--> statement-breakpoint
CREATE UNIQUE INDEX "seats_one_lead" ON "seats" USING btree ("realm","order_id","attempt") WHERE "seats"."kind" = 'LEAD' and "seats"."state" in ('OFFERED', 'HELD', 'CONFIRMED', 'SERVING');--> statement-breakpoint
CREATE INDEX "seats_of_order" ON "seats" USING btree ("realm","order_id","attempt","taken_at","id");--> statement-breakpoint
CREATE INDEX "seats_of_person" ON "seats" USING btree ("realm","person_id","taken_at","id");--> statement-breakpoint
CREATE INDEX "inbox_entries_of" ON "inbox_entries" USING btree ("realm","person_id","at","id");--> statement-breakpoint
CREATE INDEX "inbox_entries_unread" ON "inbox_entries" USING btree ("realm","person_id","at","id") WHERE "inbox_entries"."read_at" is null;--> statement-breakpoint
CREATE INDEX "inbox_entries_untold" ON "inbox_entries" USING btree ("realm","person_id","at","id") WHERE "inbox_entries"."about_person_id" is not null and "inbox_entries"."told_outcome" is null;--> statement-breakpoint
CREATE INDEX "inbox_entries_matter" ON "inbox_entries" USING btree ("realm","order_id","revision","person_id");--> statement-breakpoint
CREATE INDEX "order_holds_open" ON "order_holds" USING btree ("realm","order_id") WHERE "order_holds"."lifted_at" is null;--> statement-breakpoint
CREATE INDEX "order_relations_mine" ON "order_relations" USING btree ("realm","person_id","placed_at","order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "orders_imported" ON "orders" USING btree ("realm","imported_as") WHERE "orders"."imported_as" is not null;--> statement-breakpoint
CREATE INDEX "orders_in_street" ON "orders" USING btree ("realm","street_id","placed_at","id");--> statement-breakpoint
CREATE INDEX "orders_in_community" ON "orders" USING btree ("realm","community_id","placed_at","id");--> statement-breakpoint
CREATE INDEX "orders_in_grid" ON "orders" USING btree ("realm","grid_id","placed_at","id");--> statement-breakpoint
CREATE INDEX "orders_by_street" ON "orders" USING btree ("realm","street_id","state","placed_at","id");--> statement-breakpoint
CREATE INDEX "orders_by_community" ON "orders" USING btree ("realm","community_id","state","placed_at","id");--> statement-breakpoint
CREATE INDEX "orders_by_grid" ON "orders" USING btree ("realm","grid_id","state","placed_at","id");--> statement-breakpoint
CREATE INDEX "orders_by_holding" ON "orders" USING btree ("realm","holding_id","state","placed_at","id");--> statement-breakpoint
CREATE INDEX "orders_open" ON "orders" USING btree ("realm","planned_start","id") WHERE "orders"."state" = 'OPEN';--> statement-breakpoint
CREATE INDEX "orders_claimable" ON "orders" USING btree ("realm","planned_start","id") WHERE "orders"."state" in ('ACCEPTED', 'OPEN');--> statement-breakpoint
CREATE INDEX "orders_open_here" ON "orders" USING btree ("realm","community_id","planned_start","id") WHERE "orders"."state" = 'OPEN';--> statement-breakpoint
CREATE INDEX "orders_like_it" ON "orders" USING btree ("realm","item_code","community_id","placed_at");--> statement-breakpoint
CREATE INDEX "orders_by_resource" ON "orders" USING btree ("realm","resource_id") WHERE "orders"."resource_id" is not null;--> statement-breakpoint
CREATE INDEX "orders_by_provider" ON "orders" USING btree ("realm","provider_id","placed_at","id") WHERE "orders"."provider_id" is not null;--> statement-breakpoint
CREATE INDEX "organisations_by_division" ON "organisations" USING btree ("realm","division_id");--> statement-breakpoint
CREATE INDEX "organisations_by_name" ON "organisations" USING btree ("realm","name","id");--> statement-breakpoint
CREATE INDEX "accounts_by_person" ON "accounts" USING btree ("realm","person_id");--> statement-breakpoint
CREATE INDEX "consents_by_person" ON "consents" USING btree ("realm","person_id");--> statement-breakpoint
CREATE INDEX "contact_readings_of" ON "contact_readings" USING btree ("realm","person_id","at","id");--> statement-breakpoint
CREATE INDEX "contact_readings_by" ON "contact_readings" USING btree ("realm","reader_id","at");--> statement-breakpoint
CREATE INDEX "party_members_by_person" ON "party_members" USING btree ("realm","person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "party_members_living" ON "party_members" USING btree ("realm","person_id") WHERE "party_members"."until" is null;--> statement-breakpoint
CREATE INDEX "persons_by_home" ON "persons" USING btree ("realm","home_division_id","id");--> statement-breakpoint
CREATE INDEX "persons_by_guide" ON "persons" USING btree ("realm","guide_id");--> statement-breakpoint
CREATE UNIQUE INDEX "volunteers_living" ON "volunteers" USING btree ("realm","person_id") WHERE "volunteers"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "divisions_by_parent" ON "divisions" USING btree ("realm","parent_id","code");--> statement-breakpoint
CREATE INDEX "divisions_by_level" ON "divisions" USING btree ("realm","level","code");--> statement-breakpoint
CREATE INDEX "divisions_by_street" ON "divisions" USING btree ("realm","street_id");--> statement-breakpoint
CREATE INDEX "divisions_by_community" ON "divisions" USING btree ("realm","community_id");--> statement-breakpoint
CREATE INDEX "divisions_by_grid" ON "divisions" USING btree ("realm","grid_id");--> statement-breakpoint
CREATE INDEX "ratings_of_person" ON "ratings" USING btree ("realm","person_id","at");--> statement-breakpoint
CREATE INDEX "bookings_living" ON "bookings" USING btree ("realm","resource_id","starts_at") WHERE "bookings"."state" = 'CONFIRMED';--> statement-breakpoint
CREATE INDEX "resources_by_state" ON "resources" USING btree ("realm","state","drafted_at","id");--> statement-breakpoint
CREATE INDEX "resources_by_item" ON "resources" USING btree ("realm","item_code","drafted_at","id");--> statement-breakpoint
CREATE INDEX "resources_by_street" ON "resources" USING btree ("realm","street_id","state","drafted_at","id");--> statement-breakpoint
CREATE INDEX "resources_by_community" ON "resources" USING btree ("realm","community_id","state","drafted_at","id");--> statement-breakpoint
CREATE INDEX "resources_by_organisation" ON "resources" USING btree ("realm","owner_organisation_id","drafted_at","id");--> statement-breakpoint
CREATE INDEX "resources_by_owner_division" ON "resources" USING btree ("realm","owner_division_id","drafted_at","id");--> statement-breakpoint
CREATE INDEX "resources_by_team" ON "resources" USING btree ("realm","owner_team_id","drafted_at","id");--> statement-breakpoint
CREATE INDEX "resources_by_person" ON "resources" USING btree ("realm","owner_person_id","drafted_at","id");--> statement-breakpoint
CREATE INDEX "team_divisions_by_division" ON "team_divisions" USING btree ("realm","division_id");--> statement-breakpoint
CREATE INDEX "team_items_by_item" ON "team_items" USING btree ("realm","item_code");--> statement-breakpoint
CREATE UNIQUE INDEX "team_members_living" ON "team_members" USING btree ("realm","team_id","person_id") WHERE "team_members"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "team_members_by_person" ON "team_members" USING btree ("realm","person_id") WHERE "team_members"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "teams_by_name" ON "teams" USING btree ("realm","name","id");--> statement-breakpoint
CREATE INDEX "deadlines_due" ON "deadlines" USING btree ("due_at") WHERE "deadlines"."paused_at" is null and "deadlines"."refused" is null;--> statement-breakpoint
CREATE INDEX "events_run" ON "events" USING btree ("realm",coalesce("order_id", "subject_id"),"revision","epoch","xid","seq");--> statement-breakpoint
CREATE INDEX "handler_retries_next" ON "handler_retries" USING btree ("next_at") WHERE not "handler_retries"."dead";--> statement-breakpoint
CREATE INDEX "keys_at" ON "keys" USING brin ("at");