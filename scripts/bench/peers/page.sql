-- The page of open orders as one statement that makes the whole answer: what node:http sends without any GraphQL.
-- $1 realm, $2 issuer, $3 subject, $4 code of the community
with reader as materialized (select a.person_id from accounts a join appointments t on t.realm = a.realm and t.person_id = a.person_id and t.role in ('DISPATCHER', 'STREET_LEADER', 'AUDITOR')
    join divisions d on d.realm = t.realm and d.id = t.division_id and d.level = 'COUNTY'
  where a.realm = $1::text and a.issuer = $2::text and a.subject = $3::text and t.since <= business_now() and (t.until is null or t.until > business_now()) limit 1),
community as materialized (select d.id, d.code, d.name from divisions d where d.realm = $1::text and d.code = $4::text),
page as (select o.* from orders o where o.realm = $1::text and o.community_id = (select id from community) and o.state = 'OPEN' and o.holds = 0 and o.planned_start is not null
  and exists (select from reader) order by o.planned_start, o.id limit 51)
select jsonb_build_object('data', jsonb_build_object('orders', jsonb_build_object('nodes', (
  select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'number', o.number, 'state', o.state, 'revision', o.revision, 'summary', o.summary, 'urgent', o.urgent,
    'placedAt', o.placed_at, 'plannedStart', o.planned_start, 'plannedEnd', o.planned_end, 'helpersWanted', o.helpers_wanted, 'helpersFree', o.helpers_wanted - o.helpers_living, 'led', o.leads_living > 0,
    'community', jsonb_build_object('code', c.code, 'name', c.name), 'item', jsonb_build_object('code', i.code, 'name', i.zh),
    'contact', jsonb_build_object('name', left(q.name, 1) || '**', 'phone', left(q.phone, 2) || '*****' || right(q.phone, 4)),
    'crew', coalesce(s.crew, '[]')) order by o.planned_start, o.id), '[]')
  from (select * from page order by planned_start, id limit 50) o cross join community c
    join catalogue_items i on i.realm = o.realm and i.version = o.catalogue_version and i.code = o.item_code
    left join order_private q on q.realm = o.realm and q.order_id = o.id
    left join lateral (select jsonb_agg(jsonb_build_object('id', x.id, 'kind', x.kind, 'state', x.state, 'takenAt', x.taken_at, 'name', left(k.name, 1) || '**') order by x.taken_at, x.id) as crew
      from seats x join person_contacts k on k.realm = x.realm and k.person_id = x.person_id
      where x.realm = o.realm and x.order_id = o.id and x.attempt = o.attempt and x.state in ('OFFERED', 'HELD', 'CONFIRMED', 'SERVING', 'SERVED')) s on true),
  'pageInfo', jsonb_build_object('hasNextPage', (select count(*) > 50 from page)))))::text as answer
