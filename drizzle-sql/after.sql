INSERT INTO business_clock DEFAULT VALUES;--> statement-breakpoint
INSERT INTO feed_epoch DEFAULT VALUES;--> statement-breakpoint
-- A person holds a role over one scope once at a time.
ALTER TABLE appointments ADD CONSTRAINT appointments_once EXCLUDE USING gist (realm WITH =, person_id WITH =, role WITH =,
  coalesce(division_id, organisation_id, team_id) WITH =, tstzrange(since, until) WITH &&);--> statement-breakpoint
-- One street leader, one grid head, one captain at a time (`holders: 'ONE'` in src/appointing.ts).
ALTER TABLE appointments ADD CONSTRAINT appointments_alone EXCLUDE USING gist (realm WITH =, role WITH =,
  coalesce(division_id, organisation_id, team_id) WITH =, tstzrange(since, until) WITH &&) WHERE (alone);
--> statement-breakpoint
-- Nobody is bound to two places at once (BINDING_SEATS in src/seat-steps.ts). An offer does not bind.
ALTER TABLE seats ADD CONSTRAINT seats_elsewhere EXCLUDE USING gist (realm WITH =, person_id WITH =, during WITH &&)
  WHERE (state IN ('HELD', 'CONFIRMED', 'SERVING'));
--> statement-breakpoint
-- Short numbers of orders, read over a telephone: one sequence for all realms, so that taking one waits for nobody.
CREATE SEQUENCE order_numbers START 100001;
