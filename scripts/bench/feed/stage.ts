import postgres from 'postgres';
import { encodeId } from '../../../src/graphql/node.ts';
import { ARENA_ID } from '../arena.ts';
import { CROWD, REALM } from '../fill.ts';
import { monotonicMs } from './lines.ts';
import { ISSUER } from '../tokens.ts';

/** What happens to open orders of one community, as another node would tell it: written by hand, then hinted at. */
export interface Publisher {
  /** So many events in one transaction, of different orders; their revisions are the bench's numbers from `number` on. Returns when it was committed (`monotonicMs`). */
  publish(community: number, number: number, count?: number): Promise<number>;
  close(): Promise<void>;
}

export const DOCUMENT = `subscription Board($scope: FeedScope!, $after: String) { feed(scope: $scope, after: $after) { __typename ... on Events { cursor serverTime events { __typename
  ... on Changed { table step subject { __typename id ... on Order { number itemCode state community { code name } plannedStart plannedEnd helpersFree helpersWanted led } } revision }
  ... on Gone { id reason revision } } } ... on Resync { serverTime } } }`;

const TAIL = '-fe0d-7000-8000-000000000000';
const teamUuid = (i: number): string => `${i.toString(16).padStart(8, '0')}${TAIL}`;
export const teamIdOf = (i: number): string => encodeId('Team', REALM, teamUuid(i));

/** Events of orders that lie in communities 0 and up. */
export async function openPublisher(adminUrl: string): Promise<Publisher> {
  const admin = postgres(adminUrl, { max: 4, onnotice: () => {}, connection: { session_replication_role: 'replica' } });
  await admin.unsafe(`create table if not exists bench_orders as
    select o.*, (row_number() over (partition by o.community_id order by o.id)) - 1 as nth, substr(d.code, ${REALM.length + 2})::int as community, jsonb_build_object('state', o.state, 'held', false, 'streetId', o.street_id, 'communityId', o.community_id, 'gridId', o.grid_id,
      'divisionId', o.division_id, 'holdingId', o.holding_id, 'itemId', o.item_code, 'open', true, 'sensitive', false) as routing
    from orders o join divisions d on d.realm = o.realm and d.id = o.community_id where o.realm = '${REALM}' and o.state = 'OPEN' and not o.sensitive and o.holds = 0`);
  // What the node itself does to these orders comes after what the bench tells: a revision below it would show all of it again.
  await admin.unsafe('update orders o set revision = 900000 from bench_orders b where o.realm = b.realm and o.id = b.id');
  await admin.unsafe('create index if not exists bench_orders_nth on bench_orders (community, nth)');
  const [{ most }] = await admin.unsafe<[{ most: number }]>('select min(n)::int as most from (select count(*) as n from bench_orders group by community) c');
  return {
    publish: async (community, number, count = 1) => {
      // More events than the community has orders: those of all communities.
      const which = count > most ? `where nth = 0 or nth < ${count} order by nth, community limit ${count}` : `where community = ${community} and nth >= ${number % most} or community = ${community} order by (nth < ${number % most}), nth limit ${count}`;
      await admin.unsafe(`insert into events (realm, epoch, table_name, step, subject_type, subject_id, order_id, revision, at, actor_kind, before, after, facts)
        select realm, (select epoch from feed_epoch), 'ORDER', 'amend', 'Order', id, id, ${number} + row_number() over () - 1, business_now(), 'CLOCK', routing, routing, '{}' from (select * from bench_orders ${which}) o`);
      const committed = monotonicMs();
      await admin.unsafe(`select pg_notify('linlibang_events', 'bench')`);
      return committed;
    },
    close: () => admin.end(),
  };
}

/** Teams that each help with everything in one community. */
export interface Teams {
  readonly first: number;
  readonly count: number;
  /** Number of the community of team `t`, as SQL. */
  readonly community: string;
  readonly members: number;
  /** In so many of these teams each member is; the members are of the crowd, from person `people` of it on. */
  readonly teamsEach: number;
  readonly people: number;
}

export async function layTeams(adminUrl: string, { first, count, community, members, teamsEach, people }: Teams): Promise<void> {
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {}, connection: { session_replication_role: 'replica' } });
  const id = `(lpad(to_hex(t), 8, '0') || '${TAIL}')::uuid`;
  const all = `generate_series(${first}, ${first + count - 1}) t`;
  await admin.unsafe(`insert into teams (realm, id, name, division_id) select '${REALM}', ${id}, '队' || t, d.id from ${all} join divisions d on d.realm = '${REALM}' and d.code = '${REALM}-' || (${community})`);
  await admin.unsafe(`insert into team_divisions (realm, team_id, division_id) select '${REALM}', ${id}, d.id from ${all} join divisions d on d.realm = '${REALM}' and d.code = '${REALM}-' || (${community})`);
  await admin.unsafe(`insert into team_members (realm, id, team_id, person_id, admitted_at, admitted_by) select '${REALM}', gen_random_uuid(), ${id}, a.person_id, business_now(), a.person_id
    from ${all} cross join generate_series(0, ${members - 1}) m join accounts a on a.realm = '${REALM}' and a.issuer = '${ISSUER}' and a.subject = 'p' || (${CROWD + people} + ((t - ${first}) * ${members} + m) / ${teamsEach})`);
  await admin.unsafe('analyze teams; analyze team_divisions; analyze team_members');
  await admin.end();
}

/** Orders of the arena are shared out among so many communities. */
export async function scatter(adminUrl: string, communities: number): Promise<void> {
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {}, connection: { session_replication_role: 'replica' } });
  await admin.unsafe(`update orders o set street_id = g.street_id, community_id = g.community_id, grid_id = g.id, division_id = g.id, holding_id = g.community_id
    from divisions g where o.realm = '${REALM}' and o.id >= '${ARENA_ID}000000000000' and o.id <= '${ARENA_ID}999999999999' and g.realm = o.realm and g.code = '${REALM}-G' || (o.number % ${communities})`);
  await admin.unsafe('analyze orders');
  await admin.end();
}
