-- What every peer runs to take a seat: one statement, the best that is known. It makes the decision that the project makes (who asks, what the order is,
-- free places, nowhere twice, travel, five seats at once, ten a minute, cooling off) and writes the same rows: seat, place, relation, time limit, event and the key's outcome.
-- $1 realm, $2 issuer, $3 subject, $4 owner of the key, $5 key, $6 HMAC of the input in hex, $7 order, $8 id of the new seat
with g as materialized (select $1::text as realm, $2::text as issuer, $3::text as subject, $4::text as owner, $5::uuid as key, decode($6::text, 'hex') as hash, $7::uuid as order_id, $8::uuid as seat_id, business_now() as now),
prior as (select k.outcome, k.input_hmac = g.hash as same from g join keys k on k.realm = g.realm and k.actor = g.owner and k.mutation = 'grabSeat' and k.key = g.key),
p as (select a.person_id as id, v.id is not null as volunteer, coalesce(v.skills, '{}') as skills
  from g join accounts a on a.realm = g.realm and a.issuer = g.issuer and a.subject = g.subject left join volunteers v on v.realm = a.realm and v.person_id = a.person_id and v.ended_at is null),
o as materialized (select o.* from g join orders o on o.realm = g.realm and o.id = g.order_id where not exists (select from prior) for no key update of o),
held as (select count(*) filter (where x.state in ('HELD', 'CONFIRMED', 'SERVING')) as living, count(*) filter (where x.taken_at > g.now - interval '1 minute') as lately
  from g, p join seats x on x.realm = $1::text and x.person_id = p.id where x.state in ('HELD', 'CONFIRMED', 'SERVING') or x.taken_at > g.now - interval '1 minute'),
verdict as (select o.*, p.id as taker, g.now, g.seat_id, held.living, case
    when p.id is null or not (p.volunteer and p.skills @> o.skills or not o.sensitive) then 'NOT_FOUND'
    when not p.volunteer then 'NOT_VOLUNTEER'
    when o.state <> 'OPEN' or o.serves <> 'CREW' then 'NOT_OPEN'
    when o.holds > 0 then 'ON_HOLD'
    when o.planned_start is null then 'NO_DATE'
    when o.planned_start <= g.now then 'ALREADY_STARTED'
    when o.draw_at > g.now then 'NOT_YET'
    when o.helpers_living >= o.helpers_wanted then 'ORDER_FULL'
    when not p.skills @> o.skills then 'SKILLS_MISSING'
    when held.living >= 5 or held.lately >= 10 then 'TOO_MANY'
    when exists (select from cooling_offs f where f.realm = o.realm and f.person_id = p.id and f.state = 'COOLING' and f.until > g.now) then 'COOLING_OFF'
    when exists (select from seats x where x.realm = o.realm and x.person_id = p.id and x.state in ('HELD', 'CONFIRMED', 'SERVING') and x.during && tstzrange(o.planned_start, o.planned_end)) then 'ELSEWHERE_THEN'
    when exists (select from order_relations r where r.realm = o.realm and r.order_id = o.id and r.person_id = p.id and r.relation in ('REQUESTER', 'SERVED') and r.until is null) then 'SERVES_YOU' end as refusal
  from g cross join o cross join held left join p on true),
seat as (insert into seats (realm, id, order_id, attempt, kind, person_id, state, during, reach, community_id, slot, taken_at, held_at)
  select realm, seat_id, id, attempt, 'HELPER', taker, 'HELD', tstzrange(planned_start, planned_end), tstzrange(planned_start - interval '15 minutes', planned_end + interval '15 minutes'), community_id, living + 1, now, now from verdict where refusal is null on conflict do nothing returning id, state, taken_at),
place as (update orders o set helpers_living = v.helpers_living + 1, revision = v.revision + 1 from seat, verdict v where o.realm = v.realm and o.id = v.id
  returning o.revision, o.helpers_wanted - o.helpers_living as seats_left),
relation as (insert into order_relations (realm, order_id, attempt, person_id, relation, since, placed_at) select v.realm, v.id, v.attempt, v.taker, 'CREW', v.now, v.placed_at from verdict v, seat
  on conflict (realm, order_id, person_id, relation, attempt) do update set until = null, firm = false),
due as (insert into deadlines (realm, subject_table, subject_id, step, due_at, anchored) select v.realm, 'SEAT', seat.id, 'confirm', greatest(v.now, v.planned_start - interval '24 hours'), true from verdict v, seat),
event as (insert into events (realm, epoch, table_name, step, subject_type, subject_id, order_id, revision, at, actor_person, actor_kind, after, facts)
  select v.realm, (select epoch from feed_epoch), 'SEAT', 'grab', 'Seat', seat.id, v.id, place.revision, v.now, v.taker, 'PERSON',
    jsonb_build_object('state', v.state, 'streetId', v.street_id, 'communityId', v.community_id, 'gridId', v.grid_id, 'itemId', v.item_code, 'personIds', jsonb_build_array(v.taker)),
    jsonb_build_object('kind', 'HELPER', 'seatsLeft', place.seats_left) from verdict v, seat, place),
decided as (
  select jsonb_build_object('ok', true, 'seatId', seat.id, 'state', seat.state, 'takenAt', seat.taken_at, 'revision', place.revision, 'seatsLeft', place.seats_left) as outcome from seat, place
  union all select jsonb_build_object('ok', false, 'code', refusal) from verdict where refusal is not null
  union all select jsonb_build_object('ok', false, 'code', 'NOT_FOUND') where not exists (select from o) and not exists (select from prior)),
kept as (insert into keys (realm, actor, mutation, key, input_hmac, outcome) select g.realm, g.owner, 'grabSeat', g.key, g.hash, d.outcome from g, decided d on conflict do nothing returning 1)
select coalesce((select outcome from prior where same), (select outcome from decided where exists (select from kept))) as outcome, exists (select from prior where not same) as reused
