-- Between communities there is time to travel (`reach` is `during` with half of it on either side). Seats of before have none.
ALTER TABLE seats ADD CONSTRAINT seats_within_reach EXCLUDE USING gist (realm WITH =, person_id WITH =, community_id WITH <>, reach WITH &&)
  WHERE (state IN ('HELD', 'CONFIRMED', 'SERVING'));
--> statement-breakpoint
-- Seats that are held already count as well.
UPDATE seats s SET slot = h.slot FROM (
  SELECT realm, id, row_number() OVER (PARTITION BY realm, person_id ORDER BY taken_at, id) AS slot FROM seats WHERE state IN ('HELD', 'CONFIRMED')) h
WHERE s.realm = h.realm AND s.id = h.id;
--> statement-breakpoint
UPDATE seats s SET community_id = o.community_id FROM orders o WHERE o.realm = s.realm AND o.id = s.order_id AND s.state IN ('OFFERED', 'HELD', 'CONFIRMED', 'SERVING');
