CREATE TABLE "report_months" (
	"realm" text NOT NULL,
	"generation" integer NOT NULL,
	"month" date NOT NULL,
	"place_id" uuid NOT NULL,
	"item_code" text NOT NULL,
	"organisation_id" uuid NOT NULL,
	"street_id" uuid,
	"community_id" uuid,
	"grid_id" uuid,
	"numbers" jsonb NOT NULL,
	CONSTRAINT "report_months_pk" PRIMARY KEY("realm","generation","month","place_id","item_code","organisation_id"),
	CONSTRAINT "report_months_first" CHECK (extract(day from "report_months"."month") = 1)
);
--> statement-breakpoint
CREATE INDEX "report_months_in_street" ON "report_months" USING btree ("realm","generation","street_id","month");--> statement-breakpoint
CREATE INDEX "report_months_in_community" ON "report_months" USING btree ("realm","generation","community_id","month");--> statement-breakpoint
CREATE INDEX "report_months_in_grid" ON "report_months" USING btree ("realm","generation","grid_id","month");--> statement-breakpoint
CREATE INDEX "report_months_of_organisation" ON "report_months" USING btree ("realm","generation","organisation_id","month");--> statement-breakpoint
INSERT INTO "report_months" (realm, generation, month, place_id, item_code, organisation_id, street_id, community_id, grid_id, numbers)
SELECT m.realm, m.generation, m.month, m.place_id, m.item_code, m.organisation_id, m.street_id, m.community_id, m.grid_id,
	(SELECT coalesce(jsonb_object_agg(s.key, s.n), '{}') FROM (SELECT n.key, sum(n.value::bigint) AS n FROM unnest(m.days) d (numbers), jsonb_each_text(d.numbers) n GROUP BY n.key) s)
FROM (SELECT realm, generation, date_trunc('month', day)::date AS month, place_id, item_code, organisation_id, (array_agg(street_id))[1] AS street_id, (array_agg(community_id))[1] AS community_id,
	(array_agg(grid_id))[1] AS grid_id, array_agg(numbers) AS days FROM report_days GROUP BY 1, 2, 3, 4, 5, 6) m;